import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addProfile, openTestWorkspace, pullAll, type TestWorkspace } from '../../tests/support/notebook'
import { ROW_VERSION, type Row } from '../../src/shared/profile/row'

let test: TestWorkspace
beforeEach(async () => {
  test = await openTestWorkspace()
})
afterEach(() => test.close())

const rows = () => test.storage.db.selectFrom('profile').selectAll().orderBy('id').execute()

it('rows of an older version are made again after a start, and nothing else about the profile moves', async () => {
  const anna = await test.member('manager', 'Anna')
  for (let i = 0; i < 30; i++) await addProfile(test.notebook, anna, `Client ${i}`)
  const before = await rows()
  for (const { id, row } of before) {
    const { changed: _, ...old } = JSON.parse(row) as Row
    await test.storage.db
      .updateTable('profile')
      .set({ row: JSON.stringify({ ...old, v: 1 }), row_version: 1 })
      .where('id', '=', id)
      .execute()
  }
  await test.reopen()
  await vi.waitFor(
    async () => expect((await rows()).every((row) => row.row_version === ROW_VERSION)).toBe(true),
    10_000,
  )
  expect(await rows()).toEqual(before)
  const pulled = await pullAll(test.notebook, anna, 0)
  expect(JSON.stringify(pulled)).not.toContain('"v":1,')
})
