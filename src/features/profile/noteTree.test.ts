import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../../shared/ids'
import { isEmptyTree, noteTree } from './noteTree'

const element = (name: string, attributes: Record<string, unknown>, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, children)
  return made
}
const notes = (...blocks: Y.XmlElement[]) => {
  const fragment = new Y.Doc().getXmlFragment('notes')
  fragment.insert(0, blocks)
  return fragment
}

describe('noteTree', () => {
  it('reads blocks with their attributes and text with its marks', () => {
    const text = new Y.XmlText()
    const fragment = notes(
      element('heading', { level: 2 }, text),
      element('taskList', {}, element('taskItem', { checked: true })),
    )
    text.insert(0, 'plain ')
    text.insert(6, 'loud', { bold: {}, 'link--abc': { href: 'https://a.example' } })
    const [heading, tasks] = noteTree(fragment)
    expect(heading).toMatchObject({ name: 'heading', level: 2 })
    expect(heading?.type === 'element' && heading.children).toMatchObject([
      { text: 'plain ', bold: false, href: undefined },
      { text: 'loud', bold: true, href: 'https://a.example' },
    ])
    expect(tasks).toMatchObject({ children: [{ name: 'taskItem', checked: true }] })
  })

  it('gives no address that must not be opened', () => {
    const text = new Y.XmlText()
    const fragment = notes(element('paragraph', {}, text))
    text.insert(0, 'x', { link: { href: 'javascript:alert(1)' } })
    expect(noteTree(fragment)).toMatchObject([{ children: [{ text: 'x', href: undefined }] }])
  })

  it('keeps the text of what it does not know', () => {
    const text = new Y.XmlText()
    const fragment = notes(element('hologram', {}, element('paragraph', {}, text)))
    text.insert(0, 'still here')
    expect(JSON.stringify(noteTree(fragment))).toContain('still here')
  })

  it('reads who is mentioned and which file a picture is, and never an address', () => {
    const id = newId()
    const fragment = notes(
      element('paragraph', {}, element('mention', { kind: 'member', id, label: 'Ольга' })),
      element('image', { file: id, alt: 'Стенд' }),
      element('image', { file: 'https://evil.example/1.png' }),
    )
    expect(noteTree(fragment)).toMatchObject([
      { children: [{ name: 'mention', mention: { kind: 'member', id, label: 'Ольга' } }] },
      { image: { file: id, alt: 'Стенд' } },
      { name: 'image', image: undefined },
    ])
    expect(isEmptyTree(noteTree(fragment))).toBe(false)
  })

  it('knows emptiness from a line', () => {
    expect(isEmptyTree(noteTree(notes()))).toBe(true)
    expect(isEmptyTree(noteTree(notes(element('paragraph', {}))))).toBe(true)
    expect(isEmptyTree(noteTree(notes(element('horizontalRule', {}))))).toBe(false)
  })
})
