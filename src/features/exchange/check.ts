/** The whole table checked: good cards, rows with problems, and rows whose client is there already. */
import type { ProfileId } from '../../shared/ids'
import { tagKey } from '../../shared/profile/facts'
import type { Mapping } from './fields'
import { indexClients, KnownIndex, type KnownClient, type Match } from './known'
import { readRow, type Card, type Mended, type ReadOptions, type RowProblem } from './rows'
import type { TableRow } from './table'

export interface BadRow {
  line: number
  problems: RowProblem[]
  /** As they stand in the file, to be corrected and imported again. */
  cells: string[]
}

/** A row whose client is there already. */
export interface KnownRow {
  line: number
  card: Card
  match: Match<ProfileId>
}

export interface Checked {
  /** New clients, in the order of the file. */
  fresh: { line: number; card: Card }[]
  known: KnownRow[]
  bad: BadRow[]
  mended: (Mended & { line: number })[]
}

/** Checks rows against each other and against the clients that are there. Pure, and never throws. */
export function checkRows(
  rows: readonly TableRow[],
  mapping: Mapping,
  options: ReadOptions,
  clients: readonly KnownClient[],
): Checked {
  const checked: Checked = { fresh: [], known: [], bad: [], mended: [] }
  const known = indexClients(clients)
  const within = new Within()
  for (const row of rows) {
    const { card, problems, mended, line } = readRow(row, mapping, options)
    const earlier = card === null ? undefined : within.earlier(card)
    if (card === null || earlier !== undefined) {
      if (earlier !== undefined)
        problems.push({ reason: 'duplicate', column: null, value: card?.name ?? '', number: earlier })
      checked.bad.push({ line, problems, cells: row.cells })
      continue
    }
    within.add(card, line)
    for (const change of mended) checked.mended.push({ ...change, line })
    const match = known.find(card)
    if (match === undefined) checked.fresh.push({ line, card })
    else checked.known.push({ line, card, match })
  }
  return checked
}

interface Seen {
  line: number
  inn: string | undefined
  kpp: string | undefined
}

/** Clients met earlier in the same file. */
class Within {
  readonly #index = new KnownIndex<Seen>()
  readonly #byName = new Map<string, number>()

  add(card: Card, line: number): void {
    this.#index.addCard(card, { line, inn: card.legal?.inn, kpp: card.legal?.kpp })
    const name = nameKey(card)
    if (!this.#byName.has(name)) this.#byName.set(name, line)
  }

  /** The line where the same client stands. */
  earlier(card: Card): number | undefined {
    const match = this.#index.find(card, (seen) => !differ(card, seen))
    if (match !== undefined) return match.where.line
    const contacts =
      card.phones.length + card.emails.length + (card.person?.phones.length ?? 0) + (card.person?.emails.length ?? 0)
    return contacts === 0 && card.legal?.inn === undefined ? this.#byName.get(nameKey(card)) : undefined
  }
}

/** Two firms may share a telephone, and the branches of one firm its ИНН, each with a КПП of its own. */
const differ = ({ legal }: Card, seen: Seen): boolean =>
  (legal?.inn !== undefined && seen.inn !== undefined && legal.inn !== seen.inn) ||
  (legal?.kpp !== undefined && seen.kpp !== undefined && legal.kpp !== seen.kpp)

const nameKey = ({ name, city }: Card): string => `${tagKey(name)}\n${tagKey(city ?? '')}`
