/**
 * Every screen of the app, and how a person comes to it: pictures, axe and the search for faults all read this list.
 * A screen that is new is added here, and all of them look at it.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Locale, MessageKey } from '../../../src/i18n/messages'
import { MODAL } from './modal'
import type { Say } from './words'

/** A screen that is not there soon is one that nobody waits for; other suites may run beside this one. */
const SOON = 30_000
const soon = expect.configure({ timeout: SOON })
/** A device that has nothing yet gets a full book first. */
const FIRST = 90_000

export interface At {
  page: Page
  locale: Locale
  say: Say
  /** The address of a client that has something of everything. */
  client: string
  /** Links that somebody was sent: to set a company up, and to join one. */
  links: { setUp: string; invitation: string }
}

export interface Screen {
  /** Also the name of its pictures. */
  name: string
  path: (at: At) => string
  /** What is done there; it ends when the screen is as it is meant to be seen. */
  then?: (at: At) => Promise<void>
  /** Who sees it: a head with a full book, one who only reads it, one whose company is new, or nobody who is signed in. */
  who?: 'viewer' | 'newcomer' | 'stranger'
}

const press = async (target: Locator): Promise<void> => {
  await target.first().click({ timeout: SOON })
}
const dialogShown = async ({ page }: At): Promise<void> => {
  await soon(page.locator(MODAL)).toBeVisible()
}
/** A shortcut that is pressed before its part of the app is loaded does nothing. */
const pressUntilShown = async ({ page }: At, keys: string): Promise<void> => {
  await expect(async () => {
    await page.keyboard.press(keys)
    await expect(page.locator(MODAL)).toBeVisible({ timeout: 4_000 })
  }).toPass({ timeout: SOON })
}
const ofClient =
  (tab?: string) =>
  ({ client }: At): string =>
    tab === undefined ? client : `${client}?tab=${tab}`
const fromMenu =
  (menu: (say: Say) => string, item: (say: Say) => string) =>
  async (at: At): Promise<void> => {
    await press(at.page.getByRole('main').getByRole('button', { name: menu(at.say), exact: true }))
    await press(at.page.getByRole('menuitem', { name: item(at.say) }))
    await dialogShown(at)
  }

/** What is done to the first line of Today: a button of its own on a desk, in a menu on a phone. */
const ofLine =
  (button: MessageKey, item: MessageKey) =>
  async (at: At): Promise<void> => {
    const line = at.page.locator('[data-line]').first()
    const named = (key: MessageKey): Locator =>
      line.getByRole('button', { name: RegExp(`^${at.say(key, { what: '' })}`) })
    const [own, more] = [named(button), named('today.more.of')]
    await soon(own.or(more).first()).toBeVisible()
    if (await own.isVisible()) await press(own)
    else {
      await press(more)
      await press(at.page.getByRole('menuitem', { name: at.say(item), exact: true }))
    }
    await dialogShown(at)
    // The changes behind it are read from the device.
    await soon(at.page.locator('dialog [class*="spinner"]')).toHaveCount(0)
  }

/** Clients with a filter and in groups. */
const FILTERED = '/clients?f=talked:filled&group=city'
const pressNamed = async ({ page }: At, name: string): Promise<void> => {
  await press(page.getByRole('main').getByRole('button', { name, exact: true }).filter({ visible: true }))
}
/** With a box beside its name a line may be higher: lines are measured and moved one frame after the other. */
const linesStand = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const seen = window as { linesAt?: string; linesStood?: number }
    const at = [...document.querySelectorAll('[data-index]')].map((line) => line.getBoundingClientRect().top).join()
    seen.linesStood = at === seen.linesAt ? (seen.linesStood ?? 0) + 1 : 0
    seen.linesAt = at
    return seen.linesStood > 10
  })
}
/** Lines that are seen whole and not chosen yet: to bring one from beyond the edge moves those that are measured then. */
const linesInSight = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-index]')]
      .filter((line) => {
        const { top, bottom, left, height } = line.getBoundingClientRect()
        const ends = [top + 2, top + height / 2, bottom - 2].map((y) => document.elementFromPoint(left + 4, y))
        const isChosen = line.querySelector<HTMLInputElement>('[type="checkbox"]')?.checked ?? true
        return !isChosen && ends.every((end) => line.contains(end))
      })
      .map((line) => line.dataset['index']!),
  )
const chooseTwo = async (at: At): Promise<void> => {
  const bar = at.page.getByText(at.say('chosen.count', { count: 2 }))
  if (await bar.isVisible()) return
  await pressNamed(at, at.say('common.more'))
  await press(at.page.getByRole('menuitem', { name: at.say('clients.choose') }))
  // It takes room from the list, whose lines move then.
  await soon(at.page.locator(':root[data-choosing]')).toBeVisible()
  await still(at.page)
  // What may be done with the first that is chosen takes room, too: a press is lost when its line moves under it.
  for (let chosen = 0; chosen < 2; chosen++) {
    await linesStand(at.page)
    const [index] = await linesInSight(at.page)
    await at.page.locator(`[data-index="${index}"] [type="checkbox"]`).check({ timeout: SOON })
  }
  await soon(bar).toBeVisible()
}

const CARD =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Sokolova;Anna;;;\r\nFN:Anna Sokolova\r\nORG:Orion\r\nTEL:+7 921 555-01-02\r\nEND:VCARD\r\n'
/** One that is new each time, one with faults and a row that is none. */
const table = (): string =>
  ['Name;City;Phone;E-mail', `Orion ${Date.now()};Pskov;;`, 'Vega;Tula;12;not an address', ';Tula;;'].join('\n')
const chooseFile = ({ page }: At, name: string, text: string): Promise<void> =>
  page.locator('main input[type="file"]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** The steps of the import, each from wherever it stands. */
const importTo =
  (wanted: 'columns' | 'check' | 'done') =>
  async (at: At): Promise<void> => {
    const next = at.page.getByRole('main').getByRole('button', { name: at.say('exchange.columns.next'), exact: true })
    const run = at.page
      .getByRole('main')
      .getByRole('button', { name: RegExp(at.say('exchange.check.import', { count: 7 }).split('7')[0]!) })
    if ((await at.page.locator('main input[type="file"]').count()) > 0) await chooseFile(at, 'clients.csv', table())
    if (wanted === 'columns') return soon(next).toBeVisible()
    await soon(next.or(run).first()).toBeVisible()
    if (await next.isVisible()) await press(next)
    await soon(run.filter({ visible: true })).toBeVisible()
    if (wanted === 'check') return
    await press(run)
    await soon(at.page.locator('[aria-current="step"]')).toContainText(at.say('exchange.step.done'))
    await soon(at.page.getByRole('progressbar')).toHaveCount(0)
  }

/** One order of a client that is there, one of a client that is not, and a row that is none. */
const ORDERS = [
  'Дата;Номер;Контрагент;Сумма, руб.;Статус',
  '12.10.2025 0:00:00;17;Кухни Ладога;12 345,50;Отгружен',
  '13.10.2025 0:00:00;18;Кухни Вега;1 000,00;',
  'скоро;19;Кухни Ладога;1 000,00;',
].join('\n')
/** Columns and check of a list of orders; nothing of it is imported. */
const ordersTo =
  (wanted: 'columns' | 'check') =>
  async (at: At): Promise<void> => {
    const next = at.page.getByRole('main').getByRole('button', { name: at.say('ordersImport.columns.next') })
    const choose = at.page.getByRole('button', { name: at.say('ordersImport.missing.choose') })
    if ((await at.page.locator('main input[type="file"]').count()) > 0) await chooseFile(at, 'orders.csv', ORDERS)
    await soon(next.or(choose).first()).toBeVisible()
    if (wanted === 'columns') return
    if (await next.isVisible()) await press(next)
    await soon(choose.first()).toBeVisible()
  }

/** The client whose samples were photographed, in whichever language the book is kept. */
const openLadoga = async ({ page }: At): Promise<void> => {
  await follow(page, '/clients')
  const found = page
    .getByRole('main')
    .getByRole('link', { name: /^(Кухни Ладога|Ladoga Kitchens)/ })
    .first()
  for (const name of ['Ладог', 'Ladoga', 'Ладог', 'Ladoga']) {
    await page.getByRole('searchbox').fill(name)
    await found.waitFor({ timeout: 3_000 }).catch(() => undefined)
    if (await found.isVisible()) break
  }
  await found.click({ timeout: SOON })
  await soon(page.locator('h1', { hasText: /Ладога|Ladoga/ })).toBeVisible()
}

/** Who is not signed in yet chooses the language on the page itself. */
const inTheirLanguage = async (at: At): Promise<void> => {
  await speakHere(at.page, at.locale)
}

export const SCREENS: readonly Screen[] = [
  { name: 'today', path: () => '/' },
  { name: 'today-why', path: () => '/', then: ofLine('today.whyStep', 'today.why') },
  { name: 'today-put-off', path: () => '/', then: ofLine('today.putOffStep', 'today.putOff') },
  {
    name: 'today-step',
    path: () => '/',
    then: async (at) => {
      await pressNamed(at, at.say('today.addStep'))
      await dialogShown(at)
    },
  },
  {
    name: 'today-plan',
    path: () => '/',
    then: async ({ page, say }) => {
      await page.getByRole('radio', { name: say('today.plan') }).check({ force: true })
    },
  },
  { name: 'dates', path: () => '/team/dates' },
  { name: 'wishes', path: () => '/team/wishes' },
  { name: 'referrals', path: () => '/team/referrals' },
  { name: 'clients', path: () => '/clients' },
  { name: 'client-new', path: () => '/clients/new' },
  { name: 'client-know', path: ofClient() },
  { name: 'client-people', path: ofClient('people') },
  { name: 'client-history', path: ofClient('history') },
  { name: 'client-orders', path: ofClient('orders') },
  {
    name: 'client-past',
    path: ofClient('history'),
    then: async (at) => {
      await pressNamed(at, at.say('history.past.show'))
      await soon(at.page.getByRole('button', { name: at.say('history.past.back'), exact: true })).toBeVisible()
    },
  },
  {
    name: 'client-past-before',
    path: ({ client }) => `${client}?on=2001-01-01`,
    then: async ({ page, say }) => {
      await soon(page.getByText(say('history.past.notYet'))).toBeVisible()
    },
  },
  {
    name: 'client-order',
    path: ofClient('orders'),
    then: async (at) => {
      await pressNamed(at, at.say('profile.orders.add'))
      await dialogShown(at)
    },
  },
  {
    name: 'client-deal',
    path: ofClient('orders'),
    then: async (at) => {
      await pressNamed(at, at.say('deals.add'))
      await dialogShown(at)
    },
  },
  {
    name: 'client-complaint',
    // The first of a head's day is what was passed up.
    path: ofClient(),
    then: async (at) => {
      await pressNamed(at, at.say('trouble.complaint.doAnswer'))
      await dialogShown(at)
    },
  },
  {
    name: 'client-wish',
    path: ofClient(),
    then: fromMenu(
      (say) => say('profile.actions'),
      (say) => say('trouble.wish.do'),
    ),
  },
  {
    name: 'client-like',
    path: ofClient(),
    then: fromMenu(
      (say) => say('know.addWhat'),
      (say) => say('know.menu.like'),
    ),
  },
  {
    name: 'client-contract',
    path: ofClient(),
    then: fromMenu(
      (say) => say('know.addWhat'),
      (say) => say('know.menu.contract'),
    ),
  },
  {
    name: 'client-notes',
    path: ofClient('notes'),
    then: async ({ page, say }) => {
      await expect(page.getByRole('textbox', { name: say('notes.label') })).toBeVisible()
    },
  },
  {
    name: 'client-menu',
    path: ofClient(),
    then: async ({ page, say }) => {
      await press(page.getByRole('button', { name: say('profile.actions'), exact: true }))
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'client-entry',
    path: ofClient(),
    then: async (at) => {
      await pressNamed(at, at.say('profile.entry.menu'))
      await press(at.page.getByRole('menuitem', { name: at.say('common.edit') }))
      await dialogShown(at)
    },
  },
  {
    name: 'client-person',
    path: ofClient('people'),
    then: async (at) => {
      await pressNamed(at, at.say('profile.people.add'))
      await dialogShown(at)
    },
  },
  {
    name: 'client-share',
    path: ofClient(),
    then: fromMenu(
      (say) => say('profile.actions'),
      (say) => say('profile.action.share'),
    ),
  },
  {
    name: 'client-handover',
    path: ofClient(),
    then: fromMenu(
      (say) => say('profile.actions'),
      (say) => say('profile.action.handOver'),
    ),
  },
  { name: 'client-missing', path: () => '/clients/019a0000-0000-7000-8000-000000000000' },
  { name: 'handovers', path: () => '/handovers' },
  { name: 'import', path: () => '/import' },
  {
    name: 'arrive-contact',
    path: () => '/import',
    then: async (at) => {
      await chooseFile(at, 'anna.vcf', CARD)
      await soon(at.page.getByRole('textbox', { name: at.say('arrive.client') })).toBeVisible()
    },
  },
  { name: 'import-columns', path: () => '/import', then: importTo('columns') },
  { name: 'import-check', path: () => '/import', then: importTo('check') },
  { name: 'import-done', path: () => '/import', then: importTo('done') },
  { name: 'import-orders', path: () => '/import/orders' },
  { name: 'import-orders-columns', path: () => '/import/orders', then: ordersTo('columns') },
  { name: 'import-orders-check', path: () => '/import/orders', then: ordersTo('check') },
  { name: 'export', path: () => '/export' },
  { name: 'team', path: () => '/team' },
  { name: 'team-fields', path: () => '/team/fields' },
  {
    name: 'team-field',
    path: () => '/team/fields',
    then: async (at) => {
      await pressNamed(at, at.say('own.fields.new'))
      await dialogShown(at)
    },
  },
  { name: 'team-answers', path: () => '/team/answers' },
  { name: 'team-rules', path: () => '/team/rules' },
  {
    name: 'team-invite',
    path: () => '/team',
    then: async (at) => {
      await press(at.page.getByRole('main').getByRole('button', { name: at.say('team.invite'), exact: true }))
      await dialogShown(at)
    },
  },
  { name: 'settings', path: () => '/settings' },
  {
    name: 'settings-sign-out',
    path: () => '/settings',
    then: async (at) => {
      await press(
        at.page
          .getByRole('main')
          .getByRole('button', { name: at.say('settings.signOut'), exact: true })
          .last(),
      )
      await dialogShown(at)
    },
  },
  { name: 'more', path: () => '/more' },
  { name: 'capture', path: () => '/capture' },
  { name: 'arrive', path: () => '/arrive' },
  { name: 'not-found', path: () => '/nowhere' },
  {
    name: 'sync',
    path: () => '/',
    then: async (at) => {
      await press(at.page.getByRole('button', { name: at.say('sync.saved') }).filter({ visible: true }))
      await dialogShown(at)
    },
  },
  {
    name: 'palette',
    path: () => '/',
    then: async (at) => {
      await pressUntilShown(at, 'Control+k')
    },
  },
  {
    name: 'keys',
    path: () => '/',
    then: async (at) => {
      await pressUntilShown(at, '?')
    },
  },
  {
    name: 'palette-found',
    path: () => '/',
    then: async (at) => {
      await pressUntilShown(at, 'Control+k')
      await at.page.keyboard.type(at.locale === 'ru' ? 'а' : 'a')
      await soon(at.page.getByRole('option').first()).toBeVisible()
    },
  },
  // The last of a full book: the list keeps what was chosen, filtered and searched for.
  {
    name: 'clients-chosen',
    path: () => '/clients',
    then: chooseTwo,
  },
  {
    name: 'clients-tags',
    path: () => '/clients',
    then: async (at) => {
      await chooseTwo(at)
      // A column has the same name.
      await press(
        at.page
          .getByRole('button', { name: at.say('chosen.tag'), exact: true })
          .filter({ visible: true })
          .last(),
      )
      await dialogShown(at)
    },
  },
  { name: 'clients-filtered', path: () => FILTERED },
  {
    name: 'clients-filter-field',
    path: () => FILTERED,
    then: async (at) => {
      await pressNamed(at, at.say('clients.filters'))
      await dialogShown(at)
    },
  },
  {
    name: 'clients-filter',
    path: () => FILTERED,
    then: async (at) => {
      await pressNamed(at, at.say('clients.filters'))
      await dialogShown(at)
      await press(at.page.getByRole('dialog').getByRole('button', { name: at.say('filters.field.city'), exact: true }))
      await soon(at.page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
    },
  },
  {
    name: 'clients-options',
    path: () => FILTERED,
    then: async (at) => {
      await pressNamed(at, at.say('clients.options'))
      await dialogShown(at)
    },
  },
  {
    name: 'clients-save-view',
    path: () => FILTERED,
    then: async (at) => {
      await pressNamed(at, at.say('filters.save'))
      await dialogShown(at)
    },
  },
  {
    name: 'clients-nothing-found',
    path: () => '/clients',
    then: async ({ page }) => {
      await page.getByRole('searchbox').fill('qqqzzz')
      await expect(page.locator('a[href="/clients/new?name=qqqzzz"]').first()).toBeVisible()
    },
  },
  {
    name: 'client-files',
    // Not from a list in which clients are being chosen: there a press chooses.
    path: () => '/',
    then: async (at) => {
      await openLadoga(at)
      await soon(at.page.getByRole('main').getByText(/\.pdf/).filter({ visible: true }).first()).toBeVisible()
    },
  },
  {
    name: 'client-picture',
    path: () => '/',
    then: async (at) => {
      await openLadoga(at)
      await press(at.page.getByRole('main').getByRole('button', { name: /\.png/ }))
      await dialogShown(at)
    },
  },
  {
    name: 'client-loss',
    path: () => '/clients?f=lost:filled',
    then: async (at) => {
      await press(at.page.locator('[data-index] a'))
      await pressNamed(at, at.say('trouble.loss.details'))
      await dialogShown(at)
    },
  },
  { name: 'viewer-today', path: () => '/', who: 'viewer' },
  { name: 'viewer-client', path: ofClient(), who: 'viewer' },
  { name: 'viewer-client-new', path: () => '/clients/new', who: 'viewer' },
  { name: 'viewer-capture', path: () => '/capture', who: 'viewer' },
  { name: 'viewer-import', path: () => '/import', who: 'viewer' },
  { name: 'viewer-export', path: () => '/export', who: 'viewer' },
  { name: 'viewer-team', path: () => '/team', who: 'viewer' },
  { name: 'viewer-team-fields', path: () => '/team/fields', who: 'viewer' },
  { name: 'viewer-team-answers', path: () => '/team/answers', who: 'viewer' },
  { name: 'new-today', path: () => '/', who: 'newcomer' },
  { name: 'new-clients', path: () => '/clients', who: 'newcomer' },
  { name: 'new-welcome', path: () => '/welcome', who: 'newcomer' },
  { name: 'new-handovers', path: () => '/handovers', who: 'newcomer' },
  { name: 'sign-in', path: () => '/sign-in', who: 'stranger' },
  { name: 'link-unknown', path: () => '/invitation', who: 'stranger' },
  { name: 'set-up', path: ({ links }) => links.setUp, then: inTheirLanguage, who: 'stranger' },
  { name: 'invitation', path: ({ links }) => links.invitation, then: inTheirLanguage, who: 'stranger' },
]

/** Goes to an address within the app that is open, as a link in it would. */
export async function follow(page: Page, path: string): Promise<void> {
  // What was opened before is not carried along.
  for (let more = 0; more < 3 && (await page.locator(`${MODAL}, [popover="auto"]:popover-open`).count()) > 0; more++)
    await page.keyboard.press('Escape')
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.getElementById('main')!.append(link)
    link.click()
    link.remove()
  }, path)
  await page.waitForURL((url) => url.pathname === new URL(path, url).pathname)
}

/** Opens a screen in an app that is open already, and waits until it stands. */
export async function show(screen: Screen, at: At): Promise<void> {
  const path = screen.path(at)
  if (screen.who === 'stranger') await at.page.goto(path)
  else await follow(at.page, path)
  await settled(at.page)
  if (screen.then === undefined) return
  await screen.then(at)
  await settled(at.page)
}

/** A heading is there, nothing is awaited any more, and nothing moves; and so it still is once nothing moves. */
export async function settled(page: Page, timeout = SOON): Promise<void> {
  const ends = Date.now() + timeout
  for (;;) {
    await page.waitForFunction(isWhole, undefined, { timeout: Math.max(1, ends - Date.now()) })
    await still(page)
    // What was drawn meanwhile may wait for something in turn: for the code of a tab, for example.
    if (await page.evaluate(isWhole)) return
  }
}

// No function in it has a name: scripts that run this page's work name them by a helper that no page has.
const isWhole = (): boolean => {
  const [seen, awaited] = ['h1', 'main :is([class*="spinner"], [class*="skeleton"])'].map((selector) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true })),
  )
  const tabs = document.querySelectorAll('[role="tab"][aria-controls][aria-selected="true"]')
  return (
    seen!.length > 0 &&
    awaited!.length === 0 &&
    [...tabs].every((tab) => document.getElementById(tab.getAttribute('aria-controls')!)?.firstElementChild)
  )
}

/** The first screen of a device. */
export const begun = (page: Page): Promise<void> => settled(page, FIRST)

/** Everything that changed is drawn, also what is drawn in pieces, and nothing moves. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    let isIdle = false
    requestIdleCallback(() => (isIdle = true), { timeout: 10_000 })
    // With nothing to draw Chromium may grant no idle time until the limit; between frames it does.
    while (!isIdle) await new Promise((drawn) => requestAnimationFrame(drawn))
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))
  })
}

/** The language is changed where a member changes it, or on the page of who is not signed in. */
export async function speak(page: Page, locale: Locale, signedIn = true): Promise<void> {
  if (signedIn) await follow(page, '/settings')
  else await page.goto('/sign-in')
  await settled(page)
  await speakHere(page, locale)
}

async function speakHere(page: Page, locale: Locale): Promise<void> {
  const name = locale === 'ru' ? 'Русский' : 'English'
  await page.getByRole('radio', { name }).check({ force: true })
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
}

/** A client with a history: the first of what is to be done today; of the list for who has nothing to do. */
export async function richClient(page: Page): Promise<string> {
  const link = page.getByRole('main').locator('a[href^="/clients/"]:not([href="/clients/new"])').first()
  for (const path of ['/', '/clients']) {
    await follow(page, path)
    await settled(page)
    if (await link.isVisible()) break
  }
  await expect(link).toBeVisible()
  return new URL((await link.getAttribute('href'))!, page.url()).pathname
}
