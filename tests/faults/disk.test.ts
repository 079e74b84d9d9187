/**
 * The disk under the server's database has no room: a small file system of its own, filled to the last byte.
 * docs/sync.md [S4]: an answer only after the commit. A failing fsync: fsync.test.ts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRandom } from '../fuzz/random'
import { call } from '../support/server'
import { addDevices, addShared, allSent, closeCompany, judge, openCompany, writeAt, type Company } from './company'
import { eventually, LONG, note, SEED } from './run'

const folder = mkdtempSync(join(tmpdir(), 'kartoteka-small-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status === 0
if (!mounted) note('NOT TESTED: a full disk under the database. It takes the right to mount a tmpfs: run it as root.')

describe.runIf(mounted)('the disk under the database is full', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany(2, { dataDir: folder })
  })
  afterAll(async () => {
    giveRoom()
    await closeCompany(company)
    spawnSync('umount', [folder])
    rmdirSync(folder)
  })

  const rounds = LONG ? 10 : 2
  it(
    `[S4] ${rounds} times: nothing is answered that is not stored, the server says so and lives, and goes on once there is room`,
    { timeout: 180_000 + rounds * 30_000 },
    async () => {
      const random = makeRandom(SEED)
      await addDevices(company, 3)
      await addShared(company, 2)
      const { devices, server } = company
      for (let round = 0; round < rounds; round++) {
        await allSent(company)
        // A clean stop gives the log's room back, so that the next writes find none.
        await server.restart()
        fill(random.below(40) * 1_024)
        const said = () => server.output().split('SQLITE_FULL').length
        const before = said()
        for (const device of devices) device.online()
        await eventually('the server says so', async () => {
          await writeAt(company, random.pick(devices), random)
          return said() > before
        })
        if (random.chance(0.5)) {
          await server.kill()
          giveRoom()
          await server.restart()
        } else {
          expect((await call(server, 'GET', '/healthz')).status).toBe(200)
          giveRoom()
        }
      }
      giveRoom()
      await allSent(company)
      const { changes, passages, answers } = await judge(company)
      note(`a full disk: ${changes} changes and ${passages} passages, ${answers} answers, each once`)
    },
  )
})

/** Leaves so many bytes free, about. */
function fill(free: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const size = Math.max(0, bavail * bsize - free)
  writeFileSync(join(folder, `ballast-${readdirSync(folder).length}`), Buffer.alloc(size, 1))
}

function giveRoom(): void {
  for (const name of readdirSync(folder)) if (name.startsWith('ballast-')) rmSync(join(folder, name))
}
