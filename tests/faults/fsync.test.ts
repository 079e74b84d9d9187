/**
 * The disk under the server's database takes writes but cannot make them last: fsync fails. A few lines of C stand before
 * the system's own fsync (LD_PRELOAD) and refuse while a file says so. docs/sync.md [S4]: an answer only after the commit.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRandom } from '../fuzz/random'
import { call } from '../support/server'
import { addDevices, addShared, allSent, closeCompany, judge, openCompany, writeAt, type Company } from './company'
import { eventually, LONG, note, SEED } from './run'

const SHIM = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int refused(void) {
  const char *mark = getenv("FSYNC_FAILS_WHILE");
  return mark != NULL && access(mark, F_OK) == 0;
}
#define FAILING(name)                                        \\
  int name(int file) {                                       \\
    static int (*real)(int);                                 \\
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, #name); \\
    if (refused()) { errno = EIO; return -1; }               \\
    return real(file);                                       \\
  }
FAILING(fsync)
FAILING(fdatasync)
`

const folder = mkdtempSync(join(tmpdir(), 'kartoteka-fsync-'))
const library = join(folder, 'fsync.so')
const mark = join(folder, 'fails')
const isMade = process.platform === 'linux' && compile()
if (!isMade) note('NOT TESTED: a failing fsync. It takes Linux and a C compiler.')

describe.runIf(isMade)('the disk under the database cannot make writes last', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany(2, { env: { LD_PRELOAD: library, FSYNC_FAILS_WHILE: mark } })
  })
  afterAll(async () => {
    rmSync(mark, { force: true })
    await closeCompany(company)
    rmSync(folder, { recursive: true })
  })

  const rounds = LONG ? 10 : 2
  it(
    `[S4] ${rounds} times: a group whose commit failed is answered to nobody, reads go on, and all is stored once the disk works`,
    { timeout: 180_000 + rounds * 30_000 },
    async () => {
      const random = makeRandom(SEED)
      await addDevices(company, 3)
      await addShared(company, 2)
      const { devices, server, marina } = company
      for (let round = 0; round < rounds; round++) {
        await allSent(company)
        const said = () => server.output().split('SQLITE_IOERR').length
        const before = said()
        const answered = () => devices.flatMap(({ answers }) => answers).length
        writeFileSync(mark, '')
        const known = answered()
        await eventually('the server says so', async () => {
          await writeAt(company, random.pick(devices), random)
          return said() > before
        })
        expect(answered(), 'answered while nothing could last').toBe(known)
        expect((await call(server, 'GET', '/healthz')).status).toBe(200)
        expect((await marina.get('/api/me')).status).toBe(200)
        // Half of the times the process that saw it goes on, the others a new one finds what was left.
        const isKilled = random.chance(0.5)
        if (isKilled) await server.kill()
        rmSync(mark)
        if (isKilled) await server.restart()
      }
      await allSent(company)
      const { changes, passages, answers } = await judge(company)
      note(`a failing fsync: ${changes} changes and ${passages} passages, ${answers} answers, each once`)
    },
  )
})

function compile(): boolean {
  const source = join(folder, 'fsync.c')
  writeFileSync(source, SHIM)
  return spawnSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl']).status === 0
}
