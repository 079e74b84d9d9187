import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Change } from '../shared/profile/change'
import { FIRST_SERVER_CLIENT, LEDGER, NOTES } from '../shared/protocol'
import { ledgerOf } from './document'
import { ledgerIn } from './ledgerBytes'

const value = fc.oneof(
  fc.string(),
  fc.constantFrom('Тула', 'Сияние 🌒', ''),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const record = fc.record(
  { id: fc.uuid(), at: fc.nat(), value, after: fc.array(fc.uuid(), { maxLength: 3 }) },
  { noNullPrototype: true },
)

/** A ledger by a server that was restored now and then, with what members typed between. */
function makeDoc(bursts: object[][]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc({ gc: false })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  bursts.forEach((records, epoch) => {
    doc.clientID = FIRST_SERVER_CLIENT + (epoch % 3)
    doc.getArray(LEDGER).push(records)
    doc.clientID = 7 + epoch
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('typed')])
    doc.getXmlFragment(NOTES).push([paragraph])
  })
  return { doc, updates }
}
const byId = (changes: readonly Change[] | undefined) => changes?.toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('gives the records that the document gives, of a state and of merged updates', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 5 }), { maxLength: 6 }),
      (bursts) => {
        const { doc, updates } = makeDoc(bursts)
        const expected = byId(ledgerOf(doc))
        expect(byId(ledgerIn(Y.encodeStateAsUpdate(doc)))).toEqual(expected)
        if (updates.length > 0) expect(byId(ledgerIn(Y.mergeUpdates(updates)))).toEqual(expected)
      },
    ),
  )
})

test('gives what single updates bring, also with a gap between them', () => {
  const { updates } = makeDoc([[{ id: 'a' }], [{ id: 'b' }], [{ id: 'c' }], [{ id: 'd' }]])
  const some = Y.mergeUpdates(updates.filter((_, index) => index !== 2 && index !== 3))
  expect(byId(ledgerIn(some))).toEqual([{ id: 'a' }, { id: 'c' }, { id: 'd' }])
})

test('leaves to the document what is no record of a ledger', () => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = FIRST_SERVER_CLIENT
  doc.getText('elsewhere').insert(0, 'text')
  expect(ledgerIn(Y.encodeStateAsUpdate(doc))).toBeUndefined()
  const other = new Y.Doc({ gc: false })
  other.clientID = FIRST_SERVER_CLIENT
  other.getArray('elsewhere').push([1])
  expect(ledgerIn(Y.encodeStateAsUpdate(other))).toBeUndefined()
})
