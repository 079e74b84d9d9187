/**
 * How far the list was scrolled, by its address, on this device: it is there again after the app was closed. What it
 * showed is kept by src/parts/panes.ts. Signing out takes it along: the member stands in the key.
 */
import type { MemberId } from '../../shared/ids'

interface Scrolled {
  search: string
  /** Pixels, and out of how many lines: another list is not scrolled to the same place. */
  offset: number
  length: number
}

const keyOf = (member: MemberId): string => `kartoteka.scrolled/${member}`

/** Null when this list was not the last one, or has become another. */
export function readScrolled(member: MemberId, search: string, length: number): number | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(member)) ?? 'null') as Partial<Scrolled> | null
    const same = kept?.search === search && typeof kept.offset === 'number' && typeof kept.length === 'number'
    // A few clients more or fewer move the place by a few lines.
    return same && Math.abs(kept.length! - length) <= 5 ? kept.offset! : null
  } catch {
    return null
  }
}

export function keepScrolled(member: MemberId, scrolled: Scrolled): void {
  // What was searched is a client's name more often than not: such a list is not kept.
  if (new URLSearchParams(scrolled.search).has('q')) return
  try {
    localStorage.setItem(keyOf(member), JSON.stringify(scrolled))
  } catch {
    // A device that keeps nothing begins at the top.
  }
}
