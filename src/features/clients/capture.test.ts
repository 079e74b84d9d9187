import { describe, expect, test } from 'vitest'
import { newId, type MemberId, type ProfileId } from '../../shared/ids'
import { parseDraft, type Known } from '../../shared/profile/change'
import { fold } from '../../shared/profile/fold'
import { withControl } from '../../shared/profile/inn'
import { toRow } from '../../shared/profile/row'
import { aRow } from '../../shared/profile/testRow'
import { nameKey } from '../../parts/clients/known'
import { knownAlready, NOTHING_CAPTURED, problemsOf, readDraft, toChanges, writeDraft, type Capture } from './capture'

const me = newId<MemberId>()
const now = Date.parse('2026-11-05T12:00:00Z')
const captured = (parts: Partial<Capture>): Capture => ({ ...NOTHING_CAPTURED, ...parts })
const INN = withControl([0, 0, 1, 2, 3, 4, 5, 6, 7]).join('')

/** The row of a client that begins with what was captured. */
function rowOf(capture: Capture, phone = capture.phone) {
  const profile = newId<ProfileId>()
  const changes = toChanges(capture, { me, now, phone }).map((change, i): Known => ({
    ...change,
    id: newId(),
    profile,
    at: now + i,
    after: [],
  }))
  for (const change of changes) expect(parseDraft(change), JSON.stringify(change)).toBeDefined()
  return toRow(fold(profile, changes))
}

describe('a new client', () => {
  test('needs a name and nothing else', () => {
    expect(problemsOf(captured({ name: ' ' }))).toEqual({ name: 'noName' })
    expect(problemsOf(captured({ name: 'Ладога' }))).toEqual({})
    expect(rowOf(captured({ name: ' Ладога ' }))).toMatchObject({
      name: 'Ладога',
      people: [],
      touched: null,
      steps: [],
    })
  })

  test('begins with all that was typed', () => {
    const row = rowOf(
      captured({
        name: 'Ладога',
        person: 'Семён',
        phone: '8 921 555-01-44',
        email: 'a@b.ru',
        inn: INN,
        city: 'Тула',
        talk: 'call',
        said: 'Хотят образцы',
        stepWhat: 'Отправить образцы',
        stepOn: '2026-11-06',
      }),
    )
    expect(row).toMatchObject({
      name: 'Ладога',
      city: 'Тула',
      phones: ['79215550144'],
      emails: ['a@b.ru'],
      inns: [INN],
      touched: { type: 'call', when: now },
      steps: [{ what: 'Отправить образцы', who: me, on: '2026-11-06' }],
    })
    expect(row.people.map(({ name }) => name)).toEqual(['Семён'])
  })

  test('keeps the phone of the company when no person was named', () => {
    expect(rowOf(captured({ name: 'Л', phone: '12-34' }))).toMatchObject({ phones: ['1234'], people: [] })
  })

  test('takes a next step alone as a plan: nobody has talked', () => {
    expect(rowOf(captured({ name: 'Л', stepWhat: 'Позвонить', stepOn: '2026-11-06' }))).toMatchObject({
      touched: null,
      steps: [{ what: 'Позвонить' }],
    })
  })

  test('asks for both halves of a next step, a whole ИНН and a real e-mail', () => {
    expect(problemsOf(captured({ name: 'Л', stepOn: '2026-11-06' }))).toEqual({ stepWhat: 'stepWhat' })
    expect(problemsOf(captured({ name: 'Л', stepWhat: 'Позвонить' }))).toEqual({ stepOn: 'stepOn' })
    expect(problemsOf(captured({ name: 'Л', inn: '001234567' }))).toEqual({ inn: 'innLength' })
    expect(problemsOf(captured({ name: 'Л', inn: '0012345670' === INN ? '0012345671' : '0012345670' }))).toEqual({
      inn: 'innControl',
    })
    expect(problemsOf(captured({ name: 'Л', email: 'ab.ru' }))).toEqual({ email: 'email' })
  })
})

describe('a client that is there already', () => {
  const ladoga = aRow({
    name: 'Кухни «Ладога»',
    phones: ['79215550144'],
    emails: ['a@b.ru'],
    inns: [INN],
    legal: ['ООО «Лад»'],
  })
  const rows = [aRow({ name: 'Урал', phones: ['79990000000'] }), ladoga]
  const signs = (parts: Partial<Capture>) => knownAlready(rows, captured(parts)).map(({ row, by }) => [row.name, by])

  test.each([
    ['phone in another spelling', { phone: '8 (921) 555-01-44' }, 'phone'],
    ['ИНН with spaces', { inn: `${INN.slice(0, 2)} ${INN.slice(2)}` }, 'inn'],
    ['e-mail in capitals', { email: 'A@B.ru' }, 'email'],
    ['name without quotes, in another order', { name: 'ладога кухни' }, 'name'],
    ['name of its legal entity, without the form', { name: 'лад' }, 'name'],
  ] as const)('is recognised by its %s', (_by, parts, sign) => {
    expect(signs(parts)).toEqual([['Кухни «Ладога»', sign]])
  })

  test('is not seen in what is half typed', () => {
    expect(signs({ name: 'ладо', phone: '0144', inn: INN.slice(0, 5) })).toEqual([])
    expect(signs({})).toEqual([])
  })

  test('is named once, by the surest sign', () => {
    expect(signs({ name: 'Кухни Ладога', phone: '+79215550144', inn: INN })).toEqual([['Кухни «Ладога»', 'inn']])
  })

  test('a name of nothing but a legal form is a name too', () => {
    expect(nameKey('ООО')).toBe('ооо')
    expect(nameKey('«Ёлка», ООО')).toBe(nameKey('ооо елка'))
  })
})

describe('the draft on the device', () => {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }

  test('survives a reload, for its member only', () => {
    const draft = captured({ name: 'Лад', said: 'Зайти\nпозже' })
    writeDraft(storage, me, draft)
    expect(readDraft(storage, me)).toEqual(draft)
    expect(readDraft(storage, newId<MemberId>())).toBeUndefined()
  })

  test('is gone once nothing is typed', () => {
    writeDraft(storage, me, captured({ name: 'Лад' }))
    writeDraft(storage, me, captured({ talk: 'call' }))
    expect(readDraft(storage, me)).toBeUndefined()
  })

  test('that is damaged is as none', () => {
    expect(readDraft({ getItem: () => '{"name":1}' }, me)).toBeUndefined()
    expect(readDraft({ getItem: () => '{' }, me)).toBeUndefined()
  })

  test('says so when the browser has no room', () => {
    const full = { ...storage, setItem: () => { throw new DOMException('full', 'QuotaExceededError') } } // prettier-ignore
    expect(writeDraft(full, me, captured({ name: 'Лад' }))).toBe(false)
  })
})
