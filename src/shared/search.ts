/**
 * Finding a client by what a person types: pure, so that it runs in a worker and in a test alike.
 *
 * [X1] Every word typed must begin a word of the row, in any order: case, ё and е, quotes and
 *      punctuation do not count. A query of digits also finds phones in any spelling.
 * [X2] The best come first: the name begins so, the name, a person, a phone, everything else.
 * [X3] Where these do not fill the list, words with a typo follow (minisearch): one in a word of
 *      four letters or more, two from eight on; two neighbours swapped count as one.
 */
import MiniSearch, { type Query } from 'minisearch'
import type { ProfileId } from './ids'
import { phoneMatcher } from './profile/phone'
import type { Row } from './profile/row'

export interface Search {
  /** Adds rows, or replaces those with the same id. A member's desk is no client: it is never found. */
  put(rows: Iterable<Row>): void
  remove(ids: Iterable<ProfileId>): void
  /** Ids of the rows that match, best first, at most `limit`. Nothing typed finds nothing. */
  search(text: string, limit?: number): ProfileId[]
  /**
   * Makes the next `count` rows known to the search for typos; true while more are waiting. Rows are
   * found without typos from the moment they are put; the caller spreads this over idle moments.
   */
  indexMore(count?: number): boolean
  readonly size: number
}

/** What a row is found by. */
interface Found {
  id: ProfileId
  /** Name, then people, then the rest: words each behind a space, so that ` word` finds a beginning. */
  text: string
  /** Where in `text` the people begin, and the rest. */
  people: number
  rest: number
  /** The name as typed but for case, for names with no word in them. */
  name: string
  phones: string[]
}

const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu
const HUMP = /\p{Ll}(?=\p{Lu})/gu
const PARTS_IN_ONE = /[\p{L}\p{N}]+(?:[^\s\p{L}\p{N}\p{M}]+[\p{L}\p{N}]+)+/gu
/** What phones are typed with; an extension is left to phone.ts. */
const PHONE_LIKE = /^\s*\+?[\d\s().\-–—/]+((доб|ext|x|#)[.\s]*\d+)?\s*$/iu

/** Lower case, е for ё, one form of accents: what is compared instead of the text itself. */
export const foldText = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е')

/** The folded words of a text, each behind a space. */
function spaced(text: string): string {
  const words = foldText(text).replace(NOT_IN_WORDS, ' ').trim()
  return words === '' ? '' : ` ${words}`
}

/** The folded words of a text. */
export const wordsOf = (text: string): string[] => spaced(text).split(' ').filter(Boolean)

/** The words of a name, then what somebody may type of it too: the humps of МебельГрад, Каркас-Юг in one word. */
function spacedName(name: string): string {
  const humps = name.search(HUMP) < 0 ? '' : spaced(name.replace(HUMP, '$& '))
  const joined = (name.match(PARTS_IN_ONE) ?? []).map((parts) => ` ${foldText(parts).replace(NOT_IN_WORDS, '')}`)
  return spaced(name) + humps + joined.join('')
}

function toFound(row: Row): Found {
  const name = spacedName(row.name)
  const people = spaced(row.people.map((person) => person.name).join(' '))
  const rest = [row.city, row.segment, ...row.tags, ...row.emails, ...row.inns].join(' ')
  return {
    id: row.id,
    text: `${name}\n${people}\n${spaced(rest)}${row.legal.map(spacedName).join('')}`,
    people: name.length + 1,
    rest: name.length + people.length + 2,
    name: foldText(row.name),
    phones: row.phones,
  }
}

/** Lower is better. */
const RANK = { nameStart: 0, name: 1, person: 2, phone: 3, rest: 4 } as const
const RANKS = Object.keys(RANK).length

/** How well a row matches all words, or undefined. The first place of a word is its best. */
function rankOf({ text, people, rest }: Found, words: string[], start: string): number | undefined {
  if (text.startsWith(start)) return RANK.nameStart
  let last = 0
  for (const word of words) {
    const place = text.indexOf(word)
    if (place < 0) return undefined
    if (place > last) last = place
  }
  return last < people ? RANK.name : last < rest ? RANK.person : RANK.rest
}

/** `rows` ascending by rank, within one by name, cut to `limit`. */
function best(byRank: Found[][], limit: number): ProfileId[] {
  const ids: ProfileId[] = []
  for (const found of byRank) {
    if (ids.length >= limit) break
    found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    for (const { id } of found.slice(0, limit - ids.length)) ids.push(id)
  }
  return ids
}

const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))

/** Shorter words and numbers are what they are: nearly everything is one letter from them. */
const mayHaveTypo = (word: string): boolean => word.length >= 4 && !/\d/.test(word)

/** One word of the query as it may have been meant. */
const withTypos = (word: string): Query => ({
  combineWith: 'OR',
  queries: [
    { queries: [word], prefix: true, fuzzy: word.length < 8 ? 1 : 2 },
    { queries: swapped(word), combineWith: 'OR', prefix: true },
  ],
})

/** An empty search; `put` rows into it. */
export function makeSearch(): Search {
  const rows = new Map<ProfileId, Found>()
  const waiting = new Set<ProfileId>()
  const typos = new MiniSearch<Found>({
    fields: ['text'],
    tokenize: (text) => text.split(/\s+/),
    processTerm: (word) => word,
    searchOptions: { combineWith: 'AND', tokenize: (word) => [word] },
  })

  function exact(text: string, words: string[], limit: number): ProfileId[] {
    const byRank = Array.from({ length: RANKS }, (): Found[] => [])
    const isPhone = PHONE_LIKE.test(text) ? phoneMatcher(text) : undefined
    const bare = foldText(text).trim()
    const places = words.map((word) => ` ${word}`)
    const start = places.join('')
    for (const found of rows.values()) {
      const rank = words.length > 0 ? rankOf(found, places, start) : found.name.includes(bare) ? RANK.name : undefined
      if (rank !== undefined && rank < RANK.phone) byRank[rank]!.push(found)
      else if (isPhone !== undefined && found.phones.some(isPhone)) byRank[RANK.phone]!.push(found)
      else if (rank !== undefined) byRank[rank]!.push(found)
    }
    return best(byRank, limit)
  }

  function meant(words: string[]): ProfileId[] {
    const unsure = words.filter(mayHaveTypo)
    if (unsure.length === 0) return []
    // What a moment changed is little; what a start brings is the caller's to spread.
    if (waiting.size <= 1_000) indexMore()
    const sure = words.filter((word) => !mayHaveTypo(word)).map((word) => ` ${word}`)
    return typos
      .search({ combineWith: 'AND', queries: unsure.map(withTypos) })
      .map(({ id }) => id as ProfileId)
      .filter((id) => sure.every((word) => rows.get(id)?.text.includes(word)))
  }

  function indexMore(count = 1_000): boolean {
    for (const id of waiting) {
      if (count-- <= 0) break
      waiting.delete(id)
      const found = rows.get(id)
      if (typos.has(id)) typos.discard(id)
      if (found !== undefined) typos.add(found)
    }
    return waiting.size > 0
  }

  return {
    put(more) {
      for (const row of more) {
        if (row.desk) continue
        rows.set(row.id, toFound(row))
        waiting.add(row.id)
      }
    },
    remove(ids) {
      for (const id of ids) if (rows.delete(id)) waiting.add(id)
    },
    search(text, limit = Infinity) {
      if (text.trim() === '') return []
      const words = wordsOf(text)
      const ids = exact(text, words, limit)
      if (ids.length >= limit) return ids
      const known = new Set(ids)
      const more = meant(words).filter((id) => rows.has(id) && !known.has(id))
      return [...ids, ...more.slice(0, limit - ids.length)]
    },
    indexMore,
    get size() {
      return rows.size
    },
  }
}
