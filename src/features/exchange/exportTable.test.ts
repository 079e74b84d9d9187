import { describe, expect, it } from 'vitest'
import en from '../../i18n/en/exchange'
import ru from '../../i18n/ru/exchange'
import { newId, type ChangeId, type MemberId, type PersonId, type ProfileId } from '../../shared/ids'
import { fold, type Profile } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'
import type { OwnField, OwnType } from '../../shared/team/ownFields'
import { exportSheets, type ExportWords } from './exportTable'
import { guessMapping } from './fields'
import { readFile } from './file'
import { layOut } from './layout'
import { cardToChanges, personToChanges, readRow, type Card } from './rows'
import { runExport, type ExportEffects } from './runExport'
import { writeFile } from './writeFile'

const wordsIn = (messages: typeof en | typeof ru): ExportWords => ({
  clients: messages['exchange.export.sheet.clients'],
  people: messages['exchange.export.sheet.people'],
  column: (column) => messages[`exchange.field.${column}`],
  kind: (kind) => messages[`exchange.kind.${kind}`],
  decides: (decides) => messages[`exchange.decides.${decides}`],
  own: (field, value) =>
    field.type === 'number' && messages === ru
      ? value.replace('.', ',')
      : (field.choices.find(({ id }) => id === value)?.name ?? value),
  member: () => 'Анна Белова',
})
const LANGUAGES = [
  ['English', wordsIn(en)],
  ['Russian', wordsIn(ru)],
] as const

const owner = newId<MemberId>()
function profileOf(...changes: ChangeInput[]): Profile {
  const profile = newId<ProfileId>()
  const drafts = changes.map((change, at) => ({
    ...change,
    id: newId<ChangeId>(),
    profile,
    at: at + 2,
    after: [],
    by: owner,
  }))
  return fold(profile, [
    { kind: 'created', id: newId<ChangeId>(), profile, at: 1, after: [], by: owner },
    ...(drafts as never[]),
  ])
}
const card: Card = {
  name: '=HYPERLINK("http://x")',
  kind: 'private',
  city: 'Санкт-Петербург',
  address: 'Невский пр., 1; офис "2"',
  about: 'Строка 1\nСтрока 2',
  tags: ['мебель', 'плита'],
  phones: ['+78121234567', '8 (812) 123-45-68, доб. 12'],
  emails: ['info@ladoga.example'],
  legal: { name: 'ООО «Ладога»', inn: '7707083893', kpp: '770701001', country: 'RU' },
  person: { name: 'Пётр Кузнецов', role: '-директор', phones: ['+7 921 111-22-33'], emails: [], birthday: '--05-14' },
}
/** After the card's own person: people come in the order in which they were added. */
const second = () => personToChanges({ name: 'Ольга', role: 'закупщик', phones: ['+7 921 111-22-34'], emails: [] })

describe.each(LANGUAGES)('an exported table with %s headings', (_, words) => {
  const columns = exportSheets([profileOf()], words)[0]!.rows[0]! as string[]

  it('has headings of which the import knows each', () => {
    const mapping = guessMapping(columns, [])
    const known = Object.fromEntries(columns.map((heading, column) => [heading, mapping[column]]))
    expect(known).toEqual({
      ...Object.fromEntries(columns.map((heading) => [heading, null])),
      ...Object.fromEntries(
        (
          [
            'name',
            'kind',
            'city',
            'address',
            'segment',
            'source',
            'site',
            'about',
            'tags',
            'phone',
            'email',
            'legalName',
            'inn',
            'kpp',
            'country',
            'taxNumber',
            'registrationNumber',
            'personName',
            'personRole',
            'personPhone',
            'personEmail',
            'telegram',
            'whatsapp',
            'birthday',
          ] as const
        ).map((field) => [words.column(field), field]),
      ),
    })
  })

  it.each(['csv', 'xlsx'] as const)('comes back the same through %s', async (format) => {
    const sheets = exportSheets([profileOf(...cardToChanges(card, 1))], words)
    const blob = await writeFile(sheets, format === 'csv' ? { format, delimiter: ';' } : { format })
    const file = await readFile(new Uint8Array(await blob.arrayBuffer()))
    if ('problem' in file) throw new Error(file.problem)
    const { layout, body } = layOut(file.tables[0]!)
    const read = readRow(body[0]!, layout.guess, { width: layout.headings.length, dayFirst: true })
    expect(read.problems).toEqual([])
    expect(read.card).toEqual(card)
  })
})

const field = (name: string, type: OwnType, ...choices: string[]): OwnField => ({
  id: newId(),
  name,
  help: '',
  group: '',
  type,
  choices: choices.map((choice) => ({ id: newId(), name: choice, archived: false })),
  staleDays: null,
  order: 0,
  archived: false,
})

describe.each(LANGUAGES)("the team's own fields with %s headings", (language, words) => {
  // One is called as a field that every team has; one has a comma in a choice.
  const own = [
    field(words.column('segment'), 'text'),
    field('Бюджет', 'number'),
    field('Договор до', 'date'),
    field('Есть кран', 'yesNo'),
    field('Размер', 'choice', 'Малый', 'Большой'),
    field('Что берут', 'choices', 'Плита, 16 мм', 'Фанера', 'Нет'),
    field('Площадка', 'link'),
    field('Пусто', 'long'),
  ]
  const [, large] = own[4]!.choices
  const [board, plywood] = own[5]!.choices
  const said = [
    { field: own[0]!.id, facts: [{ path: `own/${own[0]!.id}`, value: 'свой сегмент' }] },
    { field: own[1]!.id, facts: [{ path: `own/${own[1]!.id}`, value: '-12500.5' }] },
    { field: own[2]!.id, facts: [{ path: `own/${own[2]!.id}`, value: '2027-03-04' }] },
    { field: own[3]!.id, facts: [{ path: `own/${own[3]!.id}`, value: 'no' }] },
    { field: own[4]!.id, facts: [{ path: `own/${own[4]!.id}`, value: large!.id }] },
    {
      field: own[5]!.id,
      facts: [board!, plywood!].map(({ id }) => ({ path: `own/${own[5]!.id}/${id}`, value: true as const })),
    },
    { field: own[6]!.id, facts: [{ path: `own/${own[6]!.id}`, value: 'https://etp.example/1' }] },
  ]

  it.each(['csv', 'xlsx'] as const)('come back the same through %s', async (format) => {
    const client: Card = { ...card, segment: 'Мебель', own: said }
    const sheets = exportSheets([profileOf(...cardToChanges(client, 1))], words, own)
    const blob = await writeFile(sheets, format === 'csv' ? { format, delimiter: ';' } : { format })
    const file = await readFile(new Uint8Array(await blob.arrayBuffer()))
    if ('problem' in file) throw new Error(file.problem)
    const { layout, body } = layOut(file.tables[0]!, own)
    const options = {
      width: layout.headings.length,
      dayFirst: true,
      language: language === 'Russian' ? 'ru' : 'en',
      own,
    }
    const read = readRow(body[0]!, layout.guess, options as never)
    expect(read.problems).toEqual([])
    expect(read.card).toEqual(client)
  })
})

describe('sheets', () => {
  const [clients, people] = exportSheets([profileOf(...cardToChanges(card, 1), ...second())], LANGUAGES[1][1])

  it('name the member responsible and the people beyond the first', () => {
    const [headings, row] = clients!.rows
    expect(row![headings!.indexOf('Ответственный')]).toBe('Анна Белова')
    expect(row![headings!.indexOf('Другие люди')]).toBe('Ольга, закупщик, +7 921 111-22-34')
  })

  it('have a line for each person who is still there', () => {
    const gone = newId<PersonId>()
    const moved: ChangeInput[] = [
      { kind: 'fact', path: `people/${gone}`, value: true },
      {
        kind: 'fact',
        path: `people/${gone}/movedTo`,
        value: { profile: newId<ProfileId>(), person: newId<PersonId>(), on: '2026-01-01' },
      },
    ]
    const [, sheet] = exportSheets([profileOf(...cardToChanges(card, 1), ...second(), ...moved)], LANGUAGES[1][1])
    expect(sheet!.rows.slice(1).map(([client, name]) => [client, name])).toEqual([
      [card.name, 'Пётр Кузнецов'],
      [card.name, 'Ольга'],
    ])
    expect(people!.rows).toHaveLength(3)
  })

  it('write to Excel text only, and more of it than fits a worker made from a blob', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [
      `=1+${index}`,
      '+79211112233',
      'я'.repeat(40_000 * Number(index === 7)),
    ])
    const blob = await writeFile([{ name: 'Клиенты', rows: [['a', 'b', 'c'], ...rows] }], { format: 'xlsx' })
    const { tables } = (await readFile(new Uint8Array(await blob.arrayBuffer()))) as {
      tables: { rows: { cells: string[] }[] }[]
    }
    expect(tables[0]!.rows[5_000]!.cells).toEqual(['=1+4999', '+79211112233'])
    expect(tables[0]!.rows[8]!.cells[2]).toHaveLength(32_767)
  })
})

describe('an export', () => {
  const profile = profileOf(...cardToChanges(card, 1))
  const request = {
    format: 'csv' as const,
    delimiter: ';' as const,
    filter: 'город: Тула',
    ids: [profile.id],
    words: LANGUAGES[1][1],
    own: [],
  }
  function effects(given: Partial<ExportEffects> = {}) {
    const seen: string[] = []
    const all: ExportEffects = {
      record: async (body) => (seen.push(`record ${JSON.stringify(body)}`), { ok: true, value: {} }),
      profileOf: async () => (seen.push('read'), profile),
      write: async () => (seen.push('write'), new Blob(['x'])),
      progress: () => {},
      cancelled: () => false,
      ...given,
    }
    return { all, seen }
  }

  it('is recorded before anything is read or written', async () => {
    const { all, seen } = effects()
    expect(await runExport(request, all)).toHaveProperty('blob')
    expect(seen).toEqual(['record {"format":"csv","filter":"город: Тула","count":1}', 'read', 'write'])
  })

  it.each(['offline', 'noAccess', 'signIn'] as const)('is not made when the server answers: %s', async (error) => {
    const { all, seen } = effects({ record: async () => ({ ok: false, error }) })
    expect(await runExport(request, all)).toEqual({ problem: error })
    expect(seen).toEqual([])
  })

  it('says so when the file could not be made, and ends when cancelled', async () => {
    const broken = effects({ write: () => Promise.reject(new Error('memory')) })
    expect(await runExport(request, broken.all)).toEqual({ problem: 'failed' })
    const cancelled = effects({ cancelled: () => true })
    expect(await runExport(request, cancelled.all)).toEqual({ cancelled: true })
    expect(cancelled.seen).not.toContain('write')
  })
})
