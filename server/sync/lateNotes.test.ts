import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { lateContents } from './lateNotes'

/** Notes of one paragraph, and a device that has them. */
function begun() {
  const doc = new Y.Doc({ gc: false })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('agreed')])
  doc.getXmlFragment('notes').insert(0, [paragraph])
  const device = new Y.Doc({ gc: false })
  Y.applyUpdate(device, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(device)
  const text = (device.getXmlFragment('notes').get(0) as Y.XmlElement).get(0) as Y.XmlText
  const late = () => lateContents(doc, [{ update: Y.encodeStateAsUpdate(device, before), at: 7 }])
  return { doc, text, late }
}
const textsOf = (contents: ReturnType<typeof lateContents>) =>
  contents.map((content) => (content.type === 'passage' ? content.text : content.type))

describe('typing that came late', () => {
  test('into a paragraph that was deleted meanwhile is kept, without its place', () => {
    const { doc, text, late } = begun()
    text.insert(6, ' on Tuesday')
    doc.getXmlFragment('notes').delete(0, 1)
    expect(textsOf(late())).toEqual(['on Tuesday'])
  })

  test('that its author deleted again is not', () => {
    const { text, late } = begun()
    text.insert(6, ' on Tuesday')
    text.delete(6, 11)
    expect(textsOf(late())).toEqual([])
  })
})
