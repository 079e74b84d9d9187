/**
 * What a browser loads before the first screen can be used, read from a build: scripts/measure.mjs counts it, and
 * scripts/build.mjs names it in the page that the server sends for the address. That a browser does so, and loads
 * nothing else before, tests/e2e/firstLoad.spec.ts holds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The addresses where people start, the screen behind each by name and modules, and the messages that it says. */
export const FIRST_SCREENS = {
  // Its list is drawn once all rules have been asked.
  '/': {
    name: 'today',
    modules: ['features/today/TodayPage.tsx', 'features/today/rules.ts'],
    messages: ['first', 'day'],
  },
  '/clients': { name: 'clients', modules: ['features/clients/ClientsPage.tsx'], messages: ['first'] },
  // A link that a colleague sent.
  '/clients/:id': {
    name: 'client',
    modules: ['features/profile/ProfilePage.tsx', 'features/profile/know/Reading.tsx', 'solid/acting.ts'],
    messages: ['first', 'day', 'clientPage'],
  },
  '/sign-in': {
    name: 'gate',
    modules: ['features/account/AccountGate.tsx'],
    messages: ['first', 'day', 'clientPage', 'rest'],
  },
}
/** Those that the budget is for. */
export const BUDGETED = ['/', '/clients']
export const LOCALES = ['en', 'ru']

/** Said beside the figure: what is loaded too, but not before the screen can be used, and what it waits for. */
const LATER = [
  [/^search\.worker-/, 'the search index: after the first screen, or with the first letter of a question'],
  [/^workbox-window/, 'keeping the app on the device: after the first screen'],
  [/^sw\.js$/, 'the service worker, which keeps all files for work with no network: after the first screen'],
  [/^clientPage-/, "a client's messages, one file a language: with the first client"],
  [/^rest-/, 'the messages of the other pages, one file a language: with the first of those pages'],
]
/** Scripts of the page, and what it asks for beforehand. */
const SCRIPT = /(?:<script[^>]*\ssrc|<link[^>]*rel="modulepreload"[^>]*\shref)="\/([^"]+\.js)"/g
/** The same for what the sync worker loads later. The page has files of these names too. */
const LATER_IN_WORKER = [
  [/^document-/, 'Yjs in the sync worker: with the first document that it has to read'],
  [/^renewSnapshot-/, 'what the next start reads instead of each row: when the worker has nothing else to do'],
  [/^renewal-/, 'making rows anew: when the worker has nothing else to do'],
  [/^goesFirst-/, 'what is sent before everything else: with the first complaint that is passed up'],
  [/^beginAnew-/, 'another id for the device, a restored server: when the server says so'],
  [/^former-/, 'what a restored server is offered: with the first word of one'],
  [/^giveBack-/, 'leaving the company: when the session has ended'],
  [/^sendFile-/, 'sending files in the sync worker: with the first file that was added on this device'],
]
/** Of these, what no word from the server or the page brings. */
const BY_THE_CLOCK = /^(renewSnapshot|renewal)-.*\.js$/
/** What the sync worker loads later shares its modules. */
const OF_WORKER = /from"\.\/sync\.worker-/
/** `import … from "./x.js"` and `import "./x.js"`, not `import("./x.js")`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g

/**
 * The files of one first screen, in a language: the entry, the screen, the messages and the sync worker,
 * each with what it imports at once. `path` is relative to the folder of the built app.
 * @returns {{ path: string, why: string, size: number }[]} size in bytes, gzipped
 */
export function firstLoad(app, address, locale) {
  const { scripts } = filesOfPage(app, address, locale)
  for (const file of workerFiles(app))
    if (!scripts.has(file)) scripts.set(file, 'the worker that fetches what is shown')
  return [...scripts].map(([path, why]) => ({ path, why, size: gzipped(app, path) }))
}

/**
 * What the page itself imports for its first screen, with why, in the order of need: the entry, the messages, the
 * screen. Paths are relative to the folder of the built app.
 * @returns {{ scripts: Map<string, string>, styles: Set<string> }}
 */
export function filesOfPage(app, address, locale) {
  const manifest = JSON.parse(readFileSync(join(app, '.vite/manifest.json'), 'utf8'))
  const [scripts, styles] = [new Map(), new Set()]
  const take = (key, why) => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`${key} is not in the build`)
    if (!chunk.file.endsWith('.js') || scripts.has(chunk.file)) return
    scripts.set(chunk.file, why)
    for (const style of chunk.css ?? []) styles.add(style)
    for (const imported of chunk.imports ?? []) take(imported, why)
  }
  for (const [, path] of readFileSync(join(app, 'index.html'), 'utf8').matchAll(SCRIPT)) {
    const key = Object.keys(manifest).find((one) => manifest[one].file === path)
    if (key === undefined) scripts.set(path, 'a script of the page')
    else take(key, 'the entry')
  }
  const { modules, messages } = FIRST_SCREENS[address]
  for (const part of messages) take(`src/i18n/${locale}/${part}.ts`, 'its messages')
  for (const module of modules) take(`src/${module}`, 'the screen')
  return { scripts, styles }
}

/** What is not counted, with the reason. */
export function leftOut(app) {
  const assets = readdirSync(join(app, 'assets')).map((file) => `assets/${file}`)
  const named = [...assets, 'sw.js'].filter((path) => path.endsWith('.js') && existsSync(join(app, path)))
  return named.flatMap((path) => {
    const isOfWorker = path.startsWith('assets/') && OF_WORKER.test(readFileSync(join(app, path), 'utf8'))
    const why = (isOfWorker ? LATER_IN_WORKER : LATER).find(([name]) => name.test(path.replace('assets/', '')))?.[1]
    if (why === undefined && isOfWorker) throw new Error(`${path}: say what the sync worker needs it for`)
    return why === undefined ? [] : [{ path, why, size: gzipped(app, path) }]
  })
}

/**
 * What the worker begins when it was quiet for some seconds, with what that imports: where a page is drawn slowly it
 * may be there before the first screen, which does not wait for it.
 */
export function byTheClock(app) {
  const files = readdirSync(join(app, 'assets')).filter((file) => BY_THE_CLOCK.test(file))
  return withImports(app, files)
}

/** The sync worker and what it imports at once: the build of a worker is not in the manifest. */
function workerFiles(app) {
  const entry = readdirSync(join(app, 'assets')).find((file) => /^sync\.worker-.*\.js$/.test(file))
  if (entry === undefined) throw new Error('the sync worker is not in the build')
  return withImports(app, [entry])
}

function withImports(app, files) {
  const found = new Set(files)
  for (const file of found)
    for (const [, path] of readFileSync(join(app, 'assets', file), 'utf8').matchAll(STATIC_IMPORT))
      found.add(path.slice(2))
  return [...found].map((file) => `assets/${file}`)
}

const gzipped = (app, path) => gzipSync(readFileSync(join(app, path)), { level: 9 }).length
