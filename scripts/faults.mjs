/**
 * `npm run test:faults`: real processes that are killed, lines that are cut, disks that are full (tests/faults).
 *   -- --kills 200 --writers 20   the long run
 *   -- --seed 17                  the same chance again
 *   -- --browser                  also the faults of a real browser; needs a build
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ensureBuilt, root } from './prepared.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '20' },
    writers: { type: 'string', default: '20' },
    seed: { type: 'string' },
    browser: { type: 'boolean', default: false },
  },
})
await ensureBuilt()
const env = {
  ...process.env,
  FAULT_KILLS: values.kills,
  FAULT_WRITERS: values.writers,
  ...(values.seed !== undefined && { FAULT_SEED: values.seed }),
}
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1
const failed = [
  run('node_modules/vitest/vitest.mjs', 'run', '--project', 'faults', ...positionals),
  ...(values.browser
    ? [run('node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/faults/playwright.config.ts')]
    : []),
].some((status) => status !== 0)
process.exitCode = failed ? 1 : 0
