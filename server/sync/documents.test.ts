import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProfileId } from '../../src/shared/ids'
import { addProfile, NotesPad, openTestWorkspace, type TestWorkspace } from '../../tests/support/notebook'
import { makeDocuments } from './documents'
import { makeWriter } from './write'

let test: TestWorkspace
let profiles: ProfileId[]

beforeEach(async () => {
  test = await openTestWorkspace()
  const anna = await test.member('manager', 'Anna')
  profiles = []
  for (let made = 0; made < 4; made++) profiles.push(await addProfile(test.notebook, anna))
})
afterEach(() => test.close())

const openAll = async (documents: ReturnType<typeof makeDocuments>) => {
  for (const profile of profiles) await documents.open(test.storage.db, profile)
  return profiles.map((profile) => documents.cached(profile) !== undefined)
}

describe('the documents that are kept', () => {
  it('are the ones used last, no more of them than was said', async () => {
    expect(await openAll(makeDocuments(2))).toEqual([false, false, true, true])
  })

  it('weigh together no more than was said; the one in use is kept however heavy it is', async () => {
    const one = (await makeDocuments(1).open(test.storage.db, profiles[0]!)).bytes
    expect(one).toBeGreaterThan(0)
    expect(await openAll(makeDocuments(100, 3.5 * one))).toEqual([false, true, true, true])
    expect(await openAll(makeDocuments(100, 0))).toEqual([false, false, false, true])
  })

  it('weigh more when they grow', async () => {
    const documents = makeDocuments(100)
    const profile = profiles[0]!
    const before = (await documents.open(test.storage.db, profile)).bytes
    await makeWriter(test.storage, documents, () => {})(test.workspace, async (write) =>
      write.applyNotes(await write.document(profile), new NotesPad().paragraph('x'.repeat(1_000)), write.seq(), null),
    )
    expect(documents.cached(profile)?.bytes).toBeGreaterThan(before + 1_000)
  })

  it('let others go for one that grows, also when no other comes', async () => {
    const documents = makeDocuments(100, 1_000_000)
    await openAll(documents)
    const grown = await documents.open(test.storage.db, profiles[3]!)
    grown.bytes = 2_000_000
    for (let used = 0; used < 100; used++) await documents.open(test.storage.db, profiles[3]!)
    expect(profiles.map((profile) => documents.cached(profile) !== undefined)).toEqual([false, false, false, true])
  })

  it('are those of open channels besides', async () => {
    const documents = makeDocuments(1)
    const letGo = documents.pin(profiles[0]!)
    expect(await openAll(documents)).toEqual([true, false, false, true])
    letGo()
    expect(await openAll(documents)).toEqual([false, false, false, true])
  })
})
