/**
 * `npm run bench`: the workloads of tests/bench, one line of JSON each, on the built app and server and beside peers,
 * whose packages are installed into tests/bench when they are first needed.
 *   npm run bench -- --only reconnect-unchanged --quick
 *   npm run bench -- --alone        without the peers
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureCompiled, root, run } from './prepared.mjs'

const HOME = join(root, 'tests/bench')
const STAMP = join(HOME, 'node_modules/.kartoteka-lock')

const args = process.argv.slice(2)
await Promise.all([ensureCompiled(), ensureBuilt()])
if (!args.includes('--alone')) await ensurePeers()
const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(HOME, 'main.ts'), ...args], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)

/** Once for each lockfile. */
async function ensurePeers() {
  const lock = createHash('sha256')
    .update(readFileSync(join(HOME, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return
  process.stderr.write('Installing the peers; where no built SQLite can be had for them, that takes minutes …\n')
  // Hocuspocus' SQLite is compiled then, on all processors.
  const env = { ...process.env, JOBS: 'max' }
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HOME, stdio: ['ignore', 2, 2], env })
  writeFileSync(STAMP, lock)
}
