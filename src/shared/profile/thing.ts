import type { Known } from './change'

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
