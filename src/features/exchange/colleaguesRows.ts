/** Rows of a file that are probably clients of colleagues: looked for before they become new clients. */
import type { DirectoryEntry, Sign } from '../../shared/directory'
import type { Colleagues } from '../../solid/colleagues'
import type { LineCard } from './importDesk'

export interface ColleaguesRow {
  line: number
  name: string
  by: Sign
  entry: DirectoryEntry
}

/** Cards asked for at a time. */
const PORTION = 500
/** More than anybody reads: whoever imports the list of a colleague has seen it by then. */
const MOST = 200

/** By tax number, phone or e-mail; `fresh` = how many cards there are. */
export async function colleaguesRows(
  colleagues: Pick<Colleagues, 'bySign'>,
  fresh: number,
  cards: (from: number, count: number) => Promise<LineCard[]>,
): Promise<ColleaguesRow[]> {
  const rows: ColleaguesRow[] = []
  for (let from = 0; from < fresh && rows.length < MOST; from += PORTION)
    for (const { line, card } of await cards(from, PORTION)) {
      const known = await knownBy(colleagues, card)
      if (known !== undefined) rows.push({ line, name: card.name, ...known })
    }
  return rows.slice(0, MOST)
}

async function knownBy(
  colleagues: Pick<Colleagues, 'bySign'>,
  { legal, phones, emails, person }: LineCard['card'],
): Promise<{ by: Sign; entry: DirectoryEntry } | undefined> {
  const signs: [Sign, string][] = [
    ...(legal?.inn === undefined ? [] : ([['inn', legal.inn]] as [Sign, string][])),
    ...[...phones, ...(person?.phones ?? [])].map((phone): [Sign, string] => ['phone', phone]),
    ...[...emails, ...(person?.emails ?? [])].map((email): [Sign, string] => ['email', email]),
  ]
  for (const [by, value] of signs) {
    const entry = await colleagues.bySign(by, value)
    if (entry !== undefined) return { by, entry }
  }
  return undefined
}
