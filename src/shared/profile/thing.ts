import type { Draft, Known } from './change'

/** The thing a change is about: changes with one key replace each other. */
export function thingOf(change: Known): string | undefined {
  switch (change.kind) {
    case 'fact':
      return change.path
    case 'entry':
      return `entry/${change.entry}`
    default:
      return undefined
  }
}

/**
 * What is about each thing of these drafts, by `thingOf`, in the order given. A key of text is made for none of the
 * thousands that are about something else.
 */
export function aboutSame(drafts: readonly Draft[], changes: Iterable<Known>): Map<string, Known[]> {
  const facts = new Map<string, Known[]>()
  const entries = new Map<string, Known[]>()
  const about = new Map<string, Known[]>()
  for (const draft of drafts) {
    const thing = thingOf(draft)
    if (thing === undefined || about.has(thing)) continue
    const list: Known[] = []
    about.set(thing, list)
    if (draft.kind === 'fact') facts.set(draft.path, list)
    else if (draft.kind === 'entry') entries.set(draft.entry, list)
  }
  for (const change of changes) {
    if (change.kind === 'fact') facts.get(change.path)?.push(change)
    else if (change.kind === 'entry') entries.get(change.entry)?.push(change)
  }
  return about
}
