import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readFarewell, rememberFarewell, sendReceipt } from './farewell'

const MEMBER = '01a2024d-40f2-7000-abb7-a0eda8c50e68'
const DATABASE = `kartoteka/01a2024d-3b18-7000-a7f0-b1e20699bda6/${MEMBER}`
const farewell = { company: 'Лесоград', taken: 2, refused: 0, database: DATABASE, token: 'a-token' }

let calls: { path: string; authorization: string; databases: number }[]
let answer: () => Response

beforeEach(() => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
  // As in a browser, its keys are its own properties.
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  )
  globalThis.indexedDB = new IDBFactory()
  calls = []
  answer = () => Response.json({})
  vi.stubGlobal('fetch', async (path: string, { headers }: { headers: Record<string, string> }) => {
    calls.push({ path, authorization: headers.authorization!, databases: (await indexedDB.databases()).length })
    return answer()
  })
})
afterEach(() => vi.unstubAllGlobals())

const makeDatabase = () =>
  new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(DATABASE)
    request.addEventListener('success', () => resolve(request.result))
  })

describe('the receipt of a wipe', () => {
  test('[H3] is sent once nothing is left on the device, and no second time', async () => {
    const database = await makeDatabase()
    rememberFarewell(farewell)
    const sent = sendReceipt()
    await new Promise((resolve) => setImmediate(resolve))
    expect(calls).toEqual([])
    // Another tab held it.
    database.close()
    expect(await sent).toBe(true)
    expect(calls).toEqual([{ path: '/api/hand-in/wiped', authorization: 'HandIn a-token', databases: 0 }])
    expect(readFarewell()).toEqual({ ...farewell, token: null })
    expect(await sendReceipt()).toBe(true)
    expect(calls).toHaveLength(1)
  })

  test('is owed as long as no server answers, and settled when it had it already', async () => {
    rememberFarewell(farewell)
    answer = () => {
      throw new TypeError('no network')
    }
    expect(await sendReceipt()).toBe(false)
    expect(readFarewell()?.token).toBe('a-token')
    answer = () => Response.json({ error: { code: 'noAccess' } }, { status: 404 })
    expect(await sendReceipt()).toBe(true)
    expect(readFarewell()?.token).toBeNull()
  })

  test('says nothing of the member that was here: what a tab wrote while it closed goes too', async () => {
    rememberFarewell(farewell)
    localStorage.setItem(`kartoteka.visit/${MEMBER}`, '/clients/1')
    await sendReceipt()
    expect(localStorage.getItem(`kartoteka.visit/${MEMBER}`)).toBeNull()
    expect(readFarewell()?.company).toBe('Лесоград')
  })
})
