/**
 * Clients as sheets for people and other programs: one row a client, and one row a person on a second
 * sheet. The headings are those that the import knows, so that a file which was exported can be corrected
 * and imported.
 */
import type { MemberId } from '../../shared/ids'
import type { Decides, ProfileKind } from '../../shared/profile/facts'
import { factOf, ownerOf, partsOf, textOf, type Profile } from '../../shared/profile/fold'
import type { OwnField } from '../../shared/team/ownFields'
import { saidOf } from '../../shared/team/ownValues'
import { FIELDS, type Field } from './fields'
import type { Cell, Sheet } from './writeFile'

/** A note is imported as an entry of the history; the history is not exported. */
type ClientField = Exclude<Field, 'note'>
export type ExportColumn = ClientField | 'owner' | 'otherPeople' | 'otherLegal' | 'decides'

export interface ExportWords {
  clients: string
  people: string
  column: (column: ExportColumn) => string
  kind: (kind: ProfileKind) => string
  decides: (decides: Decides) => string
  /** A stored value of an own field as a table has it: what the import reads. */
  own: (field: OwnField, value: string) => string
  member: (id: MemberId | undefined) => string
}

const CLIENT_COLUMNS: ExportColumn[] = [
  ...FIELDS.filter((field) => field !== 'note'),
  'otherPeople',
  'otherLegal',
  'owner',
]
const PEOPLE_COLUMNS = [
  'name',
  'personName',
  'personRole',
  'decides',
  'personPhone',
  'personEmail',
  'telegram',
  'whatsapp',
  'birthday',
] as const satisfies ExportColumn[]

/** Sheets of clients and of people; the first alone holds what a CSV can. `own`: the team's fields in use. */
export function exportSheets(profiles: readonly Profile[], words: ExportWords, own: readonly OwnField[] = []): Sheet[] {
  return [
    {
      name: words.clients,
      rows: [
        [...CLIENT_COLUMNS.map(words.column), ...own.map(({ name }) => name)],
        ...profiles.map((profile) => [
          ...clientRow(profile, words),
          ...own.map((field) => ownCell(profile, field, words)),
        ]),
      ],
    },
    {
      name: words.people,
      rows: [PEOPLE_COLUMNS.map(words.column), ...profiles.flatMap((profile) => peopleRows(profile, words))],
    },
  ]
}

function clientRow(profile: Profile, words: ExportWords): string[] {
  const [legal, ...otherLegal] = partsOf(profile, 'legal').map(({ path }) => path)
  const [person, ...others] = peopleOf(profile)
  const cells: Partial<Record<ExportColumn, string>> = {
    ...clientCells(profile, words),
    ...(legal === undefined ? {} : legalCells(profile, legal)),
    ...(person === undefined ? {} : personCells(profile, person, words)),
    otherLegal: otherLegal.map((path) => inWords(Object.values(legalCells(profile, path)))).join('\n'),
    otherPeople: others.map((path) => inWords(Object.values(personCells(profile, path, words)))).join('\n'),
    owner: words.member(ownerOf(profile)),
  }
  return CLIENT_COLUMNS.map((column) => cells[column] ?? '')
}

function peopleRows(profile: Profile, words: ExportWords): string[][] {
  return peopleOf(profile).map((path) => {
    const cells: Partial<Record<ExportColumn, string>> = {
      ...personCells(profile, path, words),
      name: textOf(profile, 'name'),
    }
    return PEOPLE_COLUMNS.map((column) => cells[column] ?? '')
  })
}

/** Numbers and days stay what they are, so that a spreadsheet can add and sort them. */
function ownCell(profile: Profile, field: OwnField, words: ExportWords): Cell {
  const { values } = saidOf(profile, field)
  const text = values.map((value) => words.own(field, value)).join('; ')
  const [value = ''] = values
  if (field.type === 'number' && value !== '' && Number.isFinite(Number(value))) return { text, number: Number(value) }
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { text, day: value }
  return text
}

/** Those who are there now. */
const peopleOf = (profile: Profile): string[] =>
  partsOf(profile, 'people')
    .map(({ path }) => path)
    .filter((path) => factOf(profile, `${path}/movedTo`) === undefined)

/** Semicolons between values: a telephone with an extension has a comma of its own. */
const listed = (profile: Profile, prefix: string): string =>
  partsOf(profile, prefix)
    .map(({ value }) => String(value))
    .join('; ')

const inWords = (cells: string[]): string => cells.filter(Boolean).join(', ')

function clientCells(profile: Profile, words: ExportWords) {
  const kind = factOf(profile, 'kind') as ProfileKind | undefined
  return {
    name: textOf(profile, 'name'),
    kind: kind === undefined ? '' : words.kind(kind),
    city: textOf(profile, 'city'),
    address: textOf(profile, 'address'),
    segment: textOf(profile, 'segment'),
    source: textOf(profile, 'source'),
    site: textOf(profile, 'site'),
    about: textOf(profile, 'about'),
    tags: listed(profile, 'tags'),
    phone: listed(profile, 'phones'),
    email: listed(profile, 'emails'),
  }
}

const legalCells = (profile: Profile, path: string) => ({
  legalName: textOf(profile, `${path}/name`),
  inn: textOf(profile, `${path}/inn`),
  kpp: textOf(profile, `${path}/kpp`),
  country: textOf(profile, `${path}/country`),
  taxNumber: textOf(profile, `${path}/taxNumber`),
  registrationNumber: textOf(profile, `${path}/registrationNumber`),
})

function personCells(profile: Profile, path: string, words: ExportWords) {
  const decides = factOf(profile, `${path}/decides`) as Decides | undefined
  return {
    personName: textOf(profile, `${path}/name`),
    personRole: textOf(profile, `${path}/role`),
    decides: decides === undefined ? '' : words.decides(decides),
    personPhone: listed(profile, `${path}/phones`),
    personEmail: listed(profile, `${path}/emails`),
    telegram: textOf(profile, `${path}/telegram`),
    whatsapp: textOf(profile, `${path}/whatsapp`),
    birthday: textOf(profile, `${path}/birthday`),
  }
}
