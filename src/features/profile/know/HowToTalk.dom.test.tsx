import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { t, useLocale } from '../../../i18n'
import { newId, type PersonId } from '../../../shared/ids'
import { factOf } from '../../../shared/profile/fold'
import { makeLedger } from '../testing'
import { button, shownClient } from '../testingPage'
import { HowToTalk, HowToTalkFields } from './HowToTalk'

const PATH = `people/${newId<PersonId>()}`
let ledger: ReturnType<typeof makeLedger>
let page: ReturnType<typeof shownClient>

beforeAll(() => useLocale('en'))
beforeEach(() => {
  ledger = makeLedger()
  ledger.created()
})
afterEach(() => page.dispose())

const show = (options: Parameters<typeof shownClient>[1] = {}) =>
  (page = shownClient(() => <HowToTalkFields path={PATH} />, { changes: ledger.changes, ...options }))
const temperament = () => factOf(page.profile(), `${PATH}/temperament`)

test('types are mixed by a tap on each, told with a line of advice, and nothing is said when the last is taken back', () => {
  show()
  button(t('know.temperament.hesitant'))!.click()
  button(t('know.temperament.autonomous'))!.click()
  // In their own order, whatever was tapped first.
  expect(temperament()).toEqual(['autonomous', 'hesitant'])
  expect(document.body.textContent).toContain(t('know.advice.autonomous'))
  expect(document.body.textContent).toContain(t('know.advice.hesitant'))
  button(t('know.temperament.hesitant'))!.click()
  expect(temperament()).toEqual(['autonomous'])
  button(t('know.temperament.autonomous'))!.click()
  expect(temperament()).toBeUndefined()
})

test('the argument of the team follows what one talks about', () => {
  show({ settings: { arguments: [{ id: 'business', text: 'Pays back in nine months' }] } })
  const select = document.querySelector('select')!
  expect(document.body.textContent).not.toContain('Pays back')
  select.value = 'business'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  expect(factOf(page.profile(), `${PATH}/speaks`)).toBe('business')
  expect(document.body.textContent).toContain('Pays back in nine months')
})

test('who may only read sees what was said, and no empty fields', () => {
  ledger.fact(`${PATH}/temperament`, ['expansive'])
  show({ may: false })
  expect(document.body.textContent).toContain(t('know.advice.expansive'))
  expect(document.querySelectorAll('button, select')).toHaveLength(0)
  expect(document.body.textContent).not.toContain(t('know.speaks'))
})

test('on the closed card: how to talk, and what convinces', () => {
  ledger.fact(`${PATH}/temperament`, ['friendly'])
  ledger.fact(`${PATH}/argument`, 'Show the drawing')
  page = shownClient(() => <HowToTalk path={PATH} />, { changes: ledger.changes })
  expect(document.body.textContent).toContain(t('know.advice.friendly'))
  expect(document.body.textContent).toContain('Show the drawing')
})
