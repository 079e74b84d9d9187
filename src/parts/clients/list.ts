/**
 * What the list shows, as it stands in the address: a view (a ready one or a saved one), what was changed in it, and
 * what is searched. "Back", a reload and a sent link bring it again.
 */
import type { Row } from '../../shared/profile/row'
import type { ProfileId } from '../../shared/ids'
import { READY, READY_VIEWS, type Ready } from '../../shared/view/ready'
import type { SavedView, View } from '../../shared/view/view'
import { readView, writeView, type ViewWords } from '../../shared/view/viewText'

export interface ListQuery {
  text: string
  /** The view that it began with: a ready one, or the id of a saved one. */
  base: string
  /** What was changed in it; kept as words until the saved view is known. */
  words: ViewWords
}

const WORDS = ['f', 'sort', 'group', 'columns'] as const

export const isReady = (base: string): base is Ready => (READY as readonly string[]).includes(base)

/** Reads `?…`; what it does not know is as if it were not there. */
export function readQuery(search: string): ListQuery {
  const params = new URLSearchParams(search)
  const words: ViewWords = {}
  for (const word of WORDS) {
    const said = params.get(word)
    if (said !== null) words[word] = said
  }
  return { text: params.get('q') ?? '', base: params.get('view') || READY[0], words }
}

/** The marks of a filter are left as they are: an address is read by people too. */
const encode = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll(/%(3A|3B|2C|24|2F)/g, decodeURIComponent)
    .replaceAll("'", '%27')

/** `?…`, or '' when nothing is chosen: what is as at the start is left out. */
export function writeQuery({ text, base, words }: ListQuery): string {
  const said: [string, string | undefined][] = [
    ['q', text || undefined],
    ['view', base === READY[0] ? undefined : base],
    ...WORDS.map((word): [string, string | undefined] => [word, words[word]]),
  ]
  const parts = said.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encode(value)}`]))
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The view before it was changed. One that is gone, or not here yet, shows all clients. */
export function baseView(base: string, saved: readonly SavedView[]): View {
  return isReady(base) ? READY_VIEWS[base] : (saved.find(({ id }) => id === base)?.view ?? READY_VIEWS.all)
}

export const viewOf = ({ base, words }: Pick<ListQuery, 'base' | 'words'>, saved: readonly SavedView[]): View =>
  readView(words, baseView(base, saved))

/** The words after a change of the view. */
export const wordsAfter = (base: string, view: View, saved: readonly SavedView[]): ViewWords =>
  writeView(view, baseView(base, saved))

/** Of the clients that were found those that the view lets through, the best first. */
export function foundOf(
  found: readonly ProfileId[],
  rowOf: (id: ProfileId) => Row | undefined,
  matches: (row: Row) => boolean,
): Row[] {
  return found.flatMap((id) => {
    const row = rowOf(id)
    return row !== undefined && matches(row) ? [row] : []
  })
}

/** Which row the arrows go to from `current`; stays inside the list. */
export function moved(current: number, by: number, length: number): number {
  return length === 0 ? -1 : Math.min(Math.max(current + by, 0), length - 1)
}
