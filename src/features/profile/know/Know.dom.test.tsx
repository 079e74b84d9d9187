import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { t, useLocale } from '../../../i18n'
import { newId, type EntryId, type PersonId, type ProfileId } from '../../../shared/ids'
import { factOf, partsOf } from '../../../shared/profile/fold'
import { aRow } from '../../../shared/profile/testRow'
import { ANNA, CLIENT, makeLedger } from '../testing'
import { button, field, shownClient, submit, typeInto } from '../testingPage'
import { KnowCard } from './KnowCard'

let ledger: ReturnType<typeof makeLedger>
let page: ReturnType<typeof shownClient>

beforeAll(() => useLocale('en'))
beforeEach(() => {
  ledger = makeLedger()
  ledger.created()
  localStorage.clear()
})
afterEach(() => page.dispose())

const person = (name: string, facts: Record<string, Parameters<typeof ledger.fact>[1]> = {}): PersonId => {
  const id = newId<PersonId>()
  ledger.fact(`people/${id}`, true)
  ledger.fact(`people/${id}/name`, name)
  for (const [path, value] of Object.entries(facts)) ledger.fact(`people/${id}/${path}`, value)
  return id
}
const meet = (times: number): void => {
  for (let day = 1; day <= times; day++)
    ledger.entry(newId<EntryId>(), { type: 'meeting', when: Date.now() - day * 86_400_000, text: `Met ${day}` })
}

/** The card as this member has it; `at` is the address of the page. */
async function show(options: Parameters<typeof shownClient>[1] & { at?: string; beside?: boolean } = {}) {
  const { at = '/', beside = false, ...rest } = options
  const history = createMemoryHistory()
  history.set({ value: at })
  page = shownClient(
    () => (
      <MemoryRouter history={history}>
        <Route path="*" component={() => <KnowCard isDrawn beside={beside} />} />
      </MemoryRouter>
    ),
    { changes: ledger.changes, ...rest },
  )
  await vi.waitFor(() => expect(button(t('know.whoSaid'))).toBeDefined(), 20_000)
  return history
}
const parts = (): string[] => [...document.querySelectorAll('section h3')].map((heading) => heading.textContent)
const part = (name: string): string => document.querySelector(`section[aria-label="${name}"]`)?.textContent ?? ''
const line = (words: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words))
const dialog = (): Promise<HTMLDialogElement> => {
  const opened = (): HTMLDialogElement => {
    const found = document.querySelector('dialog')
    if (found === null) throw new Error('no dialog')
    return found
  }
  return vi.waitFor(opened, 20_000)
}

test('nothing known: a hint instead of headings over nothing', async () => {
  await show()
  expect(parts()).toEqual([])
  expect(document.body.textContent).toContain(t('know.emptyHint'))
})

test('what is read first: nobody decides, who to talk to and how, then what they like; the last talks where they stand nowhere else', async () => {
  meet(3)
  const vera = person('Vera', { decides: 'influences', temperament: ['hesitant', 'friendly'], speaks: 'technical' })
  ledger.fact(`likes/${newId()}`, { what: 'green tea', about: 'preference', person: vera })
  ledger.fact(`likes/${newId()}`, { what: 'call before lunch', about: 'habit' })
  await show({ settings: { arguments: [{ id: 'technical', text: 'Density 720' }] } })
  expect(parts()).toEqual([t('know.part.people'), t('know.part.likes'), t('know.part.touches')])
  const people = part(t('know.part.people'))
  expect(people).toContain(t('know.noDecider', { count: 3 }))
  expect(people).toContain(t('know.advice.friendly'))
  expect(people).toContain(t('know.advice.hesitant'))
  expect(people).toContain('Density 720')
  expect(people).toContain('green tea')
  expect(part(t('know.part.likes'))).toContain('call before lunch')
  expect(part(t('know.part.likes'))).not.toContain('green tea')
  expect(part(t('know.part.touches'))).toContain('Met 1')
})

test('the last talks are not told twice beside the timeline', async () => {
  meet(2)
  await show({ beside: true })
  expect(parts()).toEqual([])
})

test('a tap on a line changes it, and says who it is from; saving it as it stands is no change', async () => {
  const id = newId()
  ledger.fact(`likes/${id}`, { what: 'green tea', about: 'preference' }, { by: ANNA })
  await show()
  line('green tea')!.click()
  expect((await dialog()).textContent).toContain('Игорь')
  submit()
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  expect(page.done).toEqual([])
  line('green tea')!.click()
  await dialog()
  typeInto(t('know.field.like'), 'black tea')
  submit()
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  expect(factOf(page.profile(), `likes/${id}`)).toEqual({ what: 'black tea', about: 'preference' })
  expect(part(t('know.part.likes'))).toContain('black tea')
})

test('one tap takes a line away', async () => {
  ledger.fact(`competitors/${newId()}`, { name: 'Platecom', says: 'cheaper', on: '2026-10-02' })
  await show()
  line('Platecom')!.click()
  await dialog()
  button(t('know.remove'))!.click()
  await vi.waitFor(() => expect(parts()).toEqual([]))
  expect(partsOf(page.profile(), 'competitors')).toEqual([])
})

test('who said what is shown when asked for, and a tap shows the changes', async () => {
  ledger.fact('switching', 'Samples', { by: ANNA })
  ledger.fact('switching', 'Samples and training', { by: ANNA })
  await show()
  const said = () =>
    [...document.querySelectorAll('button')].find((one) => one.getAttribute('aria-label')?.startsWith('Said by'))
  expect(said()).toBeUndefined()
  button(t('know.whoSaid'))!.click()
  expect(said()?.textContent).toContain('Игорь')
  said()!.click()
  const text = (await dialog()).textContent
  expect(text).toContain('Samples and training')
  expect(text).toContain('“Samples”')
})

test('an address asks for a form; what lacks its words is not stored and says so, what was typed outlives closing it', async () => {
  const history = await show({ at: '/?add=like' })
  await dialog()
  await vi.waitFor(() => expect(history.get()).toBe('/'))
  submit()
  expect((await dialog()).textContent).toContain(t('know.problem.text'))
  expect(page.done).toEqual([])
  typeInto(t('know.field.like'), 'green tea')
  button(t('common.close'))!.click()
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  history.set({ value: '/?add=like' })
  await dialog()
  expect(field(t('know.field.like')).value).toBe('green tea')
  submit()
  await vi.waitFor(() => expect(partsOf(page.profile(), 'likes')).toHaveLength(1))
})

test('a renewal that is signed offers the next term, and the first is stored on the way', async () => {
  const id = newId()
  ledger.fact(`contracts/${id}`, { what: 'Boards', from: '2026-01-01', until: '2026-12-31' })
  await show()
  line('Boards')!.click()
  await dialog()
  button(t('know.renewal.signed'))!.click()
  button(t('know.renewal.next'))!.click()
  await vi.waitFor(() => expect(field(t('know.field.from')).value).toBe('2027-01-01'))
  expect(factOf(page.profile(), `contracts/${id}/renewal`)).toMatchObject({ state: 'signed' })
  expect(field(t('know.field.until')).value).toBe('2027-12-31')
  submit()
  await vi.waitFor(() => expect(partsOf(page.profile(), 'contracts')).toHaveLength(2))
})

test('who may only read is told where a line is from, and adds nothing', async () => {
  ledger.fact('switching', 'Samples', { by: ANNA })
  await show({ may: false, at: '/?add=like' })
  expect(document.querySelector('dialog')).toBeNull()
  expect(button(t('know.addWhat'))).toBeUndefined()
  line('Samples')!.click()
  expect((await dialog()).textContent).toContain(t('know.why'))
})

test('how they came to us is a chain of links; who came by them, too', async () => {
  const [first, second] = [newId<ProfileId>(), newId<ProfileId>()]
  const here = aRow({ id: CLIENT, name: 'Ladoga', practice: { broughtBy: { name: 'Second', profile: second } } })
  ledger.fact('broughtBy', { name: 'Second', profile: second })
  await show({
    rows: [
      here,
      aRow({ id: first, name: 'First' }),
      aRow({ id: second, name: 'Second', practice: { broughtBy: { name: 'First', profile: first } } }),
      aRow({ name: 'Third', practice: { broughtBy: { name: 'Ladoga', profile: CLIENT } } }),
    ],
  })
  const links = [...document.querySelectorAll('section a')].map((one) => one.textContent)
  expect(links).toEqual(['First', 'Second', 'Third', t('know.brought.all')])
  expect(part(t('know.part.brought'))).toContain(t('know.brought.brought', { name: 'Second' }))
})
