/**
 * The server's process is killed, as a power cut would, while devices write: at any moment, and exactly between
 * its commit and its answer. docs/sync.md [S4] [S5] [S7], engine.ts [E1] [E4], notebookStore.ts [D2] [D3].
 */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { makeRandom } from '../fuzz/random'
import { openFaultProxy, type FaultProxy } from '../support/faultProxy'
import { addDevices, addShared, allSent, closeCompany, inDatabase, judge, openCompany, writeAt } from './company'
import type { Company } from './company'
import { eventually, KILLS, LONG, note, SEED, WRITERS } from './run'

/** Longest life of the server between two kills, ms. */
const LIFE = 600
/** Longest pause of a writer between two steps, ms. */
const PAUSE = 60 * WRITERS

describe('kill -9 of the server', () => {
  let company: Company
  let proxy: FaultProxy | undefined
  afterEach(async () => {
    await closeCompany(company)
    await proxy?.close()
    proxy = undefined
  })

  it(
    `[S4] [S5] [S7] [E1] [E4] under ${WRITERS} writers, ${KILLS} times: everything saved is stored exactly once`,
    { timeout: 180_000 + KILLS * 30_000 },
    async () => {
      const random = makeRandom(SEED)
      company = await openCompany(Math.min(5, WRITERS))
      await addDevices(company, WRITERS)
      await addShared(company, 4)
      let writing = true
      const writers = company.devices.map(async (device, index) => {
        const own = makeRandom(SEED * 1_000 + index)
        while (writing) {
          await writeAt(company, device, own)
          await wait(own.below(PAUSE))
        }
      })
      const answered = () => company.devices.reduce((sum, device) => sum + device.answers.length, 0)
      try {
        for (let kill = 0; kill < KILLS; kill++) {
          await wait(random.below(LIFE))
          await company.server.kill()
          await company.server.restart()
          // Some hear at once that the server is back, others only by their own patience [E4].
          for (const device of company.devices) if (random.chance(0.7)) device.online()
          const before = answered()
          await eventually('somebody was answered', () => answered() > before)
          if (LONG && kill % 10 === 9) note(`${kill + 1} kills, ${company.saved.changes.size} changes saved so far`)
        }
      } finally {
        writing = false
        await Promise.all(writers)
      }
      await allSent(company)
      const { changes, passages, answers } = await judge(company)
      note(`${KILLS} kills, ${WRITERS} writers: ${changes} changes and ${passages} passages, ${answers} answers`)
      expect(changes).toBeGreaterThan(KILLS)
    },
  )

  const rounds = Math.max(3, Math.ceil(KILLS / 5))
  it(
    `[S5] [D2] between commit and answer, ${rounds} times: the same items are answered as they were, and stored once`,
    { timeout: 180_000 + rounds * 30_000 },
    async () => {
      const random = makeRandom(SEED + 1)
      company = await openCompany(1)
      proxy = await openFaultProxy(company.server, SEED)
      await addDevices(company, 1, proxy)
      await addShared(company, 2)
      const [phone] = company.devices
      const { server } = company
      for (let round = 0; round < rounds; round++) {
        await eventually('a connection', () => phone!.told.at(-1) !== undefined && proxy!.links().length === 1)
        await phone!.until('all sent', async () => (await phone!.store.unsent()).size === 0)
        const receipts = () => inDatabase(server, (db) => db.prepare('select n, answer from receipt order by n').all())
        const before = receipts().length
        const heard = phone!.answers.length
        for (const link of proxy.links()) link.loseAnswers()
        const steps = 1 + random.below(4)
        for (let step = 0; step < steps; step++) await writeAt(company, phone!, random)
        await eventually('the commit', () => receipts().length > before)
        const committed = receipts()
        expect(phone!.answers.length, 'an answer came through').toBe(heard)
        if (random.chance(0.7)) {
          await server.kill()
          await server.restart()
        } else for (const link of proxy.links()) link.cut()
        phone!.online()
        await phone!.until('all sent', async () => (await phone!.store.unsent()).size === 0)
        // What was answered and not heard is answered again, in the same words.
        expect(receipts().slice(0, committed.length)).toEqual(committed)
      }
      await allSent(company)
      const { changes, passages } = await judge(company)
      note(`${rounds} cuts between commit and answer: ${changes} changes and ${passages} passages, each once`)
    },
  )
})
