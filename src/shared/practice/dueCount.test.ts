import { expect, test } from 'vitest'
import { newId, type EntryId, type MemberId } from '../ids'
import type { Row } from '../profile/row'
import { aRow } from '../profile/testRow'
import { countDue } from './dueCount'
import type { Signal } from './signal'
import { A_DAY, itemsOf } from './today'

const olga = newId<MemberId>()
const anna = newId<MemberId>()
const context = { now: Date.parse('2026-11-23T09:00:00Z'), today: '2026-11-23' }
const whose = { member: olga, isHead: false, mayDo: () => true }

const row = (): Row => aRow({ owner: olga })
function step(of: Row, on = context.today, who = olga): Signal {
  const it = { entry: newId<EntryId>(), what: 'Позвонить', who, on }
  return { id: `step/${it.entry}`, kind: 'step', row: of, on, who, reason: { kind: 'step', step: it } }
}
const handed = (of: Row, when: number): Signal => ({
  id: `handed/${of.id}`,
  kind: 'handed',
  row: of,
  on: '2026-11-20',
  who: olga,
  reason: { kind: 'handed', from: anna, when },
})

function counted(clients: Signal[][]): number {
  const count = countDue(context, whose)
  for (const signals of clients) count.add(signals)
  return count.count()
}

test('due and overdue things of one’s own are counted, others’ and later ones are not', () => {
  const [one, two] = [row(), row()]
  expect(
    counted([[step(one), step(one, '2026-11-01')], [step(two, '2026-11-24')], [step(two, context.today, anna)]]),
  ).toBe(2)
})

test('client by client the number is that of the list, also where many clients are one line', () => {
  // Three clients handed over on one day are one line, two steps of one of them are two more.
  const rows = [row(), row(), row()]
  const clients = rows.map((one, index) => [handed(one, 5), ...(index === 0 ? [step(one), step(one)] : [])])
  expect(counted(clients)).toBe(3)
  expect(itemsOf(clients.flat(), context, whose)).toHaveLength(3)
})

test('no more than a day has lines, and who is full asks for no more', () => {
  const count = countDue(context, whose)
  while (!count.isFull()) count.add([step(row())])
  expect(count.count()).toBe(A_DAY)
  count.add([step(row())])
  expect(count.count()).toBe(A_DAY)
})
