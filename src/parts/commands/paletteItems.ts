/** What the palette offers for what was typed: pure, so that its order can be judged without a screen. */
import type { Icon } from '../../ui/icon'

/** A line of the palette before anything was typed at it. */
export interface Choice {
  /** Its use is counted under it. */
  id: string
  group: string
  title: string
  detail?: string
  keywords?: string
  icon?: Icon
  keys?: string
  run: () => void
}

/** How well a choice fits, from 0 to 1, and how much it is in use, from 0 to 1. */
export interface Fitting {
  choice: Choice
  fits: number
  use: number
}

export interface Group {
  name: string
  choices: Choice[]
}

/** What is in use decides between what fits alike, and never brings up what fits badly. */
const USE = 0.15
const worth = ({ fits, use }: Fitting): number => fits + use * USE

/** Best first; groups stand where their best stands. What is equal keeps its order. */
export function inGroups(all: readonly Fitting[], most: number): Group[] {
  const groups = new Map<string, Choice[]>()
  for (const { choice } of all.toSorted((a, b) => worth(b) - worth(a)).slice(0, most)) {
    const group = groups.get(choice.group)
    if (group === undefined) groups.set(choice.group, [choice])
    else group.push(choice)
  }
  return [...groups].map(([name, choices]) => ({ name, choices }))
}

/** The first `most` choices of the groups, in their groups. */
export function firstOf(groups: readonly Group[], most: number): Group[] {
  const first: Group[] = []
  let left = most
  for (const { name, choices } of groups) {
    if (left <= 0) break
    first.push({ name, choices: choices.slice(0, left) })
    left -= choices.length
  }
  return first
}

/** A client that is found again is the same choice, and keeps its line on the screen. */
export function makeKept(): (groups: readonly Group[]) => Group[] {
  const known = new Map<string, Choice>()
  const keptOf = (choice: Choice): Choice => {
    if (choice.group !== 'clients') return choice
    const before = known.get(choice.id)
    if (before?.title === choice.title && before.detail === choice.detail) return before
    known.set(choice.id, choice)
    return choice
  }
  return (groups) => groups.map(({ name, choices }) => ({ name, choices: choices.map(keptOf) }))
}

/** Ids found by several spellings of one query: the first list first, each id once. */
export const merged = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())]

/** Digits with what stands between them in phones; anything else is a name. */
export const looksLikePhone = (text: string): boolean =>
  /^[\d\s()+.-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 5
