import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/shared/ids'
import { noteSchema } from '../../../tests/support/noteEditor'
import {
  isNoteLink,
  NOTE_CHILDREN,
  NOTE_LIMITS,
  NOTE_MARK_ATTRIBUTES,
  NOTE_MARKS,
  NOTE_NODE_ATTRIBUTES,
  NOTE_NODES,
  type NoteMark,
  type NoteNode,
} from '../../../src/shared/profile/notesSchema'
import { allows, schemaOf } from './schema'
import type { Json } from './update'

describe("the list of nodes and marks is the editor's own", () => {
  it('has the same names', () => {
    expect(Object.keys(noteSchema.nodes).toSorted()).toEqual([...NOTE_NODES, 'doc', 'text'].toSorted())
    expect(Object.keys(noteSchema.marks).toSorted()).toEqual([...NOTE_MARKS].toSorted())
  })

  it.each(NOTE_NODES)('%s has the same attributes', (name: NoteNode) => {
    expect(Object.keys(noteSchema.nodes[name]!.spec.attrs ?? {}).toSorted()).toEqual(
      [...NOTE_NODE_ATTRIBUTES[name]].toSorted(),
    )
  })

  it.each(NOTE_MARKS)('%s has the same attributes', (name: NoteMark) => {
    expect(Object.keys(noteSchema.marks[name]!.spec.attrs ?? {}).toSorted()).toEqual(
      [...NOTE_MARK_ATTRIBUTES[name]].toSorted(),
    )
  })

  it.each(['root', ...NOTE_NODES] as const)('%s holds the same nodes', (name) => {
    const parent = noteSchema.nodes[name === 'root' ? 'doc' : name]!
    const allowed = NOTE_NODES.filter((child) => mayHold(parent, child))
    expect(allowed.toSorted()).toEqual([...NOTE_CHILDREN[name]].toSorted())
  })
})

/** Does the content expression have any place for this child? */
function mayHold(parent: (typeof noteSchema.nodes)[string], child: string): boolean {
  const seen = new Set<unknown>()
  const todo = [parent.contentMatch]
  for (let match = todo.pop(); match !== undefined; match = todo.pop()) {
    if (seen.has(match)) continue
    seen.add(match)
    for (let edge = 0; edge < match.edgeCount; edge++) {
      const { type, next } = match.edge(edge)
      if (type.name === child) return true
      todo.push(next)
    }
  }
  return false
}

describe('links', () => {
  it.each(['http://example.com', 'https://пример.рф/a?b#c', 'mailto:a@b.c', 'tel:+79215550101', 'HTTPS://A.B'])(
    'lead to %s',
    (href) => expect(isNoteLink(href)).toBe(true),
  )
  it.each([
    'javascript:alert(1)',
    'JavaScript:1',
    'data:text/html,x',
    'file:///etc',
    '/here',
    '',
    'https://',
    'https://a b',
    'java\nscript:1',
    ' javascript:1',
    `https://a/${'b'.repeat(NOTE_LIMITS.href)}`,
  ])('do not lead to %s', (href) => expect(isNoteLink(href)).toBe(false))
})

describe('marks', () => {
  const text = { kind: 'text' } as const
  const format = (key: string, value: Json) => allows(text, null, { kind: 'format', key, value })

  it('begin with their attributes and end with null', () => {
    expect(format('bold', {})).toBe(true)
    expect(format('bold', null)).toBe(true)
    expect(
      format('link', {
        href: 'https://a.b',
        target: '_blank',
        rel: 'noopener noreferrer nofollow',
        class: null,
        title: null,
      }),
    ).toBe(true)
  })
  it('may carry the hash of an overlapping mark', () => {
    expect(format('link--AbCd+/12', { href: 'https://a.b' })).toBe(true)
    expect(format('evil--AbCd+/12', {})).toBe(false)
  })
  it('are refused with another name, attribute or value', () => {
    for (const key of ['code', 'constructor', '__proto__', 'toString']) expect(format(key, {})).toBe(false)
    expect(format('bold', { onclick: 'x' })).toBe(false)
    expect(format('bold', true)).toBe(false)
    expect(format('link', {})).toBe(false)
    expect(format('link', { href: 'javascript:alert(1)' })).toBe(false)
    expect(format('link', { href: 'https://a.b', class: 'button' })).toBe(false)
    expect(format('link', { href: 'https://a.b', title: 'x'.repeat(NOTE_LIMITS.attribute + 1) })).toBe(false)
  })
})

describe('attributes', () => {
  const set = (node: NoteNode, attribute: string, ...values: (string | number | boolean | null)[]) =>
    allows({ kind: 'node', node }, attribute, { kind: 'any', values })

  it('belong to their node', () => {
    expect(set('heading', 'level', 2)).toBe(true)
    expect(set('taskItem', 'checked', true)).toBe(true)
    expect(set('orderedList', 'start', 5)).toBe(true)
    expect(set('paragraph', 'level', 2)).toBe(false)
    expect(set('heading', 'constructor', 2)).toBe(false)
  })
  it('have the values of the editor', () => {
    expect(set('heading', 'level', 4)).toBe(false)
    expect(set('heading', 'level', '1')).toBe(false)
    expect(set('taskItem', 'checked', 'yes')).toBe(false)
  })
  it('of a mention name somebody by a well-formed id, in a line of plain text', () => {
    const id = newId<'member'>()
    for (const kind of ['member', 'person']) expect(set('mention', 'kind', kind)).toBe(true)
    expect(set('mention', 'id', id)).toBe(true)
    for (const label of ['Ольга', 'O’Neil & Co <Ltd>', 'x'.repeat(NOTE_LIMITS.attribute)])
      expect(set('mention', 'label', label)).toBe(true)
    expect(set('mention', 'kind', 'everybody')).toBe(false)
    for (const bad of ['', 'olga', id.toUpperCase(), `${id} `, '../../secrets', 7, null])
      expect(set('mention', 'id', bad)).toBe(false)
    for (const bad of ['', '  ', 'two\nlines', 'tab\there', '\u2028', 'x'.repeat(NOTE_LIMITS.attribute + 1), 5, true])
      expect(set('mention', 'label', bad)).toBe(false)
    for (const foreign of ['href', 'style', 'onclick', 'file', 'level']) expect(set('mention', foreign, id)).toBe(false)
  })
  it('of a picture name a file by its id, never an address', () => {
    const id = newId<'file'>()
    expect(set('image', 'file', id)).toBe(true)
    for (const bad of [
      'https://evil.example/pixel.png',
      'http://a/b',
      'data:image/png;base64,AA',
      'blob:x',
      '',
      null,
      1,
    ])
      expect(set('image', 'file', bad)).toBe(false)
    for (const alt of ['', 'Стенд на выставке']) expect(set('image', 'alt', alt)).toBe(true)
    for (const bad of ['x'.repeat(NOTE_LIMITS.alt + 1), 'a\u0000b', 3]) expect(set('image', 'alt', bad)).toBe(false)
    for (const foreign of ['src', 'srcset', 'width', 'onerror', 'label']) expect(set('image', foreign, id)).toBe(false)
  })
  it('may carry the values they had before', () => {
    expect(set('heading', 'level', 1, 2, 3)).toBe(true)
    expect(set('heading', 'level', 1, 9)).toBe(false)
  })
})

describe('a mention and a picture', () => {
  const element = (name: string) => ({ kind: 'type', type: 'xmlElement', name }) as const
  const text = { kind: 'type', type: 'xmlText', name: null } as const

  it('stand where the editor puts them, and nowhere else', () => {
    expect(allows({ kind: 'node', node: 'paragraph' }, null, element('mention'))).toBe(true)
    expect(allows({ kind: 'root' }, null, element('image'))).toBe(true)
    expect(allows({ kind: 'node', node: 'taskItem' }, null, element('image'))).toBe(true)
    expect(allows({ kind: 'root' }, null, element('mention'))).toBe(false)
    expect(allows({ kind: 'node', node: 'paragraph' }, null, element('image'))).toBe(false)
    expect(allows({ kind: 'node', node: 'bulletList' }, null, element('image'))).toBe(false)
  })
  it('hold nothing: no text, no marks, no other node', () => {
    for (const node of ['mention', 'image'] as const)
      for (const content of [text, element('paragraph'), element('mention'), element('image')])
        expect(allows({ kind: 'node', node }, null, content)).toBe(false)
  })
  it('need the second schema; what was there before does not', () => {
    expect(['paragraph', 'mention', 'image'].map((name) => schemaOf(element(name)))).toEqual([1, 2, 2])
    expect(schemaOf({ kind: 'string', text: 'mention' })).toBe(1)
  })
})
