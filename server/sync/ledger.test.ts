import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { newId, type ChangeId, type MemberId, type ProfileId } from '../../src/shared/ids'
import type { HandoverChange } from '../../src/shared/profile/change'
import { FIRST_SERVER_CLIENT } from '../../src/shared/protocol'
import { appendToLedger, applyAppended, blindAppend, ledgerOf } from './ledger'

const record = (note: string): HandoverChange => ({
  id: newId<'change'>() as ChangeId,
  profile: newId<'profile'>() as ProfileId,
  kind: 'handover',
  at: 1,
  after: [],
  by: newId<'member'>() as MemberId,
  device: null,
  arrived: 1,
  seq: 2,
  from: newId<'member'>() as MemberId,
  to: newId<'member'>() as MemberId,
  note,
})
const client = FIRST_SERVER_CLIENT + 1
const makeDoc = () => new Y.Doc({ gc: false })

describe('appending without the document', () => {
  it('gives, byte for byte, the update that Yjs gives', () => {
    const doc = makeDoc()
    const { end } = appendToLedger(doc, [record('one'), record('two')], client)
    const last = record('three')
    const blind = blindAppend(last, end, client)
    expect(blind).toEqual(appendToLedger(doc, [last], client))
  })

  it('goes on under the client id of another life of the server', () => {
    const doc = makeDoc()
    const { end } = appendToLedger(doc, [record('one')], client)
    const blind = blindAppend(record('two'), end, client + 1)
    applyAppended(doc, blind.update)
    const third = appendToLedger(doc, [record('three')], client + 1)
    expect(blind.end).toEqual({ client: client + 1, clock: 1 })
    expect(third.end).toEqual({ client: client + 1, clock: 2 })
    expect(ledgerOf(doc).map((change) => 'note' in change && change.note)).toEqual(['one', 'two', 'three'])
  })

  it('can be mixed with appending to the document, and replicas agree', () => {
    const doc = makeDoc()
    const replica = makeDoc()
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(replica, update))
    let { end } = appendToLedger(doc, [record('0')], client)
    for (let index = 1; index < 10; index++) {
      const next = record(`${index}`)
      if (index % 2 === 0) end = appendToLedger(doc, [next], client).end
      else {
        const blind = blindAppend(next, end, client)
        applyAppended(doc, blind.update)
        end = blind.end
      }
    }
    expect(ledgerOf(replica)).toEqual(ledgerOf(doc))
    expect(ledgerOf(doc).map((change) => 'note' in change && change.note)).toEqual(
      Array.from({ length: 10 }, (_, i) => `${i}`),
    )
  })
})
