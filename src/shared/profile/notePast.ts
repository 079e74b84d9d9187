/**
 * The past of the notes as the ledger tells it: who typed each character and when, what was deleted, and what was
 * copied from where. Splitting, joining or restyling a paragraph types its text anew; `copied` leads back to whoever
 * wrote it. No Yjs in here.
 *
 * [B1] A character belongs to the burst that typed it; a copy to the burst that typed what it was copied from, and a
 *      passage that was taken over to its first author.
 * [B2] A record of a burst stands for all that was typed and deleted up to it, by everybody: when one burst
 *      of a profile ends, all end. So what no record deletes was deleted by nobody.
 */
import type { MemberId } from '../ids'
import type { BurstChange, Known } from './change'
import type { LostValue } from './facts'
import type { Profile } from './fold'
import { Runs, type RunTriple } from './noteRuns'
import { effectiveTime } from './order'

/** Names one character for ever. */
export interface CharacterId {
  client: number
  clock: number
}

export interface NoteAuthor {
  member: MemberId
  /** ms since 1970 UTC. */
  at: number
}

/** A part of a run with one author; undefined while no record tells of it. */
export interface Authored {
  clock: number
  length: number
  author: NoteAuthor | undefined
}

/** Copies of copies are followed this far. No honest history comes near it, a circle would never end. */
const GENERATIONS = 1_000

export class NotePast {
  readonly typed = new Runs<NoteAuthor>()
  readonly deleted = new Runs<true>()
  /** By the copy: what it was copied from. */
  readonly copied = new Runs<CharacterId>()
  /** What something was copied from. */
  readonly sources = new Runs<true>()
  readonly copies: NonNullable<BurstChange['copied']> = []
  /** Passages of late contributions that were taken over: whoever types them quotes their author. */
  readonly late: (NoteAuthor & { text: string })[] = []
  readonly #quoted = new Runs<NoteAuthor>()

  static of(changes: Iterable<Known>): NotePast {
    const past = new NotePast()
    for (const change of changes) past.take(change)
    return past
  }

  /** Reads one more change of the ledger; those that are no bursts say nothing here. */
  take(change: Known): void {
    if (change.kind === 'late') this.#takeLate(change)
    if (change.kind !== 'burst') return
    const author = { member: change.by, at: effectiveTime(change) }
    for (const [client, clock, length] of change.typed) this.typed.add(client, clock, length, author)
    for (const [client, clock, length] of change.deleted) this.deleted.add(client, clock, length, true)
    for (const copy of change.copied ?? []) {
      const [client, clock, length, fromClient, fromClock] = copy
      this.copied.add(client, clock, length, { client: fromClient, clock: fromClock })
      this.sources.add(fromClient, fromClock, length, true)
      this.copies.push(copy)
    }
    for (const [client, clock, length, member, at] of change.quoted ?? [])
      this.#quoted.add(client, clock, length, { member, at })
  }

  #takeLate(change: Extract<Known, { kind: 'late' }>): void {
    if (change.accepted !== true || !('content' in change) || change.content?.type !== 'passage') return
    const { text, at } = change.content
    this.late.push({ text, member: change.from, at })
  }

  /** [B1] Who wrote a run, in parts, ascending. */
  authorsOf(client: number, clock: number, length: number, generation = 0): Authored[] {
    return this.#quoted.pieces(client, clock, length).flatMap((piece) => {
      if (piece.value !== undefined) return [{ clock: piece.clock, length: piece.length, author: piece.value }]
      return this.#unquoted(client, piece.clock, piece.length, generation)
    })
  }

  #unquoted(client: number, clock: number, length: number, generation: number): Authored[] {
    return this.copied.pieces(client, clock, length).flatMap((piece) => {
      const { value: from, offset } = piece
      if (from === undefined || generation === GENERATIONS)
        return this.typed
          .pieces(client, piece.clock, piece.length)
          .map((part) => ({ clock: part.clock, length: part.length, author: part.value }))
      const first = from.clock + offset
      return this.authorsOf(from.client, first, piece.length, generation + 1).map((part) => ({
        ...part,
        clock: piece.clock + part.clock - first,
      }))
    })
  }
}

/** The lost text that somebody put back or let go, as the facts of the profile say. */
export function settledIn({ facts }: Pick<Profile, 'facts'>): Runs<true> {
  const settled = new Runs<true>()
  for (const [path, { current }] of facts) {
    if (!path.startsWith('lost/') || current.value === null) continue
    for (const [client, clock, length] of (current.value as LostValue).runs) settled.add(client, clock, length, true)
  }
  return settled
}

/** Everything in `runs` that is not in any of `others`. */
export function without(runs: readonly RunTriple[], ...others: Runs<unknown>[]): RunTriple[] {
  let left = [...runs]
  for (const other of others) left = left.flatMap((run) => other.missing(...run))
  return left
}

/** The runs as a set. */
export function setOf(runs: Iterable<readonly [number, number, number, ...unknown[]]>): Runs<true> {
  const set = new Runs<true>()
  for (const [client, clock, length] of runs) set.add(client, clock, length, true)
  return set
}
