/** Who wrote what in the notes, and when. Loads Yjs: import it lazily. */
import type * as Y from 'yjs'
import type { MemberId } from '../ids'
import type { BurstChange } from './change'
import { setOf, without, type NoteAuthor, type NotePast } from './notePast'
import type { RunTriple } from './noteRuns'
import { noteRuns, textIn, type NoteRun } from './noteText'

/** A stretch of the notes with one author and time, in one paragraph. */
export interface NotePassage {
  /** Where it stands in `text`, a line a paragraph. UTF-16 code units. */
  from: number
  to: number
  text: string
  /** null: written a moment ago, no record tells of it yet. */
  member: MemberId | null
  /** ms since 1970 UTC; null as long as the author is. */
  at: number | null
}

/** The notes as plain text, and whose each passage is. Passages are in order and cover the text but its line ends. */
export function passagesIn(notes: Y.XmlFragment, past: NotePast): { text: string; passages: NotePassage[] } {
  const passages: NotePassage[] = []
  let text = ''
  let block: Y.XmlFragment | undefined
  for (const run of noteRuns(notes)) {
    if (run.deleted) continue
    const isNewLine = block !== undefined && block !== run.block
    if (isNewLine) text += '\n'
    block = run.block
    for (const { clock, length, author } of past.authorsOf(run.client, run.clock, run.length)) {
      const part = textIn(run, clock, length)
      const from = text.length
      text += part
      const last = passages.at(-1)
      if (last !== undefined && last.to === from && isOf(last, author)) {
        last.text += part
        last.to += part.length
      } else
        passages.push({
          from,
          to: from + part.length,
          text: part,
          member: author?.member ?? null,
          at: author?.at ?? null,
        })
    }
  }
  return { text, passages }
}

const isOf = ({ member, at }: NotePassage, author: NoteAuthor | undefined): boolean =>
  member === (author?.member ?? null) && at === (author?.at ?? null)

/** What a burst did to the text: as a reader would tell it. Both empty when it only moved or restyled text. */
export interface BurstWords {
  added: string
  removed: string
}

/** Between pieces that did not stand side by side. */
const BETWEEN = ' … '

/** What was typed in the burst and stayed, and what of others' or older text it took away. Moved text is neither. */
export function burstWords(runs: readonly NoteRun[], burst: BurstChange): BurstWords {
  const [typed, deleted] = [setOf(burst.typed), setOf(burst.deleted)]
  const copies = burst.copied ?? []
  const moved = setOf(copies.map(([, , length, client, clock]): RunTriple => [client, clock, length]))
  return {
    added: wordsIn(runs, setOf(without(burst.typed, deleted, setOf(copies)))),
    removed: wordsIn(runs, setOf(without(burst.deleted, typed, moved))),
  }
}

function wordsIn(runs: readonly NoteRun[], wanted: ReturnType<typeof setOf>): string {
  let words = ''
  /** Something else was read since the last piece: `near` when it is gone by now. */
  let between: 'nothing' | 'text' = 'nothing'
  let block: Y.XmlFragment | undefined
  for (const run of runs) {
    for (const { clock, length, value } of wanted.pieces(run.client, run.clock, run.length)) {
      if (value === undefined) {
        if (!run.deleted && run.block === block) between = 'text'
        continue
      }
      const text = textIn(run, clock, length)
      if (words === '') words = text
      else if (run.block !== block) words += `\n${text}`
      else words += between === 'text' ? `${BETWEEN}${text}` : text
      block = run.block
      between = 'nothing'
    }
  }
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
