import { expect, it } from 'vitest'
import type { DirectoryEntry, Sign } from '../../shared/directory'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import { colleaguesRows } from './colleaguesRows'
import type { LineCard } from './importDesk'

const entry: DirectoryEntry = {
  profile: newId<'profile'>() as ProfileId,
  name: 'Ladoga',
  city: 'Tula',
  owner: newId<'member'>() as MemberId,
  touched: null,
  hashes: [],
}
const known = (sign: Sign, value: string) => ({
  bySign: async (by: Sign, text: string) => (by === sign && text === value ? entry : undefined),
})
const card = (line: number, phone: string): LineCard => ({
  line,
  card: { name: `Row ${line}`, phones: [phone], emails: [], tags: [] },
})

it('finds the rows whose number is a colleague’s client’s, over several portions', async () => {
  const all = Array.from({ length: 1_200 }, (_, at) => card(at + 2, at % 600 === 0 ? '+79123456789' : `+7900${at}`))
  const asked: number[] = []
  const rows = await colleaguesRows(known('phone', '+79123456789'), all.length, async (from, count) => {
    asked.push(from)
    return all.slice(from, from + count)
  })
  expect(asked).toEqual([0, 500, 1_000])
  expect(rows).toEqual([
    { line: 2, name: 'Row 2', by: 'phone', entry },
    { line: 602, name: 'Row 602', by: 'phone', entry },
  ])
})
