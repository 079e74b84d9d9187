/** The columns of the table: how wide they are, which have room, and what they are called. */
import { createSignal } from 'solid-js'
import { t, withAllMessages } from '../../i18n'
import type * as Words from '../../parts/clients/words'
import type { Speaker } from '../../parts/clients/words'

/** Those that the first messages can say, and how wide they are; [least rem, share]. */
const WIDTHS: Record<string, readonly [number, number]> = {
  name: [12, 2.2],
  city: [6, 1],
  segment: [6, 1],
  tag: [7, 1.2],
  owner: [7, 1],
  talked: [7.5, 0.6],
  next: [12, 2.2],
}
const USUAL: readonly [number, number] = [7, 1]
const widthOf = (column: string) => WIDTHS[column] ?? USUAL

/** Between columns, and for the check box and the edges. */
const GAP = 1
const EDGES = 5

/** The columns that have room, from the first; the rest is left out. `width` in rem. */
export function columnsThatFit(columns: readonly string[], width: number): string[] {
  let left = width - EDGES - widthOf('name')[0]
  return columns.filter((column) => {
    // Nothing after one that has no room: the order is the reader's.
    left = left < 0 ? left : left - widthOf(column)[0] - GAP
    return left >= 0
  })
}

/** For `grid-template-columns`. */
export const columnTracks = (columns: readonly string[], mayChoose: boolean): string =>
  [
    ...(mayChoose ? ['1.5rem'] : []),
    ...['name', ...columns].map(widthOf).map(([least, share]) => `minmax(${least}rem, ${share}fr)`),
  ].join(' ')

/** Columns that were chosen, and groups, are said with the words of the filters, which come later. */
const [others, setOthers] = createSignal<typeof Words>()
const load = withAllMessages(() => import('../../parts/clients/words'))
let asked = false

/** What the first messages cannot say; undefined until it came. */
export function otherWords(): typeof Words | undefined {
  if (!asked) {
    asked = true
    void load().then((words) => setOthers(words))
  }
  return others()
}

export function columnTitle(column: string, speaker: Speaker): string {
  switch (column) {
    case 'name':
      return t('clients.column.name')
    case 'city':
      return t('clients.column.city')
    case 'segment':
      return t('clients.column.segment')
    case 'tag':
      return t('clients.column.tag')
    case 'owner':
      return t('clients.column.owner')
    case 'talked':
      return t('clients.column.talked')
    case 'next':
      return t('clients.column.next')
    default:
      return otherWords()?.fieldTitle(column, speaker) ?? ''
  }
}
