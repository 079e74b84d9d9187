/** What is done when a member changes something; loaded when the first screen is there, or with the first change. */
import { newId, type ChangeId, type MemberId, type ProfileId } from '../shared/ids'
import type { Draft, Known } from '../shared/profile/change'
import { headsOf, type Profile } from '../shared/profile/fold'
import { foldOn } from '../shared/profile/foldOn'
import { toRow, type Row } from '../shared/profile/row'
import { aboutSame, thingOf } from '../shared/profile/thing'
import { undoing, type Undo } from '../shared/profile/undo'
import type { NewItem } from '../storage/notebookStore'
import type { ChangeInput } from './notebook'

export { fold, inOrder } from '../shared/profile/fold'
export { foldOn } from '../shared/profile/foldOn'
export { undoOf } from '../shared/profile/undo'
export { readQuickly } from './readQuickly'

/** Drafts as the member's own changes, which the server has not signed yet. */
export const sign = (drafts: Draft[], by: MemberId): Known[] => drafts.map((one) => ({ ...one, by }))

/** The row that shows all of these; quickly where `before` shows all but the last of them. */
const rowFrom = (profile: ProfileId, known: Known[], before?: Profile): Row => toRow(foldOn(before, profile, known))

/** What a step does to one client. */
export interface Part {
  profile: ProfileId
  known: Known[]
  drafts: Draft[]
  /** What a decision of these accepts: others made it. */
  brought?: Known[]
}

/**
 * Parts of one step as items to write, the rows that show them, and what is new of each client, signed.
 * @param shown the profile as an open page shows it: all but what is new
 */
export function together(parts: Part[], by: MemberId, shown: (profile: ProfileId) => Profile | undefined) {
  const signed = new Map(parts.map(({ profile, drafts, brought = [] }) => [profile, [...sign(drafts, by), ...brought]]))
  return {
    items: parts.map(({ profile, drafts }): NewItem => ({ type: 'changes', profile, changes: drafts })),
    changed: parts.map(({ profile, known }) => rowFrom(profile, [...known, ...signed.get(profile)!], shown(profile))),
    signed,
  }
}

/** Fills in what the screen leaves to the notebook: id, time, and every head that the member could see. */
export function draft(profile: ProfileId, steps: ChangeInput[], known: Known[], tick: () => number): Draft[] {
  const drafts = steps.map((step): Draft => ({ ...step, id: newId<ChangeId>(), profile, at: tick(), after: [] }))
  // An import brings hundreds of changes to a client of thousands: what is about each thing is looked up once.
  const about = aboutSame(drafts, known)
  for (const one of drafts) {
    const thing = thingOf(one)!
    one.after = headsOf(about.get(thing)!, thing).slice(-64)
    about.get(thing)!.push(one)
  }
  return drafts
}

/** What takes a step back, and how many of its things somebody changed meanwhile: what they wrote stands. */
export function takeBack(profile: ProfileId, undo: Undo, known: Known[], tick: () => number) {
  const { restore, stands } = undoing(undo, known)
  const drafts = restore.map((one): Draft => ({ ...one, id: newId<ChangeId>(), profile, at: tick() }))
  return { drafts, restored: undo.length - stands, stands }
}

/** A new client as one item, and its row. */
export function begin(steps: ChangeInput[], by: MemberId, tick: () => number): { item: NewItem; row: Row } {
  const profile = newId<ProfileId>()
  const created: Draft = { kind: 'created', id: newId<ChangeId>(), profile, at: tick(), after: [] }
  const changes = [
    created,
    ...steps.map((step) => ({ ...step, id: newId<ChangeId>(), profile, at: tick(), after: [] })),
  ]
  return { item: { type: 'changes', profile, changes }, row: rowFrom(profile, sign(changes, by)) }
}
