import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { NOTES } from '../../shared/protocol'
import { takeOver } from './latePassage'

function notesOf(...lines: string[]): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  const blocks = lines.map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  doc.getXmlFragment(NOTES).insert(0, blocks)
  return doc
}
const shown = (doc: Y.Doc) => doc.getXmlFragment(NOTES).toArray().map(String)
const HEAD = 'Igor, 12 March:'

describe('a passage that is taken over', () => {
  it('stands behind the paragraph it was typed in, as a quotation under its author’s name', () => {
    const doc = notesOf('Call before noon', 'Likes tea')
    takeOver(doc, { text: 'and never on Friday', context: 'Call before noon and never on Friday' }, HEAD)
    expect(shown(doc)).toEqual([
      '<paragraph>Call before noon</paragraph>',
      `<blockquote><paragraph><bold>${HEAD}</bold></paragraph><paragraph>and never on Friday</paragraph></blockquote>`,
      '<paragraph>Likes tea</paragraph>',
    ])
  })

  it('stands at the end where that paragraph is gone, line by line', () => {
    const doc = notesOf('Likes tea')
    takeOver(doc, { text: 'One\n\nTwo', context: 'One\n\nTwo' }, HEAD)
    expect(shown(doc)[1]).toContain('<paragraph>One</paragraph><paragraph>Two</paragraph>')
  })

  it('is taken out again, and nothing else with it', () => {
    const doc = notesOf('Likes tea')
    const before = shown(doc)
    const undo = takeOver(doc, { text: 'One', context: 'One' }, HEAD)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Later')])
    doc.getXmlFragment(NOTES).push([paragraph])
    undo()
    undo()
    expect(shown(doc)).toEqual([...before, '<paragraph>Later</paragraph>'])
  })
})
