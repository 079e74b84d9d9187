/**
 * The server's process is killed, as a power cut would, while devices write: at any moment, exactly between its
 * commit and its answer, and while it makes a log short. docs/sync.md [S4] [S5] [S7], engine.ts [E1] [E4],
 * notebookStore.ts [D2] [D3], compaction.ts [G1] [G3].
 */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { makeRandom } from '../fuzz/random'
import { openFaultProxy, type FaultProxy } from '../support/faultProxy'
import { LONG_LOG } from '../../server/sync/compaction'
import { addDevices, addShared, allSent, closeCompany, inDatabase, judge, openCompany, sent, writeAt } from './company'
import type { Company } from './company'
import { eventually, KILLS, LONG, note, SEED, WRITERS } from './run'

/** Longest life of the server between two kills, ms. */
const LIFE = 600
/** Longest pause of a writer between two steps, ms. */
const PAUSE = 60 * WRITERS
/** Steps of each writer between two kills, at most: what a slow machine has to do grows with the kills, not with time. */
const STEPS = 3

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
      let lives = 1
      const writers = company.devices.map(async (device, index) => {
        const own = makeRandom(SEED * 1_000 + index)
        for (let steps = 0; writing; await wait(own.below(PAUSE)))
          if (steps < lives * STEPS) {
            await writeAt(company, device, own)
            steps++
          }
      })
      const answered = () => company.devices.reduce((sum, device) => sum + device.answers.length, 0)
      try {
        for (let kill = 0; kill < KILLS; kill++) {
          await wait(random.below(LIFE))
          await company.server.kill()
          await company.server.restart()
          lives++
          // Some hear at once that the server is back, others only by their own patience [E4].
          for (const device of company.devices) if (random.chance(0.7)) device.online()
          const before = answered()
          await eventually('somebody was answered', () => answered() > before)
          if (kill % 10 !== 9 || kill === KILLS - 1) continue
          note(`${kill + 1} kills, ${company.saved.changes.size} changes saved so far`)
          await addShared(company, 4)
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
        await sent(phone!)
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
        await sent(phone!)
        // What was answered and not heard is answered again, in the same words.
        expect(receipts().slice(0, committed.length)).toEqual(committed)
      }
      await allSent(company)
      const { changes, passages } = await judge(company)
      note(`${rounds} cuts between commit and answer: ${changes} changes and ${passages} passages, each once`)
    },
  )

  const times = Math.max(2, Math.ceil(KILLS / 20))
  it(
    `[G1] [G3] while it makes a log short, ${times} times: the log is as it was or a snapshot in its place, nothing is lost`,
    { timeout: 180_000 + times * 30_000 },
    async () => {
      const random = makeRandom(SEED + 2)
      company = await openCompany(1)
      await addDevices(company, 1)
      await addShared(company, 1)
      const [phone] = company.devices
      const { server } = company
      const [profile] = company.profiles
      /** How far the snapshot goes, and the log that is left. */
      const kept = () =>
        inDatabase(server, (db) => {
          const snapshot = db.prepare('select seq from snapshot where profile = ?').pluck().get(profile)
          const log = db.prepare('select seq from profile_update where profile = ? order by seq').pluck().all(profile)
          return { snapshot: (snapshot ?? 0) as number, log: log as number[] }
        })
      const ended = { before: 0, after: 0 }
      /** ms that the server works on it before it is killed: longer when that was too early, shorter when it was done. */
      let life = 40
      for (let time = 0; time < times; time++) {
        phone!.offline()
        // One look for both: a log left long by the last kill may be made short while the next changes are written.
        let was = kept()
        const missing = Math.max(1, LONG_LOG + 1 - was.log.length)
        // Counted in the outbox: a passage that is typed after another joins it, and both are one update of the log.
        while ((await phone!.store.profile(profile!)).unsent.size < missing) await writeAt(company, phone!, random)
        phone!.online()
        await eventually('a long log', () => {
          const now = kept()
          // Short already: the machine did not look in between.
          if (now.snapshot > was.snapshot) return true
          was = now
          return was.log.length > LONG_LOG
        })
        await wait(random.below(2 * life))
        await server.kill()
        const is = kept()
        const isShort = is.snapshot > was.snapshot
        if (isShort)
          expect(
            is.log.every((seq) => seq > is.snapshot),
            'in the log and in the snapshot',
          ).toBe(true)
        else expect(is.log.slice(0, was.log.length), 'gone without a snapshot').toEqual(was.log)
        ended[isShort ? 'after' : 'before'] += 1
        life = isShort ? life / 2 : Math.min(2 * life, 5_000)
        await server.restart()
        phone!.online()
        await sent(phone!)
      }
      const { changes, passages } = await judge(company)
      note(
        `${times} kills at a log: ${ended.before} before its snapshot was there, ${ended.after} after; ` +
          `${changes} changes and ${passages} passages, each once`,
      )
      if (LONG) expect(Math.min(ended.before, ended.after)).toBeGreaterThan(0)
    },
  )
})
