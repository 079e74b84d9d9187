/**
 * `npm run test:fuzz`: histories of badly treated devices (tests/fuzz), as many as wanted, each decided by its seed.
 *   -- --seeds 20000         seeds 1 to 20,000; without it the short run of `npm test`
 *   -- --from 5000           the first seed
 *   -- --seed 17             one history again, with its log when it fails
 *   -- --steps 500           all of this length, instead of one in a hundred
 *   -- --workers 1           processes at once: 2 unless said
 * Ends with a census of what happened, and the failing seeds, each with the command that runs it again.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { count, inWords, makeCensus } from '../tests/fuzz/simulation/census.ts'
import { root } from './prepared.mjs'

/** Histories of one process: it begins anew now and then, so that no memory grows for hours. */
const AT_ONCE = 200
/** ms that one history may take: whoever needs the machine for something else may stop the run meanwhile. */
const PATIENCE = 3_600_000
/** ms between two lines that say how far it is. */
const TOLD = 30_000

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    steps: { type: 'string' },
    workers: { type: 'string', default: '2' },
  },
})
const steps = values.steps === undefined ? {} : { FUZZ_STEPS: values.steps }

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

if (values.seed !== undefined) process.exitCode = await vitest({ FUZZ_SEED: values.seed, ...steps }, 'inherit')
else if (values.seeds === undefined) process.exitCode = await vitest(steps, 'inherit', [])
else await longRun(Number(values.from), Number(values.seeds))

/** Runs histories from `first` on, and tells of them. */
async function longRun(first, seeds) {
  const reports = mkdtempSync(join(tmpdir(), 'kartoteka-fuzz-'))
  const census = makeCensus()
  const failed = []
  let passed = 0
  let next = first
  const running = new Map()

  const took = (line) => {
    if (line.census !== undefined) for (const [name, times] of Object.entries(line.census)) count(census, name, times)
    else if (line.passed) passed += 1
    else {
      failed.push(line.seed)
      process.stdout.write(`seed ${line.seed} failed: ${line.why}\n`)
    }
  }
  const read = (file) => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
    for (const line of lines.slice(running.get(file))) took(JSON.parse(line))
    running.set(file, lines.length)
    return lines.length
  }
  const tell = () => {
    for (const file of running.keys()) read(file)
    process.stdout.write(`${passed} of ${seeds} passed, ${failed.length} failed\n`)
  }
  const worker = async () => {
    while (next < first + seeds) {
      const from = next
      const some = Math.min(AT_ONCE, first + seeds - from)
      next += some
      const file = join(reports, `${from}.jsonl`)
      running.set(file, 0)
      const before = passed + failed.length
      const status = await vitest(
        { FUZZ_FROM: `${from}`, FUZZ_SEEDS: `${some}`, FUZZ_REPORT: file, ...steps },
        'ignore',
        ['tests/fuzz/convergence.test.ts', `--testTimeout=${PATIENCE}`],
      )
      read(file)
      const done = readFileSync(file, { encoding: 'utf8', flag: 'a+' }).split('"passed"').length - 1
      // A process that ended in the midst of them proves nothing about the rest.
      if (done < some || (status !== 0 && passed + failed.length === before)) {
        failed.push(from + done)
        process.stdout.write(`the process that ran seeds ${from} to ${from + some - 1} ended after ${done}\n`)
      }
      running.delete(file)
    }
  }
  const telling = setInterval(tell, TOLD)
  await Promise.all(Array.from({ length: Number(values.workers) }, worker))
  clearInterval(telling)
  rmSync(reports, { recursive: true })
  process.stdout.write(`\n${inWords(census)}\n\n${passed} passed, ${failed.length} failed\n`)
  const length = values.steps === undefined ? '' : ` --steps ${values.steps}`
  for (const seed of failed) process.stdout.write(`npm run test:fuzz -- --seed ${seed}${length}\n`)
  process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1
}

/** Runs the histories that the environment names. Gives the exit code. */
function vitest(env, stdio, files = ['tests/fuzz/convergence.test.ts']) {
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'fuzz', ...files]
  const child = spawn(process.execPath, words, { cwd: root, stdio, env: { ...process.env, ...env } })
  const end = () => child.kill()
  process.once('exit', end)
  child.on('close', () => process.off('exit', end))
  return new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)))
}
