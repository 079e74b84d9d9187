/**
 * From a row of a file to a card: what the row says of one client, checked. A row with a problem gives
 * no card; all its problems are named, with the column and the value.
 */
import type { EntryId, PartId, PersonId } from '../../shared/ids'
import { newId } from '../../shared/ids'
import { tagKey, type ProfileKind } from '../../shared/profile/facts'
import { innProblem, isKpp } from '../../shared/profile/inn'
import { phoneKey } from '../../shared/profile/phone'
import type { ChangeInput } from '../../solid/notebook'
import type { OwnField } from '../../shared/team/ownFields'
import { ownTarget, type Mapping, type Target } from './fields'
import type { Language } from '../../shared/team/ownValues'
import { readOwn, type CardOwn, type OwnReason } from './own'
import type { TableRow } from './table'
import { isNothing, line, lines, lostDigits, parseBirthday, parseCountry, parseKind } from './text'

export interface CardPerson {
  name: string
  role?: string
  phones: string[]
  emails: string[]
  telegram?: string
  whatsapp?: string
  birthday?: string
}

export interface CardLegal {
  name?: string
  inn?: string
  kpp?: string
  country?: string
  taxNumber?: string
  registrationNumber?: string
}

/** What a row says of one client. */
export interface Card {
  name: string
  kind?: ProfileKind
  city?: string
  address?: string
  segment?: string
  source?: string
  site?: string
  about?: string
  tags: string[]
  phones: string[]
  emails: string[]
  legal?: CardLegal
  person?: CardPerson
  note?: string
  /** What the team asks of every client. */
  own?: CardOwn[]
}

export type Reason =
  | 'noName'
  | 'innDigits'
  | 'innControl'
  | 'kpp'
  | 'email'
  | 'phoneShort'
  | 'phoneLong'
  | 'lostDigits'
  | 'birthday'
  | 'kind'
  | 'country'
  | 'tooLong'
  | 'tooMany'
  | 'tooManyCells'
  | 'duplicate'
  | OwnReason

export interface RowProblem {
  reason: Reason
  /** Index of the column; null when no one column is to blame. */
  column: number | null
  value: string
  /** A duplicate's line where the same client stands first; the most characters or values that are allowed. */
  number?: number
  /** The choices that there are. */
  names?: string
}

/** What was put right without asking. */
export interface Mended {
  field: 'inn' | 'kpp'
  column: number
  from: string
  to: string
}

export interface ReadRow {
  line: number
  card: Card | null
  problems: RowProblem[]
  mended: Mended[]
}

export interface ReadOptions {
  /** How many columns have a heading. */
  width: number
  /** Does 03/04 mean the third of April? */
  dayFirst: boolean
  language?: Language
  /** The team's fields in use. */
  own?: readonly OwnField[]
}

const LINE = 500
const LONG = 5_000
const NOTE = 20_000
const MANY = 50

/** Reads one row. Never throws. */
export function readRow(row: TableRow, mapping: Mapping, options: ReadOptions): ReadRow {
  const reading = new Reading(row, mapping, options)
  const card = reading.card()
  const { mended } = reading
  const problems = reading.problems.toSorted((a, b) => (a.column ?? -1) - (b.column ?? -1))
  return { line: row.line, card: problems.length > 0 ? null : card, problems, mended }
}

/** The values of one row and the problems met on the way. */
class Reading {
  readonly problems: RowProblem[] = []
  readonly mended: Mended[] = []

  constructor(
    readonly row: TableRow,
    readonly mapping: Mapping,
    readonly options: ReadOptions,
  ) {
    const beyond = row.cells.findIndex((cell, index) => index >= options.width && cell.trim() !== '')
    if (beyond >= 0) this.problem('tooManyCells', beyond, row.cells[beyond]!, { number: options.width })
  }

  card(): Card {
    const legal = this.legal()
    const name = this.joined('name', ' ') ?? legal?.name
    if (name === undefined) this.problem('noName', this.mapping.indexOf('name'), '')
    const person = this.person(name)
    return {
      name: name ?? '',
      kind: this.parsed('kind', parseKind),
      city: this.text('city'),
      address: this.joined('address', ', '),
      segment: this.text('segment'),
      source: this.text('source'),
      site: this.text('site'),
      about: this.long('about'),
      tags: this.tags(),
      phones: this.phones('phone'),
      emails: this.emails('email'),
      legal,
      person,
      note: this.note(),
      ...this.own(),
    }
  }

  /** One cell is told once that it is wrong in one way, whole when several of its parts are. */
  problem(reason: Reason, column: number, value: string, more: { number?: number; names?: string } = {}): undefined {
    const place = column < 0 ? null : column
    const known = this.problems.find((one) => place !== null && one.reason === reason && one.column === place)
    if (known === undefined) this.problems.push({ reason, column: place, value: value.slice(0, 200), ...more })
    else if (known.value !== value.slice(0, 200)) known.value = line(this.row.cells[column] ?? '').slice(0, 200)
    return undefined
  }

  own(): Pick<Card, 'own'> {
    const own: CardOwn[] = []
    for (const field of this.options.own ?? []) {
      const column = this.mapping.indexOf(ownTarget(field))
      if (column < 0) continue
      const read = readOwn(field, this.row.cells[column] ?? '', this.options.language ?? 'ru', this.options.dayFirst)
      if ('reason' in read) this.problem(read.reason, column, read.value, { number: read.number, names: read.names })
      else if (read.facts.length > 0) own.push({ field: field.id, facts: read.facts })
    }
    return own.length > 0 ? { own } : {}
  }

  /** Cells of a field that say something. */
  cells(field: Target): { column: number; value: string }[] {
    const found: { column: number; value: string }[] = []
    for (const [column, mapped] of this.mapping.entries()) {
      if (mapped !== field) continue
      const value = line(this.row.cells[column] ?? '')
      if (!isNothing(value)) found.push({ column, value })
    }
    return found
  }

  /** The first cell of a field as one line. */
  text(field: Target): string | undefined {
    const [first] = this.cells(field)
    return first === undefined ? undefined : this.within(LINE, first.column, first.value)
  }

  within(limit: number, column: number, value: string): string | undefined {
    if (value.length <= limit) return value
    return this.problem('tooLong', column, value, { number: limit })
  }

  joined(field: Target, by: string): string | undefined {
    const cells = this.cells(field)
    if (cells.length === 0) return undefined
    return this.within(LINE, cells[0]!.column, cells.map(({ value }) => value).join(by))
  }

  parsed<T>(field: 'kind' | 'country' | 'birthday', parse: (text: string) => T | undefined): T | undefined {
    const [first] = this.cells(field)
    if (first === undefined) return undefined
    const value = parse(first.value)
    if (value === undefined) this.problem(field, first.column, first.value)
    return value
  }

  /** The text of all columns of a field with its lines kept, in the order of the columns. */
  long(field: 'about' | 'note', limit = LONG): string | undefined {
    const columns = this.mapping.flatMap((mapped, column) => (mapped === field ? [column] : []))
    const texts = columns.map((column) => lines(this.row.cells[column] ?? '')).filter((text) => !isNothing(text))
    return texts.length === 0 ? undefined : this.within(limit, columns[0]!, texts.join('\n'))
  }

  note(): string | undefined {
    return this.long('note', NOTE)
  }

  /** The parts of the cells of a field, each with its column. */
  parts(field: Target, parting: RegExp): { column: number; value: string }[] {
    const parts = this.mapping.flatMap((mapped, column) =>
      mapped === field
        ? lines(this.row.cells[column] ?? '')
            .split(parting)
            .map((part) => ({ column, value: line(part) }))
            .filter(({ value }) => !isNothing(value))
        : [],
    )
    if (parts.length > MANY) this.problem('tooMany', parts[0]!.column, '', { number: MANY })
    return parts
  }

  tags(): string[] {
    const byKey = new Map<string, string>()
    for (const { column, value } of this.parts('tags', /[,;|\n]/)) {
      const tag = value.replace(/^#+/, '')
      const key = tagKey(tag)
      if (key !== '' && this.within(100, column, tag) !== undefined && !byKey.has(key)) byKey.set(key, tag)
    }
    return [...byKey.values()]
  }

  phones(field: 'phone' | 'personPhone'): string[] {
    const byKey = new Map<string, string>()
    const lost = this.cells(field).find(({ value }) => lostDigits(value))
    if (lost !== undefined) {
      this.problem('lostDigits', lost.column, lost.value)
      return []
    }
    // An extension behind a comma belongs to its number.
    for (const { column, value } of this.parts(field, /[,;/\n](?!\s*(?:доб|вн|ext))/i)) {
      const phone = this.phone(column, value)
      if (phone !== undefined && !byKey.has(phoneKey(phone))) byKey.set(phoneKey(phone), phone)
    }
    return [...byKey.values()]
  }

  phone(column: number, value: string): string | undefined {
    // A number cell of a spreadsheet has lost its plus.
    const phone = /^7\d{10}$/.test(value) ? `+${value}` : value
    const { length } = phoneKey(phone)
    if (length < 5) return this.problem('phoneShort', column, value)
    if (length > 15) return this.problem('phoneLong', column, value)
    return this.within(LINE, column, phone)
  }

  emails(field: 'email' | 'personEmail'): string[] {
    const byKey = new Map<string, string>()
    for (const { column, value } of this.parts(field, /[,;/\s]+/)) {
      const email = value.replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1')
      if (!/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(email) || email.length > 254)
        this.problem('email', column, value)
      else if (!byKey.has(email.toLowerCase())) byKey.set(email.toLowerCase(), email)
    }
    return [...byKey.values()]
  }

  legal(): CardLegal | undefined {
    const { inn, kpp } = this.taxNumbers()
    const legal: CardLegal = {
      name: this.text('legalName'),
      inn,
      kpp,
      country: this.parsed('country', parseCountry),
      taxNumber: this.text('taxNumber'),
      registrationNumber: this.text('registrationNumber'),
    }
    return Object.values(legal).some((value) => value !== undefined) ? legal : undefined
  }

  /** 1C writes ИНН/КПП into one cell. */
  taxNumbers(): { inn?: string; kpp?: string } {
    const [cell] = this.cells('inn')
    const [own] = this.cells('kpp')
    if (cell === undefined) return { kpp: own && this.kpp(own.column, own.value) }
    const [inn, behind] = cell.value.split(/[/\\]/).map((part) => part.replaceAll(' ', ''))
    const kpp = own ?? (behind ? { column: cell.column, value: behind } : undefined)
    return { inn: this.inn(cell.column, inn ?? ''), kpp: kpp && this.kpp(kpp.column, kpp.value) }
  }

  inn(column: number, value: string): string | undefined {
    if (lostDigits(value)) return this.problem('lostDigits', column, value)
    const problem = innProblem(value)
    if (problem === null) return value
    const restored = `0${value}`
    // A number cell loses the zero in front; the control digits tell that it was there.
    if (problem === 'length' && (value.length === 9 || value.length === 11) && innProblem(restored) === null) {
      this.mended.push({ field: 'inn', column, from: value, to: restored })
      return restored
    }
    return this.problem(problem === 'control' ? 'innControl' : 'innDigits', column, value)
  }

  kpp(column: number, value: string): string | undefined {
    const kpp = value.replaceAll(' ', '').toUpperCase()
    if (isKpp(kpp)) return kpp
    if (/^\d{8}$/.test(kpp)) {
      this.mended.push({ field: 'kpp', column, from: kpp, to: `0${kpp}` })
      return `0${kpp}`
    }
    return this.problem('kpp', column, value)
  }

  /** A person whose name is not given goes by the name of the client: a private client is a person too. */
  person(clientName = ''): CardPerson | undefined {
    const person: CardPerson = {
      name: this.joined('personName', ' ') ?? '',
      phones: this.phones('personPhone'),
      emails: this.emails('personEmail'),
      role: this.text('personRole'),
      telegram: this.text('telegram')?.replace(/^(https?:\/\/)?(t\.me|telegram\.me)\//i, '@'),
      whatsapp: this.text('whatsapp')?.replace(/^(https?:\/\/)?wa\.me\//i, '+'),
      birthday: this.parsed('birthday', (text) => parseBirthday(text, this.options.dayFirst)),
    }
    const says = Object.values(person).some((value) => value !== undefined && value.length > 0)
    return says ? { ...person, name: person.name === '' ? clientName : person.name } : undefined
  }
}

/** A card as the changes that begin a client. `now` dates its note, ms since 1970 UTC. */
export function cardToChanges(card: Card, now: number): ChangeInput[] {
  const changes: ChangeInput[] = []
  const fact = (path: string, value: string | true | undefined) => {
    if (value !== undefined && value !== '') changes.push({ kind: 'fact', path, value })
  }
  for (const path of ['name', 'kind', 'city', 'address', 'segment', 'source', 'site', 'about'] as const)
    fact(path, card[path])
  for (const tag of card.tags) fact(`tags/${tagKey(tag)}`, tag)
  for (const phone of card.phones) fact(`phones/${newId<PartId>()}`, phone)
  for (const email of card.emails) fact(`emails/${newId<PartId>()}`, email)
  if (card.legal !== undefined) changes.push(...legalToChanges(card.legal))
  if (card.person !== undefined) changes.push(...personToChanges(card.person))
  for (const { facts } of card.own ?? []) changes.push(...facts.map(ownChange))
  if (card.note !== undefined) changes.push(noteToChange(card.note, now))
  return changes
}

export const ownChange = ({ path, value }: CardOwn['facts'][number]): ChangeInput => ({ kind: 'fact', path, value })

export function legalToChanges(legal: CardLegal): ChangeInput[] {
  const path = `legal/${newId<PartId>()}`
  return [{ kind: 'fact', path, value: true }, ...partChanges(path, { ...legal })]
}

export function personToChanges(person: CardPerson): ChangeInput[] {
  const path = `people/${newId<PersonId>()}`
  const { phones, emails, ...facts } = person
  return [
    { kind: 'fact', path, value: true },
    ...partChanges(path, facts),
    ...phones.map((value): ChangeInput => ({ kind: 'fact', path: `${path}/phones/${newId<PartId>()}`, value })),
    ...emails.map((value): ChangeInput => ({ kind: 'fact', path: `${path}/emails/${newId<PartId>()}`, value })),
  ]
}

export const partChanges = (path: string, facts: Record<string, string | undefined>): ChangeInput[] =>
  Object.entries(facts).flatMap(([name, value]): ChangeInput[] =>
    value === undefined || value === '' ? [] : [{ kind: 'fact', path: `${path}/${name}`, value }],
  )

export const noteToChange = (text: string, now: number): ChangeInput => ({
  kind: 'entry',
  entry: newId<EntryId>(),
  value: { type: 'note', when: now, text },
})
