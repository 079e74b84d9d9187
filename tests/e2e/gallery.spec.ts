/**
 * The gallery as it was last approved, picture by picture: `npx playwright test gallery --update-snapshots` approves
 * what it looks like now. The fonts of a machine decide its pictures: where texts are drawn otherwise than where
 * the pictures were made (tests/e2e/gallery/drawn.json), sizes and order of the controls are compared instead.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { axe } from './support/axe'
import { startGallery, type GalleryServer } from './support/gallery'
import { findFaults } from './support/faults'

const KEPT = join(import.meta.dirname, 'gallery')
/** Both languages, both schemes, both contrasts and the phone are in these. */
const LOOKS = [
  { name: 'desk-ru-light', query: 'look=light&language=ru', width: 1100 },
  { name: 'desk-en-dark', query: 'look=dark&language=en', width: 1100 },
  { name: 'desk-ru-dark-more', query: 'look=dark-more&language=ru', width: 1100 },
  { name: 'phone-ru-light', query: 'look=light&language=ru', width: 390 },
] as const

let gallery: GalleryServer
test.beforeAll(async () => {
  gallery = await startGallery()
})
test.afterAll(() => gallery.stop())

async function open(page: Page, query: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`${gallery.url}?${query}`)
  await expect(page.locator('main > section').last()).toBeVisible()
  // What is awaited says so after a moment.
  await expect(page.locator('[class*="spinner"]').first()).toHaveCSS('opacity', '1')
}
const sections = (page: Page): Promise<string[]> =>
  page.locator('main > section').evaluateAll((all) => all.map(({ id }) => id))

/** How this machine draws our texts: the same pixels here mean the same pictures. */
const howItDraws = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 160)
    const pen = canvas.getContext('2d')!
    const family = getComputedStyle(document.documentElement).fontFamily
    for (const [at, font] of ['15px', '500 17px', '650 22px', '12px monospace'].entries()) {
      pen.font = font.includes('mono') ? font : `${font} ${family}`
      pen.fillText('Съешь ещё этих мягких французских булок, Kartoteka 0123 ⌘K', 4, 30 + at * 36)
    }
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    const hash = await crypto.subtle.digest('SHA-256', data)
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  })

interface Measured {
  what: string
  width: number
  height: number
}

/** Every control and sign of a section with its size. */
const measured = (page: Page, section: string): Promise<Measured[]> =>
  page.locator(`#${section}`).evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>('button, a, input, select, textarea, [role], progress, kbd, h2')].map(
      (element) => {
        const { width, height } = element.getBoundingClientRect()
        const role = element.getAttribute('role')
        const what = `${element.tagName.toLowerCase()}${role === null ? '' : `[${role}]`}`
        return { what, width: Math.round(width), height: Math.round(height) }
      },
    ),
  )

/** Other fonts may make a text wider and wrap it; they never move a control away or make it small. */
const alike = (one: Measured, other: Measured): boolean =>
  one.what === other.what &&
  Math.abs(one.width - other.width) <= Math.max(24, other.width * 0.35) &&
  one.height >= other.height * 0.8 &&
  one.height <= other.height * 2.2 + 4

test('every component looks as it was approved', async ({ page }, info) => {
  mkdirSync(KEPT, { recursive: true })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, LOOKS[0].query, LOOKS[0].width)
  const drawn = { drawn: await howItDraws(page) }
  const known = join(KEPT, 'drawn.json')
  const approves = info.config.updateSnapshots === 'all' || !existsSync(known)
  if (approves) writeFileSync(known, `${JSON.stringify(drawn, null, 2)}\n`)
  const sameFonts = (JSON.parse(readFileSync(known, 'utf8')) as typeof drawn).drawn === drawn.drawn
  if (!sameFonts) {
    const said = 'Texts are drawn otherwise on this machine: sizes and order are compared, not pictures.'
    info.annotations.push({ type: 'note', description: said })
    console.log(said)
  }
  for (const { name, query, width } of LOOKS) {
    await open(page, query, width)
    const sizes = join(KEPT, `${name}.json`)
    const now = Object.fromEntries(
      await Promise.all((await sections(page)).map(async (section) => [section, await measured(page, section)])),
    ) as Record<string, Measured[]>
    if (approves) writeFileSync(sizes, `${JSON.stringify(now)}\n`)
    if (sameFonts) {
      for (const section of Object.keys(now))
        await expect
          .soft(page.locator(`#${section}`))
          .toHaveScreenshot(['gallery', `${name}-${section}.png`], { maxDiffPixelRatio: 0.01, threshold: 0.3 })
      continue
    }
    const then = JSON.parse(readFileSync(sizes, 'utf8')) as typeof now
    expect(Object.keys(now)).toEqual(Object.keys(then))
    for (const [section, all] of Object.entries(now)) {
      const before = then[section]!
      expect.soft(all.map(({ what }) => what)).toEqual(before.map(({ what }) => what))
      const moved = all.filter((one, at) => before[at] !== undefined && !alike(one, before[at]))
      expect.soft(moved, `${name}: ${section}`).toEqual([])
    }
  }
})

test('axe finds nothing in any scheme, and nothing is cut at 320 px', async ({ page }) => {
  const found: string[] = []
  for (const look of ['light', 'dark', 'dark-more']) {
    await open(page, `look=${look}&language=en`, 1100)
    // Of all rules only contrast depends on the scheme.
    found.push(...(await axe(page, look, look === 'light' ? undefined : ['color-contrast'])))
  }
  await open(page, 'look=light&language=ru', 320)
  found.push(...(await findFaults(page, 'gallery at 320')))
  expect(found).toEqual([])
})

test('in forced colours controls have lines and the focus has a ring', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
  await open(page, 'look=light&language=en', 1100)
  const without = await page.evaluate(() => {
    const shown = (style: CSSStyleDeclaration, side: string): boolean =>
      style.getPropertyValue(`${side}-style`) !== 'none' && style.getPropertyValue(`${side}-width`) !== '0px'
    const bare: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(
      'main input:not([type="radio"], [type="checkbox"]), main select, main textarea, main button[class*="plain"], main [class*="chip"], main [role="switch"]',
    ))
      if (!shown(getComputedStyle(element), 'border-top')) bare.push(element.outerHTML.slice(0, 120))
    for (const element of document.querySelectorAll<HTMLElement>('main :is(button, a)[data-state="focus"]')) {
      const style = getComputedStyle(element)
      if (!shown(style, 'outline')) bare.push(`no ring: ${element.outerHTML.slice(0, 120)}`)
    }
    return bare
  })
  expect(without).toEqual([])
})

test('what floats opens by the keyboard, keeps the focus in it and gives it back', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, 'look=light&language=en', 1100)
  const focused = page.locator(':focus')
  const opener = page.locator('#floating').getByRole('button', { name: 'City' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Responsible' })).toBeVisible()
  await expect(focused).toHaveAttribute('placeholder', 'Find a colleague')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Responsible' })).toHaveCount(0)
  await expect(opener).toBeFocused()

  const find = page.getByRole('combobox', { name: 'Find a colleague' }).first()
  await find.focus()
  await page.keyboard.type('ol')
  const offered = page.getByRole('listbox', { name: 'Find a colleague' }).getByRole('option')
  await expect(offered).toHaveCount(1)
  await expect(offered).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(find).toHaveValue('Olga Petrova')
  await expect(offered).toHaveCount(0)

  await page.locator('#floating').getByRole('button', { name: 'Search and commands' }).hover()
  await expect(page.locator('[popover]:popover-open')).toHaveText(/Search and commands.*K/)
  await page.keyboard.press('Escape')
  await expect(page.locator('[popover]:popover-open')).toHaveCount(0)
})

test('on a phone the popover is a sheet, and a sheet is drawn down', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, 'look=light&language=en', 390)
  await page.locator('#floating').getByRole('button', { name: 'City' }).click()
  const sheet = page.getByRole('dialog', { name: 'Responsible' })
  await expect(sheet).toBeVisible()
  const box = (await sheet.boundingBox())!
  expect(Math.round(box.width)).toBe(390)
  expect(Math.round(box.y + box.height)).toBe(900)
  await page.mouse.move(195, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(195, box.y + box.height * 0.6, { steps: 4 })
  await page.mouse.up()
  await expect(sheet).toHaveCount(0)
})
