/**
 * `npm run lighthouse`: the built app with the demo workspace, signed in, on Lighthouse's phone: each page on a device
 * that has nothing yet, and on one that was here before. One run differs much from the next, so the one in the middle
 * of several counts, as Lighthouse's own guide advises; all scores are printed. Its packages are installed into
 * tests/lighthouse when they are first needed. Below the goals it ends with a failure; what it found is in
 * tests/lighthouse/reports, to be opened in a browser.
 *   npm run lighthouse -- --only=/clients --runs=5
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Sqlite from 'better-sqlite3'
import { signInByLink, startServer } from '../tests/support/server.ts'
import { installedChromium } from './chromium.mjs'
import { ensureBuilt, root, run } from './prepared.mjs'

const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100 }
const HOME = join(root, 'tests/lighthouse')
const REPORTS = join(HOME, 'reports')

await ensureBuilt()
if (!existsSync(join(HOME, 'node_modules/lighthouse')))
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: HOME })
const { default: lighthouse } = await fromHome('lighthouse')
const chromeLauncher = await fromHome('chrome-launcher')

const option = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const only = option('only')
const RUNS = Number(option('runs') ?? 5)
const server = await startServer({ built: true, demo: true })
const device = mkdtempSync(join(tmpdir(), 'kartoteka-lighthouse-'))
let poor = 0
try {
  const head = await signInByLink(server, server.demoLinks()[0].url)
  mkdirSync(REPORTS, { recursive: true })
  for (const path of paths()) for (const visit of ['first', 'next']) poor += await audit(path, visit, head.cookie)
} finally {
  await server.stop()
  rmSync(device, { recursive: true, force: true })
}
process.exitCode = poor === 0 ? 0 : 1

/** Today, the list, and the client with the longest history. */
function paths() {
  const database = new Sqlite(join(server.dataDir, 'demo/kartoteka.db'), { readonly: true })
  const { profile } = database
    .prepare('SELECT profile FROM change GROUP BY profile ORDER BY count(*) DESC LIMIT 1')
    .get()
  database.close()
  return ['/', '/clients', `/clients/${profile}`].filter((path) => only === undefined || path.startsWith(only))
}

/** How many goals the page misses on a `first` visit of the device, or on its `next`. */
async function audit(path, visit, cookie) {
  const runs = []
  for (let run = 0; run < RUNS; run++) runs.push(await visited(path, visit, cookie))
  runs.sort((a, b) => a.lhr.categories.performance.score - b.lhr.categories.performance.score)
  return told(path, visit, runs[Math.floor(RUNS / 2)], runs)
}

/** In a browser that is begun anew, as people do: a tab that was here before would first take its old page apart. */
async function visited(path, visit, cookie, again = 2) {
  const chrome = await chromeLauncher.launch({
    chromePath: installedChromium(),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    userDataDir: device,
  })
  const result = await lighthouse(
    `${server.url}${path}`,
    {
      port: chrome.port,
      output: 'html',
      logLevel: 'error',
      extraHeaders: { cookie },
      disableStorageReset: visit === 'next',
    },
    { extends: 'lighthouse:default', settings: { onlyCategories: Object.keys(GOALS) } },
  ).finally(() => chrome.kill())
  // Now and then it misses the beginning of its own record, and asks to be run again.
  if (result?.lhr.runtimeError?.code === 'NO_NAVSTART' && again > 0) return visited(path, visit, cookie, again - 1)
  if (result === undefined || result.lhr.runtimeError !== undefined)
    throw new Error(`${path}: ${result?.lhr.runtimeError?.message ?? 'no result'}`)
  return result
}

function told(path, visit, result, runs) {
  const page = path === '/' ? 'today' : path.split('/').at(1) + (path.split('/').length > 2 ? '-one' : '')
  writeFileSync(join(REPORTS, `${page}-${visit}.html`), result.report)
  const { categories, audits } = result.lhr
  const scores = Object.keys(GOALS).map((id) => [id, Math.round((categories[id]?.score ?? 0) * 100)])
  const all = runs.map(({ lhr }) => Math.round((lhr.categories.performance.score ?? 0) * 100)).join(', ')
  process.stdout.write(`${path}, ${visit} visit (performance of ${RUNS} runs: ${all})\n`)
  for (const [id, score] of scores)
    process.stdout.write(`  ${String(score).padStart(3)}  ${id}${score < GOALS[id] ? `, goal ${GOALS[id]}` : ''}\n`)
  for (const id of [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
    'speed-index',
  ])
    process.stdout.write(`       ${audits[id].title}: ${audits[id].displayValue}\n`)
  for (const [id] of scores)
    for (const { id: audit, weight } of categories[id].auditRefs)
      if (weight > 0 && audits[audit].score !== null && audits[audit].score < 1 && id !== 'performance')
        process.stdout.write(`       ${id}: ${audits[audit].title}\n`)
  return scores.filter(([id, score]) => score < GOALS[id]).length
}

function fromHome(name) {
  const require = createRequire(join(HOME, 'package.json'))
  const { exports: entry, main } = JSON.parse(readFileSync(join(HOME, 'node_modules', name, 'package.json'), 'utf8'))
  const file = typeof entry === 'string' ? entry : (entry?.['.']?.import ?? main)
  return import(pathToFileURL(join(require.resolve.paths(name)[0], name, typeof file === 'string' ? file : main)).href)
}
