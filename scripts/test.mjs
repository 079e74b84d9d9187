/**
 * `npm test`: installs what it needs, a browser included, builds, runs every check and test, and ends
 * with what failed and a plain line `N passed, N failed`. One suite's failure does not stop the others. Three suites
 * run beside each other, since those of the browser and of real servers wait much, for processes, sockets and pages;
 * each begins as soon as what it needs is there. Every line begins with its suite's name.
 *   npm test -- unit e2e     only these
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { installedChromium } from './chromium.mjs'
import { checkNode, ensureBuilt, ensureCompiled, ensureInstalled, root, run } from './prepared.mjs'

const reports = mkdtempSync(join(tmpdir(), 'kartoteka-test-'))
const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }

const check = (name, ...words) => ({ name, run: async () => asOne(await node(name, 'scripts/lint.mjs', ...words)) })
/** A suite of one project of vitest.config.ts; its servers start from what was built. */
const vitest = (needs, name) => vitestIn('', needs, name, name)
/** Those tests of some projects that lie in a folder. */
const vitestIn = (folder, needs, name, ...projects) => ({
  name,
  needs,
  run: async (report) =>
    counted(
      name,
      await node(
        name,
        'node_modules/vitest/vitest.mjs',
        'run',
        join(root, folder),
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        { KARTOTEKA_BUILT: '1' },
      ),
      () => fromVitest(report),
    ),
})

const browser = {
  name: 'e2e',
  needs: ['database', 'build', 'browser'],
  run: async (report) =>
    counted(
      'e2e',
      await node('e2e', 'node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', {
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
      () => fromPlaywright(report),
    ),
}
const SERVER = ['database', 'build']
/** In the order in which they begin; the longest first, so that none is left alone at the end. */
const SUITES = [
  browser,
  vitest(SERVER, 'integration'),
  check('lint', 'format', 'rules', 'dead'),
  check('types', 'types'),
  vitest([], 'dom'),
  { name: 'size', needs: ['build'], run: async () => asOne(await node('size', 'scripts/measure.mjs')) },
  // Most know nothing of a database, which is compiled meanwhile.
  vitestIn('src/', [], 'unit', 'unit', 'unit-alone'),
  vitestIn('server/', ['database'], 'server', 'unit', 'unit-alone'),
  vitest(['database'], 'fuzz'),
  vitest(SERVER, 'faults'),
  vitest(SERVER, 'contract'),
]
const AT_ONCE = 3

checkNode()
const only = process.argv.slice(2)
const waiting = SUITES.filter(({ name }) => only.length === 0 || only.includes(name))
const results = []
const began = Date.now()
/** What suites need, each on its way. */
let prepared = {}
try {
  await ensureInstalled()
  prepared = {
    database: ensureCompiled({ quickly: true }),
    build: ensureBuilt(),
    browser: waiting.includes(browser) ? ensureBrowser() : undefined,
  }
  for (const one of Object.values(prepared)) one?.catch(unprepared)
} catch (error) {
  unprepared(error)
}
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
      await Promise.allSettled((suite.needs ?? []).map((need) => prepared[need]))
      results.push(await runSuite(suite))
    }
  }),
)
rmSync(reports, { recursive: true, force: true })
finish()

function unprepared(error) {
  process.stdout.write(`Cannot prepare the tests: ${error.message}.\n`)
  results.push({ name: 'prepare', passed: 0, failed: 1, seconds: secondsSince(began) })
}

async function runSuite({ name, run }) {
  const start = Date.now()
  tell(name, 'begins')
  return { name, ...(await run(join(reports, `${name}.json`))), seconds: secondsSince(start) }
}

/** One line of a suite's output. */
function tell(suite, line) {
  process.stdout.write(`${suite.padEnd(11)} │ ${line}\n`)
}

function finish() {
  process.stdout.write('\n')
  for (const { name, failures = [] } of results)
    for (const { test, error } of failures) process.stdout.write(`failed: ${name} › ${test}\n${indented(error)}\n`)
  process.stdout.write('\n')
  for (const { name, passed, failed, seconds } of results)
    process.stdout.write(
      `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s\n`,
    )
  const sum = (field) => results.reduce((total, result) => total + result[field], 0)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}

/** Runs one of our programs for a suite; the last argument may be extra environment. Gives its exit code. */
async function node(suite, ...args) {
  const extra = typeof args.at(-1) === 'object' ? args.pop() : {}
  const program = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, ...extra },
  })
  const ended = new Promise((resolve) => {
    program.once('error', (error) => {
      tell(suite, error.message)
      resolve(1)
    })
    program.once('close', (status) => resolve(status ?? 1))
  })
  for (const stream of [program.stdout, program.stderr])
    createInterface({ input: stream }).on('line', (line) => tell(suite, line))
  return ended
}

function asOne(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A suite that ended badly without a failed test of its own (it crashed, a file did not load) counts as one failure. */
function counted(suite, status, read) {
  let result = { passed: 0, failed: 0 }
  try {
    result = read()
  } catch {
    tell(suite, 'ended without a report')
    status ||= 1
  }
  return status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

function fromVitest(report) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const failures = testResults.flatMap(({ name, assertionResults, message }) => [
    ...(message ? [{ test: name, error: message }] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ test: fullName, error: failureMessages.join('\n') })),
  ])
  return { passed: numPassedTests, failed: numFailedTests, failures }
}

function fromPlaywright(report) {
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'))
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const failures = suites
    .flatMap(specs)
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => ({
      test: `${file} › ${title}`,
      error: tests
        .flatMap(({ results: runs }) => runs.flatMap(({ errors }) => errors.map(({ message }) => message)))
        .join('\n'),
    }))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures }
}

/** The beginning of an error's text, below what failed. */
function indented(text) {
  return text
    .split('\n')
    .slice(0, 40)
    .map((line) => `    ${line}`)
    .join('\n')
}

/** An installed Chromium, else Debian's package, else Playwright's own. */
async function ensureBrowser() {
  if (installedChromium() !== undefined) return
  process.stdout.write('Installing a browser for the tests …\n')
  if (
    mayUseApt() &&
    (await apt('update')) &&
    (await apt('install', '-y', '--no-install-recommends', 'chromium')) &&
    installedChromium() !== undefined
  )
    return
  const install = ['node_modules/@playwright/test/cli.js', 'install', 'chromium']
  await run(process.execPath, install, { env: environment }).catch(() => {
    throw new Error('no browser could be installed; install Chromium, or name one by CHROMIUM_PATH')
  })
}

function mayUseApt() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
}

/** False when it failed. */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return run('apt-get', ['-q', ...args], { env }).then(
    () => true,
    () => false,
  )
}

function secondsSince(start) {
  return Math.round((Date.now() - start) / 1000)
}
