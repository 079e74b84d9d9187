import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { commands, edit, typeNote } from '../../../tests/support/noteEditor'
import { passagesOf } from './passages'

const docOf = (clientID: number, from?: Y.Doc): Y.Doc => {
  const doc = Object.assign(new Y.Doc({ gc: false }), { clientID })
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  return doc
}

/** The notes as the server has them, and what an offline device would add. */
function scene(before: (doc: Y.Doc) => void, offline: (doc: Y.Doc) => void) {
  const server = docOf(1)
  before(server)
  const device = docOf(2, server)
  offline(device)
  return { server, update: Y.encodeStateAsUpdate(device, Y.encodeStateVector(server)) }
}

const type = (doc: Y.Doc, at: number, text: string) => edit(doc, at, at, commands.type(text))

describe('the passages of an update that came too late', () => {
  it('are what is new in each paragraph, with the whole paragraph around it', () => {
    const { server, update } = scene(
      (doc) => typeNote(doc, 'Платит вовремя.'),
      (doc) => {
        type(doc, 8, 'почти ')
        edit(doc, 22, 22, commands.split())
        typeNote(doc, 'Новый склад в Туле.')
      },
    )
    expect(passagesOf(server, update)).toEqual([
      { text: 'почти', context: 'Платит почти вовремя.' },
      { text: 'Новый склад в Туле.', context: 'Новый склад в Туле.' },
    ])
  })

  it('show two insertions into one paragraph as one passage', () => {
    const { server, update } = scene(
      (doc) => typeNote(doc, 'abcdef'),
      (doc) => {
        type(doc, 3, 'X')
        type(doc, 6, 'Y')
      },
    )
    expect(passagesOf(server, update)).toEqual([{ text: 'X … Y', context: 'abXcdYef' }])
  })

  it('leave out what was deleted again, and deletions alone', () => {
    const { server, update } = scene(
      (doc) => typeNote(doc, 'abcdef'),
      (doc) => {
        type(doc, 7, 'gone')
        edit(doc, 7, 11, commands.remove())
        edit(doc, 1, 3, commands.remove())
      },
    )
    expect(passagesOf(server, update)).toEqual([])
  })

  it('find text in lists and quotes, and keep line breaks in the context', () => {
    const { server, update } = scene(
      () => undefined,
      (doc) => {
        typeNote(doc, 'one')
        edit(doc, 1, 1, commands.bulletList())
        edit(doc, 6, 6, commands.line())
        type(doc, 7, 'two')
      },
    )
    expect(passagesOf(server, update)).toEqual([{ text: 'one … two', context: 'one\ntwo' }])
  })

  it('tell new text from old text of the same device', () => {
    const server = docOf(1)
    const device = docOf(2)
    typeNote(device, 'old ')
    Y.applyUpdate(server, Y.encodeStateAsUpdate(device))
    typeNote(device, 'new')
    const update = Y.encodeStateAsUpdate(device, Y.encodeStateVector(server))
    expect(passagesOf(server, update)).toEqual([{ text: 'new', context: 'old new' }])
  })

  it('say who was mentioned and what a picture shows', () => {
    const { server, update } = scene(
      (doc) => typeNote(doc, 'Спросить '),
      (doc) => {
        edit(doc, 10, 10, commands.mention('Ольга'))
        const picture = new Y.XmlElement('image')
        picture.setAttribute('alt', 'Стенд')
        doc.getXmlFragment('notes').push([picture, new Y.XmlElement('image')])
      },
    )
    expect(passagesOf(server, update)).toEqual([
      { text: '@Ольга', context: 'Спросить @Ольга' },
      { text: 'Стенд', context: 'Стенд' },
    ])
  })

  it('tell an old mention from new text beside it', () => {
    const { server, update } = scene(
      (doc) => {
        typeNote(doc, 'Спросить ')
        edit(doc, 10, 10, commands.mention('Ольга'))
      },
      (doc) => edit(doc, 11, 11, commands.type(' завтра')),
    )
    expect(passagesOf(server, update)).toEqual([{ text: 'завтра', context: 'Спросить @Ольга завтра' }])
  })

  it('leave the document as it is', () => {
    const { server, update } = scene(
      (doc) => typeNote(doc, 'abc'),
      (doc) => typeNote(doc, 'def'),
    )
    const before = Y.encodeStateAsUpdate(server)
    passagesOf(server, update)
    expect(Y.encodeStateAsUpdate(server)).toEqual(before)
  })
})
