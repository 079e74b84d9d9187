/**
 * Everything an import computes, in the order of its steps: open a file, lay out a sheet, check the rows,
 * take the cards. Lives in the worker and holds the table there, so that the page gets only what it shows.
 */
import type { ProfileId } from '../../shared/ids'
import type { OwnField } from '../../shared/team/ownFields'
import type { ChangeInput } from '../../solid/notebook'
import { checkRows, type BadRow, type Checked } from './check'
import type { Mapping } from './fields'
import { readFile } from './file'
import type { KnownClient, Match } from './known'
import { dayFirst, layOut, type Layout } from './layout'
import { cardToChanges, type Card, type Mended } from './rows'
import type { FileFacts, FileProblem, FileTables, TableRow } from './table'

export interface Opened extends FileFacts {
  /** Names of the sheets that hold something; one '' for a text file. */
  sheets: string[]
  sheet: number
  layout: Layout
}

export interface CheckRequest {
  mapping: Mapping
  locale: 'en' | 'ru'
  clients: KnownClient[]
  /** The team's fields in use. */
  own: OwnField[]
}

/** A row whose client is there already, as the page shows it. */
export interface KnownLine {
  line: number
  name: string
  match: Match<ProfileId>
}

export interface CheckResult {
  fresh: number
  known: KnownLine[]
  bad: BadRow[]
  mended: (Mended & { line: number })[]
}

export interface LineCard {
  line: number
  card: Card
}

/** Which cards: fresh ones by place, known ones by line. */
export type Take = { from: number; count: number } | { lines: number[] }

export function makeImportDesk(now: () => number = Date.now) {
  let file: FileTables | undefined
  let body: TableRow[] = []
  let width = 0
  let checked: Checked | undefined

  function layout(sheet: number, own: OwnField[], headed?: boolean): Opened | FileProblem {
    const table = file?.tables[sheet]
    if (file === undefined || table === undefined) return { problem: 'unreadable' }
    const laid = layOut(table, own, headed)
    if (laid.body.length === 0) return { problem: 'headerOnly' }
    body = laid.body
    width = laid.layout.headings.length
    checked = undefined
    const { tables, ...facts } = file
    return { ...facts, sheets: tables.map(({ name }) => name), sheet, layout: laid.layout }
  }

  function cards(take: Take): LineCard[] {
    if (checked === undefined) return []
    if ('from' in take) return checked.fresh.slice(take.from, take.from + take.count)
    const wanted = new Set(take.lines)
    return checked.known.filter(({ line }) => wanted.has(line)).map(({ line, card }) => ({ line, card }))
  }

  return {
    /** Reads a file and lays out the first of its sheets that has rows below its headings. */
    async open(bytes: Uint8Array, own: OwnField[]): Promise<Opened | FileProblem> {
      const read = await readFile(bytes)
      if ('problem' in read) return read
      file = read
      const withRows = read.tables.findIndex(({ rows }) => rows.length > 1)
      return layout(Math.max(0, withRows), own)
    },

    layout,

    check({ mapping, locale, clients, own }: CheckRequest): CheckResult {
      const options = { width, dayFirst: dayFirst(body, mapping, own, locale), language: locale, own }
      checked = checkRows(body, mapping, options, clients)
      return {
        fresh: checked.fresh.length,
        known: checked.known.map(({ line, card, match }) => ({ line, name: card.name, match })),
        bad: checked.bad,
        mended: checked.mended,
      }
    },

    /** The cards as changes that begin clients, ready for the notebook. */
    take: (which: Take): ChangeInput[][] => cards(which).map(({ card }) => cardToChanges(card, now())),

    /** The cards themselves, to complete clients that are there. */
    cards,
  }
}

export type ImportDesk = ReturnType<typeof makeImportDesk>
