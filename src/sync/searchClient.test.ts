import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId, type MemberId, type ProfileId, type WorkspaceId } from '../shared/ids'
import type { SearchQuestion } from './search.worker'
import { startSearch, type SearchClient } from './searchClient'

class FakeWorker extends EventTarget {
  static made: FakeWorker[] = []
  asked: SearchQuestion[] = []
  ended = false
  constructor() {
    super()
    FakeWorker.made.push(this)
  }
  postMessage(message: SearchQuestion | object) {
    if ('text' in message) this.asked.push(message)
  }
  terminate() {
    this.ended = true
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const found = [newId<ProfileId>()]
const plainly = [newId<ProfileId>()]
let client: SearchClient
const last = () => FakeWorker.made.at(-1)!

beforeEach(() => {
  FakeWorker.made = []
  vi.stubGlobal('Worker', FakeWorker)
  client = startSearch({ workspace: newId<WorkspaceId>(), member: newId<MemberId>() }, async () => plainly)
})
afterEach(() => vi.unstubAllGlobals())

test('a question that a worker left unanswered is asked of a new one', async () => {
  const answer = client.ask('door')
  const first = last()
  first.say({ failed: true })
  expect(first.ended).toBe(true)
  expect(last()).not.toBe(first)
  last().say({ id: last().asked[0]!.id, found })
  expect(await answer).toEqual(found)
})

test('a worker that never starts leaves no question open: the page answers itself', async () => {
  const answer = client.ask('door')
  last().dispatchEvent(new Event('error'))
  last().dispatchEvent(new Event('error'))
  expect(await answer).toEqual(plainly)
})

test('after a failure the next question goes to a worker again', async () => {
  const before = client.ask('door')
  last().say({ failed: true })
  last().say({ failed: true })
  await before
  const answer = client.ask('window')
  last().say({ id: last().asked.at(-1)!.id, found })
  expect(await answer).toEqual(found)
})

test('a failure of one that was replaced ends nothing', async () => {
  const answer = client.ask('door')
  const first = last()
  first.say({ failed: true })
  first.say({ failed: true })
  last().say({ id: last().asked[0]!.id, found })
  expect(await answer).toEqual(found)
})
