/**
 * Every screen of support/screens.ts: axe (WCAG 2.2 AA) in both languages and both schemes, 320 px and a zoom of
 * 200% without loss, targets for thumbs, forced colours, no motion for who asks for none.
 */
import { expect, test, type Browser, type Page } from '@playwright/test'
import { PASSWORD, setUp, startServer, type TestServer } from '../support/server'
import { axe } from './support/axe'
import { findFaults } from './support/faults'
import { richClient, SCREENS, settled, show, speak, still, type At, type Screen } from './support/screens'
import { sayIn } from './support/words'

test.describe.configure({ timeout: 400_000 })
// A picture of each of hundreds of steps would take longer than all of them.
test.use({ trace: 'off' })

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** A desk of 1280 px at a zoom of 200%. */
const ZOOMED = { width: 640, height: 450 }
const SMALL = { width: 320, height: 640 }

let demo: TestServer
let empty: TestServer
let fresh: TestServer
const EMAIL = 'head@example.com'
test.beforeAll(async () => {
  ;[demo, empty, fresh] = await Promise.all([
    startServer({ built: true, demo: true, env: { DEMO_LANGUAGE: 'ru' } }),
    startServer({ built: true }),
    startServer({ built: true }),
  ])
  await setUp(empty, { email: EMAIL })
})
test.afterAll(async () => {
  await Promise.all([demo, empty, fresh].map((server) => server?.stop()))
})

interface Visit {
  at: At
  screens: Screen[]
}

/** A page for those who see these screens, with the app open. */
async function visit(browser: Browser, who: Screen['who'], options: { phone?: boolean } = {}): Promise<Visit> {
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
  const at: At = { page, say: sayIn('ru'), client: '' }
  const screens = SCREENS.filter((screen) => screen.who === who)
  if (who === 'stranger') return { at, screens }
  if (who === 'newcomer') {
    const data = { email: EMAIL, password: PASSWORD }
    await context.request.post('/api/sign-in', { data, headers: { origin: server.url } })
    await page.goto('/')
  } else await page.goto(demo.demoLinks()[0]!.url)
  await settled(page)
  if (who === undefined) at.client = await richClient(page)
  return { at, screens }
}

/** Opens each of the screens in turn; one that cannot be opened is a line of what was found. */
async function each({ at, screens }: Visit, look: (where: string, page: Page) => Promise<string[]>): Promise<string[]> {
  const found: string[] = []
  for (const screen of screens) {
    try {
      await show(screen, at)
      found.push(...(await look(screen.name, at.page)))
    } catch (error) {
      found.push(`${screen.name}: ${String(error).split('\n')[0]}`)
      // The next screen begins from a fresh page.
      await at.page.goto('/').catch(() => undefined)
    }
  }
  for (const line of found) console.log(line)
  return found
}

const WHO: Screen['who'][] = [undefined, 'newcomer', 'stranger']

/** Between them both languages, both schemes, and what only a desk or only a phone shows. */
const LOOKS = [
  { locale: 'ru', phone: false, first: 'light', then: 'dark' },
  { locale: 'en', phone: true, first: 'dark', then: 'light' },
] as const

for (const { locale, phone, first, then } of LOOKS)
  test(`axe finds nothing on any screen in light and dark: ${locale}, ${phone ? 'phone' : 'desk'}`, async ({
    browser,
  }) => {
    const found: string[] = []
    for (const who of WHO) {
      const { at, screens } = await visit(browser, who, { phone })
      await speak(at.page, locale, who !== 'stranger')
      at.say = sayIn(locale)
      found.push(
        ...(await each({ at, screens }, async (name, page) => {
          await page.emulateMedia({ colorScheme: first })
          await still(page)
          const lines = await axe(page, `${name}, ${first}`)
          await page.emulateMedia({ colorScheme: then })
          await still(page)
          // Of all rules only contrast depends on the scheme.
          return [...lines, ...(await axe(page, `${name}, ${then}`, ['color-contrast']))]
        })),
      )
      await at.page.context().close()
    }
    expect(found).toEqual([])
  })

test('a small phone and a zoom of 200% lose nothing: no scrolling sideways, nothing cut, nothing covered', async ({
  browser,
}) => {
  const found: string[] = []
  for (const who of WHO) {
    const opened = await visit(browser, who)
    found.push(
      ...(await each(opened, async (name, page) => {
        const lines: string[] = []
        for (const size of [SMALL, ZOOMED]) {
          await page.setViewportSize(size)
          await settled(page)
          lines.push(...(await findFaults(page, `${name}, ${size.width} px`)))
        }
        await page.setViewportSize(DESK)
        return lines
      })),
    )
    await opened.at.page.context().close()
  }
  expect(found).toEqual([])
})

test('a thumb hits everything on a phone, and nothing moves for who asks for no motion', async ({ browser }) => {
  const found: string[] = []
  for (const who of WHO) {
    const opened = await visit(browser, who, { phone: true })
    found.push(
      ...(await each(opened, async (name, page) => [
        ...(await findFaults(page, `${name}, phone`, 40)),
        ...(await moving(page, name)),
      ])),
    )
    await opened.at.page.context().close()
  }
  expect(found).toEqual([])
})

test('in forced colours every screen stands, and whatever has the focus shows it', async ({ browser }) => {
  const found: string[] = []
  for (const who of WHO) {
    const opened = await visit(browser, who)
    await opened.at.page.emulateMedia({ forcedColors: 'active' })
    found.push(...(await each(opened, ringless)))
    await opened.at.page.context().close()
  }
  expect(found).toEqual([])
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
