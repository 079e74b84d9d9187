/**
 * `npm run screenshots`: every screen of tests/e2e/support/screens.ts from the demo workspace, in three sizes, both
 * schemes and both languages, into tests/screenshots/screens (<screen>-<size>-<scheme>-<language>.png), and contact
 * sheets beside them, so that a person can look at all of them.
 *   npm run screenshots -- --language ru --size phone --only client     some of them
 *   npm run screenshots -- --store                                      those of the README and the manifest
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { richClient, SCREENS, settled, show, speak, still } from '../tests/e2e/support/screens.ts'
import { sayIn } from '../tests/e2e/support/words.ts'
import { invite, PASSWORD, setUp, startServer } from '../tests/support/server.ts'
import { installedChromium } from './chromium.mjs'
import { ensureBuilt, root } from './prepared.mjs'

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
}
const SCHEMES = ['light', 'dark']
const LANGUAGES = ['ru', 'en']
/** The picture of the store, and the screen it shows. */
const STORE = [
  { file: 'narrow-today', screen: 'today', size: 'phone', scheme: 'light', language: 'ru' },
  { file: 'narrow-client', screen: 'client-know', size: 'phone', scheme: 'light', language: 'ru' },
  { file: 'narrow-notes', screen: 'client-notes', size: 'phone', scheme: 'dark', language: 'ru' },
  { file: 'wide-clients', screen: 'clients', size: 'desk', scheme: 'light', language: 'en' },
  { file: 'wide-client', screen: 'client-know', size: 'desk', scheme: 'light', language: 'ru' },
  { file: 'wide-history', screen: 'client-history', size: 'desk', scheme: 'dark', language: 'en' },
]
const FOLDER = join(root, 'tests/screenshots/screens')
const EMAIL = 'head@example.com'
/** Pictures in a row of a sheet and on all of it: no smaller than one can read. */
const SHEETS = { phone: { columns: 5, most: 10 }, tablet: { columns: 4, most: 8 }, desk: { columns: 2, most: 6 } }

const { values: asked } = parseArgs({
  options: {
    language: { type: 'string' },
    size: { type: 'string' },
    only: { type: 'string', default: '' },
    store: { type: 'boolean', default: false },
  },
})

await ensureBuilt()
const browser = await chromium.launch({
  executablePath: installedChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
})
const missed = []
try {
  if (asked.store) await takeForStore()
  else await takeAll()
} finally {
  await browser.close()
}
for (const line of missed) process.stdout.write(`Not taken: ${line}\n`)
if (missed.length > 0) process.exitCode = 1

async function takeAll() {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  for (const language of LANGUAGES.filter((one) => (asked.language ?? one) === one))
    await withServers(language, async (servers) => {
      for (const size of Object.keys(SIZES).filter((one) => (asked.size ?? one) === one)) {
        const pictures = []
        for (const who of [undefined, 'viewer', 'newcomer', 'stranger'])
          pictures.push(...(await takeScreens(servers, { who, size, language })))
        for (const scheme of SCHEMES)
          await makeSheets(
            pictures.filter((name) => name.endsWith(`-${scheme}-${language}`)),
            `${size}-${scheme}-${language}`,
            SHEETS[size],
          )
        process.stdout.write(`${language}, ${size}: ${pictures.length} pictures\n`)
      }
    })
  process.stdout.write(`They are in ${FOLDER}; sheet-….png show several each.\n`)
}

/** Everything that these people see, in one window of this size. */
async function takeScreens(servers, { who, size, language }) {
  const screens = SCREENS.filter((screen) => screen.who === who && screen.name.startsWith(asked.only))
  if (screens.length === 0) return []
  const at = await open(servers, { who, size, language })
  const taken = []
  for (const screen of screens)
    try {
      await at.page.emulateMedia({ colorScheme: 'light' })
      await show(screen, at)
      for (const scheme of SCHEMES) {
        await at.page.emulateMedia({ colorScheme: scheme })
        await still(at.page)
        const name = `${screen.name}-${size}-${scheme}-${language}`
        await at.page.screenshot({ path: join(FOLDER, `${name}.png`) })
        taken.push(name)
      }
    } catch (error) {
      missed.push(`${screen.name}, ${size}, ${language}: ${String(error).split('\n')[0]}`)
    }
  await at.page.context().close()
  return taken
}

async function open(servers, { who, size, language }) {
  const server = who === 'newcomer' ? servers.empty : who === 'stranger' ? servers.fresh : servers.demo
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL: server.url,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const at = { page, locale: language, say: sayIn(language), client: '', links: servers.links }
  if (who === 'stranger') {
    await speak(page, language, false)
    return at
  }
  if (who === 'newcomer') {
    const data = { email: EMAIL, password: PASSWORD }
    await context.request.post('/api/sign-in', { data, headers: { origin: server.url } })
    await page.goto('/')
  } else await page.goto(server.demoLinks().find(({ role }) => role === (who ?? 'head')).url)
  await settled(page)
  await speak(page, language)
  if (who === undefined || who === 'viewer') at.client = await richClient(page)
  return at
}

/** A full book, a company that begins today, and one that is not there yet. */
async function withServers(language, use) {
  const [demo, empty, fresh] = await Promise.all([
    startServer({ built: true, demo: true, env: { DEMO_LANGUAGE: language } }),
    startServer({ built: true }),
    startServer({ built: true }),
  ])
  try {
    const { link } = await invite(await setUp(empty, { email: EMAIL, locale: language }))
    const links = { setUp: `${fresh.url}/setup#${fresh.setupToken()}`, invitation: new URL(link, empty.url).href }
    await use({ demo, empty, fresh, links })
  } finally {
    await Promise.all([demo, empty, fresh].map((server) => server.stop()))
  }
}

/** Several pictures a sheet, each with its name. */
async function makeSheets(names, title, { columns, most }) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 400 } })
  for (let from = 0; from < names.length; from += most) {
    const figures = names.slice(from, from + most).map((name) => {
      const picture = readFileSync(join(FOLDER, `${name}.png`)).toString('base64')
      return `<figure><img src="data:image/png;base64,${picture}" alt=""><figcaption>${name}</figcaption></figure>`
    })
    await page.setContent(
      `<style>
        body { display: grid; align-content: start; grid-template-columns: repeat(${columns}, 1fr); gap: 8px; margin: 8px; background: #777; font: 14px sans-serif; color: #fff }
        figure { margin: 0 } img { display: block; inline-size: 100% }
      </style>${figures.join('')}`,
    )
    const number = String(from / most + 1).padStart(2, '0')
    await page.screenshot({ path: join(FOLDER, `sheet-${title}-${number}.png`), fullPage: true })
  }
  await page.close()
}

async function takeForStore() {
  const folder = join(root, 'public/screenshots')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const language of LANGUAGES)
    await withServers(language, async (servers) => {
      for (const { file, screen, size, scheme } of STORE.filter((one) => one.language === language)) {
        const at = await open(servers, { who: undefined, size, language })
        await at.page.emulateMedia({ colorScheme: scheme })
        await show(
          SCREENS.find(({ name }) => name === screen),
          at,
        )
        await at.page.screenshot({ path: join(folder, `${file}.png`) })
        await at.page.context().close()
      }
    })
}
