/** How well a few typed letters name something, from 0 to 1. */
import { foldText, wordsOf } from '../../shared/search'
import { otherLayout } from './layout'

/** What was typed, also as the other keyboard layout would have it. */
export interface Query {
  ways: string[][]
}

export function queryOf(text: string): Query {
  const other = otherLayout(text)
  return { ways: (other === undefined ? [text] : [text, other]).map(wordsOf).filter((words) => words.length > 0) }
}

/** Undefined when it does not fit. Every word typed must be found; what is not the title counts for less. */
export function scoreOf({ ways }: Query, title: string, keywords = ''): number | undefined {
  const scores = ways.flatMap((words, way) => {
    const inTitle = scoreOfWords(words, title)
    // One letter alone begins some other word of nearly everything.
    const mayAlso = words.some((word) => word.length > 1)
    const inAll = mayAlso ? scoreOfWords(words, `${title} ${keywords}`) : undefined
    const best = inTitle ?? (inAll === undefined ? undefined : inAll * 0.8)
    // What was really typed comes before what may have been meant.
    return best === undefined ? [] : [way === 0 ? best : best * 0.95]
  })
  return scores.length === 0 ? undefined : Math.max(...scores)
}

function scoreOfWords(words: readonly string[], text: string): number | undefined {
  const known = wordsOf(text)
  let sum = 0
  for (const word of words) {
    const score = scoreOfWord(word, known)
    if (score === undefined) return undefined
    sum += score
  }
  // Whatever begins as it was typed comes first.
  const begins = foldText(text).startsWith(words.join(' ')) ? 0.1 : 0
  return Math.min(1, (sum / words.length) * 0.9 + begins)
}

function scoreOfWord(word: string, known: readonly string[]): number | undefined {
  if (known.includes(word)) return 1
  if (known.some((one) => one.startsWith(word))) return 0.9
  if (word.length >= 2 && initialsOf(known).includes(word)) return 0.7
  if (word.length >= 3 && known.some((one) => one.includes(word))) return 0.6
  if (word.length >= 4 && known.some((one) => isNear(word, one))) return 0.5
  return undefined
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0]).join('')

/** One letter too many, too few or wrong, or two neighbours swapped, in the beginning of a word. */
function isNear(typed: string, word: string): boolean {
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at += 1
  const rest = typed.slice(at)
  const left = word.slice(at)
  return (
    at > 0 &&
    (left.startsWith(rest.slice(1)) ||
      left.slice(1).startsWith(rest) ||
      left.slice(1).startsWith(rest.slice(1)) ||
      left.startsWith(`${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`))
  )
}
