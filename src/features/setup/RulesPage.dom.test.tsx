import { MemoryRouter, Route } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../i18n'
import { newId, type MemberId, type StageId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { NO_SETTINGS } from '../../shared/team/noSettings'
import type { Stage } from '../../shared/team/rules'
import type { SettingKind, SettingValue, TeamSettings } from '../../shared/team/settings'
import { NotebookProvider, type Notebook } from '../../solid/notebook'
import RulesPage from './RulesPage'

const ANNA = newId<MemberId>()
let dispose: () => void
let saved: [SettingKind, unknown][]

beforeAll(async () => {
  // What this DOM has not: menus are popovers.
  Object.assign(HTMLElement.prototype, { showPopover: () => {}, hidePopover: () => {} })
  await useLocale('en')
})
beforeEach(() => {
  saved = []
  localStorage.clear()
})
afterEach(() => {
  dispose()
  document.body.replaceChildren()
})

interface Options {
  role?: 'head' | 'manager'
  settings?: Partial<TeamSettings>
  rows?: Row[]
  online?: boolean
}

/** The page of a team whose server takes everything while there is network. */
function show({ role = 'head', settings: given = {}, rows = [], online = true }: Options = {}): void {
  const [settings, setSettings] = createSignal<TeamSettings>({ ...NO_SETTINGS, ...given })
  const notebook = {
    rows: () => rows,
    role: () => role,
    me: () => ({ member: { id: ANNA }, workspace: { zone: 'Europe/Moscow', locale: 'en' } }),
    memberName: (id: MemberId) => (id === ANNA ? 'Anna' : '?'),
    status: () => ({ connection: online ? 'online' : 'offline' }),
    settings,
    async saveSetting<K extends SettingKind>(kind: K, value: SettingValue<K>) {
      if (!online) return { ok: false, error: 'offline' }
      saved.push([kind, value])
      const before = settings()
      if (kind === 'stage') {
        const stage = value as Stage
        const stages = [...(before.stages ?? []).filter(({ id }) => id !== stage.id), stage]
        setSettings({ ...before, stages: stages.toSorted((a, b) => a.order - b.order) })
      } else setSettings({ ...before, [kind]: value })
      return { ok: true, value: {} }
    },
  } as unknown as Notebook
  dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <MemoryRouter>
          <Route path="*" component={RulesPage} />
        </MemoryRouter>
      </NotebookProvider>
    ),
    document.body,
  )
}

const card = (title: string): HTMLElement => {
  const found = [...document.querySelectorAll('section')].find((one) => one.querySelector('h2')?.textContent === title)
  if (found === undefined) throw new Error(`no card: ${title}`)
  return found
}
const button = (name: string, within: ParentNode = document): HTMLButtonElement | undefined =>
  [...within.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
  )
function field(label: string, within: ParentNode = document): HTMLInputElement | HTMLTextAreaElement {
  const named = [...within.querySelectorAll('label')].filter((one) => one.textContent.trim().startsWith(label))
  const found = document.getElementById(named.at(-1)?.htmlFor ?? '')
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found
  throw new Error(`no field: ${label}`)
}
function type(label: string, text: string, within?: ParentNode): void {
  const input = field(label, within)
  input.value = text
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

test('a head says how often one talks with a segment that clients have, and everybody works by it', async () => {
  show({ rows: [aRow({ segment: 'Salons' }), aRow({ segment: 'salons' }), aRow({ segment: 'Trade' })] })
  const rhythm = card(t('rules.rhythm.title'))
  button('Salons', rhythm)!.click()
  type(t('rules.rhythm.segmentDays'), 'soon', rhythm)
  button(t('common.save'), rhythm)!.click()
  expect(rhythm.querySelector('[role=alert]')?.textContent).toBe(t('rules.problem.days'))
  expect(saved).toEqual([])
  type(t('rules.rhythm.segmentDays'), '14', rhythm)
  type(t('rules.rhythm.default'), '30', rhythm)
  button(t('common.save'), rhythm)!.click()
  await vi.waitFor(() => expect(button(t('common.save'), rhythm)).toBeUndefined())
  expect(saved).toEqual([['rhythm', { id: 'rhythm', days: 30, segments: [{ segment: 'Salons', days: 14 }] }]])
  expect(button('Salons', rhythm)).toBeUndefined()
  expect(button('Trade', rhythm)).toBeDefined()
})

test('stages: the usual ones, another, its place, the archive; six at most', async () => {
  show()
  const stages = card(t('rules.stages.title'))
  const names = () => [...stages.querySelectorAll<HTMLInputElement>('ol input')].map(({ value }) => value)
  button(t('rules.stages.usual'), stages)!.click()
  const usual = [1, 2, 3, 4].map((at) => t(`rules.stages.usual${at as 1 | 2 | 3 | 4}`))
  await vi.waitFor(() => expect(names()).toEqual(usual))
  for (const name of ['Paid', 'Delivered']) {
    type(t('rules.stages.new'), name, stages)
    button(t('rules.stages.add'), stages)!.click()
    await vi.waitFor(() => expect(names()).toContain(name))
  }
  expect(stages.textContent).toContain(t('rules.stages.full'))
  button(t('rules.stages.up', { name: 'Delivered' }), stages)!.click()
  await vi.waitFor(() => expect(names().slice(-2)).toEqual(['Delivered', 'Paid']))
  button(t('rules.stages.actions', { name: 'Paid' }), stages)!.click()
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
  items.find((one) => one.textContent.includes(t('rules.stages.toArchive')))!.click()
  await vi.waitFor(() => expect(names()).not.toContain('Paid'))
  expect(button(t('rules.stages.restoreNamed', { name: 'Paid' }), stages)?.disabled).toBe(false)
})

test('without network it says so before one starts, and what was typed is still there after a reload', async () => {
  show({ online: false })
  expect(document.body.textContent).toContain(t('rules.offline'))
  const orders = card(t('rules.orders.title'))
  type(t('rules.orders.least'), '50 000', orders)
  button(t('common.save'), orders)!.click()
  await vi.waitFor(() => expect(orders.querySelector('[role=status]')?.textContent).toBe(t('rules.offline')))
  dispose()
  document.body.replaceChildren()
  show()
  expect(field(t('rules.orders.least')).value).toBe('50 000')
  button(t('common.save'), card(t('rules.orders.title')))!.click()
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]![1]).toMatchObject({ least: { amount: 50_000_00, currency: 'EUR' }, below: 'warn' })
  expect(Object.keys(localStorage)).toEqual([])
})

test('others read it, and see where the standard is not kept', () => {
  const old = aRow({ name: 'Ladoga', owner: ANNA, practice: { said: { phones: 0 } } })
  const stage: Stage = { id: newId<StageId>(), name: 'Offer', order: 1, archived: false }
  show({
    role: 'manager',
    rows: [old],
    settings: {
      stages: [stage, { ...stage, id: newId<StageId>(), name: 'Gone', archived: true }],
      rhythm: { id: 'rhythm', days: 30, segments: [] },
      standards: { id: 'standards', entryHours: 24, ages: { phones: 180 } },
      orderRules: { id: 'orderRules', least: { amount: 100_00, currency: 'EUR' }, below: 'stop', lines: ['Boards'] },
      arguments: [{ id: 'business', text: 'It pays in a year' }],
    },
  })
  expect(document.querySelectorAll('input, textarea, select')).toHaveLength(0)
  for (const text of [
    'Offer',
    t('rules.rhythm.all', { days: t('rules.days', { days: 30 }) }),
    t('rules.standards.again', { days: 180 }),
    '€100',
    t('rules.orders.stopped'),
    'Boards',
    'It pays in a year',
  ])
    expect(document.body.textContent).toContain(text)
  expect(document.body.textContent).not.toContain('Gone')
  const kept = card(t('rules.kept.title'))
  expect(kept.querySelector('summary')?.textContent).toContain('Anna')
  expect(kept.querySelector('summary')?.textContent).toContain(t('rules.kept.stale', { count: 1 }))
  expect(kept.querySelector('a')?.textContent).toBe('Ladoga')
})
