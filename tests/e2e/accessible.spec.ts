/**
 * Every screen of support/screens.ts: axe (WCAG 2.2 AA) in both languages and both schemes, 320 px and a zoom of
 * 200% without loss, targets for thumbs, forced colours, no motion for who asks for none.
 */
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { Locale } from '../../src/i18n/messages'
import { invite, PASSWORD, setUp, startServer, type TestServer } from '../support/server'
import { axe } from './support/axe'
import { findFaults } from './support/faults'
import { begun, richClient, SCREENS, settled, show, speak, still, type At, type Screen } from './support/screens'
import { sayIn } from './support/words'

test.describe.configure({ timeout: 600_000 })

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** A desk of 1280 px at a zoom of 200%. */
const ZOOMED = { width: 640, height: 450 }
const SMALL = { width: 320, height: 640 }

let demo: TestServer
let empty: TestServer
let fresh: TestServer
let links: At['links']
const EMAIL = 'head@example.com'
test.beforeAll(async () => {
  ;[demo, empty, fresh] = await Promise.all([
    startServer({ built: true, demo: true, env: { DEMO_LANGUAGE: 'ru' } }),
    startServer({ built: true }),
    startServer({ built: true }),
  ])
  const { link } = await invite(await setUp(empty, { email: EMAIL }))
  links = { setUp: `${fresh.url}/setup#${fresh.setupToken()}`, invitation: new URL(link, empty.url).href }
})
test.afterAll(async () => {
  await Promise.all([demo, empty, fresh].map((server) => server?.stop()))
})

interface Visit {
  at: At
  screens: Screen[]
}

/** A page for those who see these screens, with the app open. */
async function visit(
  browser: Browser,
  who: Screen['who'],
  locale: Locale,
  options: { phone: boolean },
): Promise<Visit> {
  const server = who === 'newcomer' ? empty : who === 'stranger' ? fresh : demo
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    viewport: options.phone ? PHONE : DESK,
    ...(options.phone && { hasTouch: true, isMobile: true }),
  })
  const page = await context.newPage()
  const at: At = { page, locale, say: sayIn(locale), client: '', links }
  const screens = SCREENS.filter((screen) => screen.who === who)
  if (who === 'stranger') {
    await speak(page, locale, false)
    return { at, screens }
  }
  if (who === 'newcomer') {
    const data = { email: EMAIL, password: PASSWORD }
    await context.request.post('/api/sign-in', { data, headers: { origin: server.url } })
    await page.goto('/')
  } else {
    const role = who ?? 'head'
    await page.goto(demo.demoLinks().find((link) => link.role === role)!.url)
  }
  await begun(page)
  await speak(page, locale)
  if (who === undefined || who === 'viewer') at.client = await richClient(page)
  return { at, screens }
}

/** Opens each of the screens in turn; one that cannot be opened is a line of what was found. */
async function each(
  { at, screens }: Visit,
  look: (screen: Screen, page: Page) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = []
  for (const screen of screens) {
    try {
      await show(screen, at)
      found.push(...(await look(screen, at.page)))
    } catch (error) {
      found.push(`${screen.name}: ${String(error).split('\n')[0]}`)
      // The next screen begins from a fresh page.
      await at.page.goto('/').catch(() => undefined)
    }
  }
  for (const line of found) console.log(line)
  return found
}

const WHO: Screen['who'][] = [undefined, 'viewer', 'newcomer', 'stranger']

interface Look {
  locale: Locale
  phone: boolean
  schemes: readonly ['light' | 'dark', 'light' | 'dark']
  /** What is looked at after axe, in the second scheme; the last may leave the screen otherwise than it found it. */
  more: (screen: Screen, page: Page) => Promise<string[]>
}

/** Each screen is opened once, and everything that there is to see of it is looked at then. */
async function findAll(browser: Browser, { locale, phone, schemes, more }: Look): Promise<string[]> {
  const found: string[] = []
  const [first, then] = schemes
  for (const who of WHO) {
    const opened = await visit(browser, who, locale, { phone })
    found.push(
      ...(await each(opened, async (screen, page) => {
        const { name } = screen
        const lines = await axe(page, `${name}, ${first}`)
        await page.emulateMedia({ colorScheme: then })
        await still(page)
        // Of all rules only contrast depends on the scheme.
        lines.push(...(await axe(page, `${name}, ${then}`, ['color-contrast'])))
        lines.push(...(await more(screen, page)))
        await page.emulateMedia({ colorScheme: first, forcedColors: 'none' })
        return lines
      })),
    )
    await opened.at.page.context().close()
  }
  return found
}

test('on a desk: nothing for axe in Russian, light and dark; 320 px and 200% lose nothing; forced colours show the focus', async ({
  browser,
}) => {
  const more = async ({ name, then }: Screen, page: Page): Promise<string[]> => {
    const lines: string[] = []
    for (const size of [SMALL, ZOOMED]) {
      await page.setViewportSize(size)
      await settled(page)
      lines.push(...(await findFaults(page, `${name}, ${size.width} px`)))
    }
    await page.setViewportSize(DESK)
    // What opens over a page is made of the same controls; the gallery has them all.
    if (then !== undefined) return lines
    await page.emulateMedia({ forcedColors: 'active' })
    await still(page)
    lines.push(...(await ringless(name, page)))
    return lines
  }
  expect(await findAll(browser, { locale: 'ru', phone: false, schemes: ['light', 'dark'], more })).toEqual([])
})

test('on a phone: nothing for axe in English, dark and light; a thumb hits everything; nothing moves for who asks for it', async ({
  browser,
}) => {
  const more = async ({ name }: Screen, page: Page): Promise<string[]> => [
    ...(await findFaults(page, `${name}, phone`, 48)),
    ...(await moving(page, name)),
  ]
  expect(await findAll(browser, { locale: 'en', phone: true, schemes: ['dark', 'light'], more })).toEqual([])
})

/** What takes longer than 1 ms to change or to move. */
const moving = (page: Page, where: string): Promise<string[]> =>
  page.evaluate((where) => {
    const long = (times: string): boolean => times.split(',').some((time) => parseFloat(time) > 0.001)
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element)
      return long(transitionDuration) || long(animationDuration)
        ? [`${where}: moves: ${element.outerHTML.slice(0, 120)}`]
        : []
    })
  }, where)

/** The first controls that the Tab key reaches and that show nothing of it. */
async function ringless(where: string, page: Page): Promise<string[]> {
  const lines: string[] = []
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Tab')
    const without = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return undefined
      // Some show it on what lies round or over them.
      const around = [element, element.parentElement, element.closest('label')]
      const styles = around.flatMap((one) =>
        one === null ? [] : [getComputedStyle(one), getComputedStyle(one, '::after')],
      )
      const shown = styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px')
      return shown ? undefined : element.outerHTML.slice(0, 160)
    })
    if (without !== undefined) lines.push(`${where}: no ring: ${without}`)
  }
  return lines
}
