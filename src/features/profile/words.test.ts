// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useLocale } from '../../i18n'
import {
  newId,
  type ChoiceId,
  type EntryId,
  type FieldId,
  type MemberId,
  type ProfileId,
  type StageId,
} from '../../shared/ids'
import { FACT_SHAPES, isFactValue, shapeOf, type FactShape, type FactValue } from '../../shared/profile/facts'
import { historyOf } from '../../shared/profile/history'
import type { OwnField, OwnType } from '../../shared/team/ownFields'
import { ANNA, IGOR, makeLedger } from './testing'
import { birthdayText, describeChange, groupOf } from './words'

const LADOGA = newId<ProfileId>()
const aField = (name: string, type: OwnType, rest: Partial<OwnField> = {}): OwnField => ({
  id: newId<FieldId>(),
  name,
  help: '',
  group: '',
  type,
  choices: [],
  staleDays: null,
  order: 0,
  archived: false,
  ...rest,
})
const PAID = { id: newId<ChoiceId>(), name: 'Отсрочка', archived: true }
const [BUDGET, PAYS, VISITED, TALKS] = [
  aField('Бюджет', 'number'),
  aField('Оплата', 'choice', { choices: [PAID], archived: true }),
  aField('Были на складе', 'yesNo'),
  aField('Говорит на', 'choices', { choices: [PAID] }),
]
const FIELDS = [BUDGET, PAYS, VISITED, TALKS]
const [FIRST_TALK, OFFER] = [newId<StageId>(), newId<StageId>()]
const STAGES = new Map<string, string>([
  [FIRST_TALK, 'Первый разговор'],
  [OFFER, 'Предложение'],
])
type Ledger = ReturnType<typeof makeLedger>

const names = new Map<string, string>([
  [IGOR, 'Игорь'],
  [ANNA, 'Анна'],
])
const contextOf = (ledger: Ledger) => ({
  profile: ledger.profile(),
  memberName: (id: MemberId) => names.get(id) ?? '?',
  clientName: (id: ProfileId) => (id === LADOGA ? 'Кухни Ладога' : ''),
  ownField: (field: string) => FIELDS.find((one) => one.id === field),
  stageName: (stage: string) => STAGES.get(stage) ?? '',
})
/** The newest change in words. */
const newest = (ledger: Ledger) => {
  const line = historyOf(ledger.changes)[0]!
  return describeChange(line.change, line.replaced, contextOf(ledger))
}

/** A path and two values for each shape of the catalogue. */
const id = newId()
const [PERSON, DEAL] = [newId(), newId()]
const file = (name: string) => ({ name, type: 'image/webp', size: 1_000, hash: 'a'.repeat(64), thumb: true })
const SAMPLES: Record<FactShape, [FactValue, FactValue]> = {
  name: ['А', 'Б'],
  kind: ['organisation', 'private'],
  city: ['А', 'Б'],
  address: ['А', 'Б'],
  segment: ['А', 'Б'],
  source: ['А', 'Б'],
  site: ['а.рф', 'б.рф'],
  about: ['А', 'Б'],
  'tags/#': ['Опт', 'опт'],
  'phones/*': ['+7 921 000 11 22', '+7 921 000 11 33'],
  'emails/*': ['a@b.ru', 'c@d.ru'],
  'legal/*': [true, true],
  'legal/*/name': ['ООО А', 'ООО Б'],
  'legal/*/inn': ['7707083893', '7707083894'],
  'legal/*/kpp': ['770701001', '770701002'],
  'legal/*/country': ['RU', 'KZ'],
  'legal/*/taxNumber': ['1', '2'],
  'legal/*/registrationNumber': ['1', '2'],
  'people/*': [true, true],
  'people/*/name': ['Иван', 'Пётр'],
  'people/*/role': ['снабженец', 'директор'],
  'people/*/decides': ['no', 'yes'],
  'people/*/birthday': ['--05-14', '1980-05-14'],
  'people/*/about': ['А', 'Б'],
  'people/*/telegram': ['a', 'b'],
  'people/*/whatsapp': ['1', '2'],
  'people/*/phones/*': ['+7 921 000 11 22', '+7 921 000 11 33'],
  'people/*/emails/*': ['a@b.ru', 'c@d.ru'],
  'people/*/networks/*': ['vk.com/a', 'vk.com/b'],
  'people/*/movedTo': [
    { profile: LADOGA, person: id, on: '2026-11-05' },
    { profile: newId(), person: id, on: '2026-11-06' },
  ],
  'people/*/cameFrom': [
    { profile: LADOGA, person: id, on: '2026-11-05' },
    { profile: newId(), person: id, on: '2026-11-06' },
  ],
  'steps/*/done': ['2026-11-05', '2026-11-06'],
  'steps/*/on': ['2026-11-05', '2026-11-06'],
  'steps/*/who': [IGOR, ANNA],
  'people/*/temperament': [['friendly'], ['friendly', 'hesitant']],
  'people/*/speaks': ['business', 'technical'],
  'people/*/argument': ['А', 'Б'],
  'todo/*': [
    { what: 'А', who: IGOR, on: '2026-11-05' },
    {
      what: 'А',
      who: IGOR,
      on: '2026-11-05',
      as: 'call',
      promise: true,
      repeat: { every: 'week', times: 2 },
    },
  ],
  'steps/*/at': ['15:00', '16:30'],
  'steps/*/did': ['2026-11-05', '2026-11-06'],
  'likes/*': [
    { what: 'Рыбалка', about: 'hobby' },
    { what: 'Рыбалка', about: 'family', person: id },
  ],
  'competitors/*': [
    { name: 'Плитторг', says: 'дешевле', on: '2026-11-05' },
    { name: 'Плитторг', says: '', on: '2026-11-05' },
  ],
  switching: ['А', 'Б'],
  'solvency/*': [
    { on: '2026-11-05', result: 'good', text: '' },
    { on: '2026-11-05', result: 'limited', text: 'суды' },
  ],
  'contracts/*': [
    { what: 'Поставка', from: '2026-01-01' },
    { what: 'Поставка', from: '2026-01-01', until: '2026-12-31' },
  ],
  'contracts/*/renewal': [
    { state: 'proposed', on: '2026-11-05' },
    { state: 'agreed', on: '2026-11-05' },
  ],
  rhythm: [{ days: 14 }, { days: 30 }],
  'deals/*': [true, true],
  'deals/*/what': ['А', 'Б'],
  'deals/*/money': [
    { amount: 100_00, currency: 'RUB' },
    { amount: 200_00, currency: 'RUB' },
  ],
  'deals/*/month': ['2026-11', '2026-12'],
  'deals/*/stage': [FIRST_TALK, OFFER],
  'deals/*/person': [PERSON, newId()],
  'deals/*/outcome': [
    { result: 'won', on: '2026-11-05' },
    { result: 'lost', on: '2026-11-05' },
  ],
  'orders/*/number': ['1', '2'],
  'orders/*/line': ['ДСП', 'ЦСП'],
  'orders/*/lines': [[{ what: 'ДСП' }], [{ what: 'ДСП', quantity: 12.5, unit: 'м²', amount: 100 }]],
  'orders/*/delivery': [
    { state: 'planned', on: '2026-11-05' },
    { state: 'delivered', on: '2026-11-05' },
  ],
  'orders/*/deal': [DEAL, newId()],
  ordersKnown: ['2026-10-12', '2026-11-12'],
  'losses/*': [{ on: '2026-11-05' }, { on: '2026-11-05', deal: DEAL }],
  'losses/*/given': [
    { why: 'price', text: '' },
    { why: 'competitor', text: 'Плитторг' },
  ],
  'losses/*/learned': [
    { why: 'price', text: '' },
    { why: 'rudeness', text: '' },
  ],
  'losses/*/product': ['А', 'Б'],
  'losses/*/staff': ['А', 'Б'],
  'losses/*/sale': ['А', 'Б'],
  'losses/*/terms': ['yes', 'unknown'],
  'losses/*/back': ['2026-11-05', '2026-11-06'],
  'complaints/*/owner': [IGOR, ANNA],
  'complaints/*/due': ['2026-11-05', '2026-11-06'],
  'complaints/*/decision': ['А', 'Б'],
  'complaints/*/answer': [
    { text: '', on: '2026-11-05' },
    { text: 'заменим', on: '2026-11-05' },
  ],
  'complaints/*/raised': [
    { on: '2026-11-05', text: '' },
    { on: '2026-11-05', text: 'не решаю сам' },
  ],
  'failures/*': [
    { on: '2026-11-05', what: 'Опоздали' },
    { on: '2026-11-06', what: 'Опоздали', entry: id },
  ],
  'failures/*/madeGood': ['А', 'Б'],
  'wishes/*': [
    { product: 'ДСП', text: '' },
    { product: 'ДСП', text: 'тоньше' },
  ],
  'dates/*': [
    { what: 'Юбилей', on: '--05-14' },
    { what: 'Юбилей', on: '1980-05-14' },
  ],
  broughtBy: [
    { name: 'Ладога', profile: LADOGA },
    { name: 'Ладога', profile: LADOGA, as: 'vouches' },
  ],
  'thanks/*': [
    { what: 'Плиты', on: '2026-11-05' },
    { what: 'Плиты', on: '2026-11-05', profile: LADOGA },
  ],
  'aside/rhythm': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/purchase': [{ until: '2026-11-05' }, { until: '2026-11-05', who: ANNA }],
  'aside/volume': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/decider': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/stale': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/firstDeal': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/handed': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/conflict': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  'aside/*': [{ until: '2026-11-05' }, { until: '2026-11-05', done: true }],
  desk: [true, true],
  'own/*': ['100000', '200000'],
  'own/*/*': [true, true],
  'files/*': [file('photo.webp'), file('layout.webp')],
  'lost/*': [
    { runs: [[1, 0, 5]], back: false },
    { runs: [[1, 0, 5]], back: true },
  ],
}
const pathOf = (shape: FactShape): string => (shape === 'tags/#' ? 'tags/опт' : shape.replaceAll('*', id))

describe.each(['en', 'ru'] as const)('words for every fact (%s)', (language) => {
  beforeAll(() => useLocale(language))

  it.each(FACT_SHAPES)('%s: set, changed and cleared differ, and no argument is left open', (shape) => {
    const path = pathOf(shape)
    const [first, second] = SAMPLES[shape]
    expect(shapeOf(path)).toBe(shape)
    expect(isFactValue(shape, first) && isFactValue(shape, second)).toBe(true)
    const ledger = makeLedger()
    ledger.fact(`people/${PERSON}/name`, 'Иван')
    ledger.fact(`deals/${DEAL}/what`, 'Стеллажи')
    const say = (value: FactValue | null) => {
      ledger.fact(path, value)
      return newest(ledger).text
    }
    const [set, changed, cleared] = [say(first), say(second), say(null)]
    for (const text of [set, changed, cleared]) expect(text).not.toMatch(/[{}]|undefined|null/)
    expect(cleared).not.toBe(set)
    if (first !== true && shape !== 'steps/*/done') expect(changed).not.toBe(set)
  })
})

describe('words in Russian', () => {
  beforeAll(() => useLocale('ru'))

  it('names the person whose phone changed, with old and new number', () => {
    const ledger = makeLedger()
    const person = newId()
    ledger.fact(`people/${person}/name`, 'Иван')
    ledger.fact(`people/${person}/phones/${id}`, '+7 921 000 11 22')
    ledger.fact(`people/${person}/phones/${id}`, '+7 921 000 11 33')
    expect(newest(ledger).text).toBe('Иван, телефон: было +7 921 000 11 22, стало +7 921 000 11 33')
  })

  it('names both values when a conflict was settled', () => {
    const ledger = makeLedger()
    ledger.fact('city', 'Орёл', { after: [] })
    ledger.fact('city', 'Курск', { by: ANNA, after: [] })
    ledger.fact('city', 'Тула')
    expect(newest(ledger).text).toBe('Город: было «Орёл / Курск», стало «Тула»')
  })

  it('cuts long texts in the sentence and gives them in full beside it', () => {
    const ledger = makeLedger()
    ledger.fact('about', 'а'.repeat(300))
    const words = newest(ledger)
    expect(words.text.length).toBeLessThan(200)
    expect(words.now).toBe('а'.repeat(300))
  })

  it('says what an entry was and is, and that it was withdrawn and put back', () => {
    const ledger = makeLedger()
    const entry = newId<EntryId>()
    ledger.entry(entry, { type: 'call', when: 0, text: 'Обещал подумать', outcome: 'reached' })
    expect(newest(ledger)).toMatchObject({ text: 'Добавлен звонок', was: null })
    expect(newest(ledger).now).toMatch(/поговорили\nОбещал подумать$/)
    ledger.entry(entry, { type: 'meeting', when: 0, text: 'Обещал подумать' })
    expect(newest(ledger)).toMatchObject({ text: 'Изменена встреча' })
    ledger.entry(entry, null)
    expect(newest(ledger)).toMatchObject({ text: 'Встреча отозвана', now: null })
    ledger.entry(entry, { type: 'meeting', when: 0, text: 'Обещал подумать' })
    expect(newest(ledger).text).toBe('Встреча возвращена')
  })

  it('tells of a moved step with the day it had in its entry', () => {
    const ledger = makeLedger()
    const entry = newId<EntryId>()
    ledger.entry(entry, {
      type: 'call',
      when: 0,
      text: '',
      next: { what: 'Отправить образцы', who: IGOR, on: '2026-11-05' },
    })
    ledger.fact(`steps/${entry}/on`, '2026-11-12')
    expect(newest(ledger).text).toMatch(/^Следующий шаг «Отправить образцы» перенесён с 5\sнояб\..* на 12\sнояб/)
    ledger.fact(`steps/${entry}/who`, ANNA)
    expect(newest(ledger).text).toBe('Исполнитель шага «Отправить образцы»: Игорь → Анна')
  })

  it('tells of handovers, notes, late work and what a newer version made', () => {
    const ledger = makeLedger()
    ledger.created()
    expect(newest(ledger).text).toBe('Клиент заведён')
    ledger.handover(ANNA, 'Позвони до пятницы')
    expect(newest(ledger)).toEqual({ text: 'Передача: Игорь → Анна', was: null, now: 'Позвони до пятницы' })
    ledger.record('burst', { characters: 3 }, { by: ANNA })
    expect(newest(ledger).text).toBe('Анна: правка заметок, 3 знака')
    ledger.record('late', { late: id, accepted: false })
    expect(newest(ledger).text).toBe('Отклонено дописанное коллегой')
    ledger.record('teleported', {})
    expect(newest(ledger).text).toBe('Сделано более новой версией Картотеки')
    ledger.record('fact', { path: 'shoeSize', value: '43' })
    expect(newest(ledger).text).toBe('Сделано более новой версией Картотеки')
  })

  it('names fields of the team and their choices, archived ones too', () => {
    const ledger = makeLedger()
    ledger.fact(`own/${BUDGET.id}`, '100000')
    ledger.fact(`own/${BUDGET.id}`, '200000.5')
    expect(newest(ledger).text).toBe('Бюджет: 100\u00A0000 → 200\u00A0000,5')
    ledger.fact(`own/${BUDGET.id}`, null)
    expect(newest(ledger).text).toBe('Бюджет: убрано, было 200\u00A0000,5')
    ledger.fact(`own/${PAYS.id}`, PAID.id)
    expect(newest(ledger).text).toBe('Оплата: Отсрочка')
    ledger.fact(`own/${PAYS.id}`, newId<ChoiceId>())
    expect(newest(ledger).text).toBe('Оплата: Отсрочка → неизвестный вариант')
    ledger.fact(`own/${VISITED.id}`, 'yes')
    expect(newest(ledger).text).toBe('Были на складе: да')
    ledger.fact(`own/${TALKS.id}/${PAID.id}`, true)
    expect(newest(ledger).text).toBe('Говорит на: добавлено Отсрочка')
    ledger.fact(`own/${TALKS.id}/${PAID.id}`, null)
    expect(newest(ledger).text).toBe('Говорит на: убрано Отсрочка')
    ledger.fact(`own/${id}`, 'что-то')
    expect(newest(ledger).text).toBe('Поле команды: что-то')
  })

  it('says a birthday with and without its year', () => {
    expect(birthdayText('--02-29')).toBe('29 февраля')
    expect(birthdayText('1980-05-14')).toMatch(/^14 мая 1980/)
  })
})

describe('groupOf', () => {
  it.each([
    ['city', 'client'],
    ['tags/опт', 'tags'],
    [`phones/${id}`, 'contacts'],
    [`legal/${id}/inn`, 'legal'],
    [`people/${id}/phones/${id}`, 'people'],
    [`steps/${id}/done`, 'steps'],
    [`own/${id}/${id}`, 'own'],
    ['shoeSize', 'other'],
  ])('finds %s under %s', (path, group) => {
    const ledger = makeLedger()
    expect(groupOf(ledger.fact(path, 'x'))).toBe(group)
  })
})

afterEach(() => localStorage.clear())
