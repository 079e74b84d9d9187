/**
 * Branded ids: a string of one sort never passes for another.
 * All are UUIDv7 (RFC 9562, section 5.7), so they sort by the time they were made.
 */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** One company's notebook. */
export type WorkspaceId = Id<'workspace'>
/** A person with an account in one workspace. */
export type MemberId = Id<'member'>
/** One browser profile in which a member has signed in. */
export type DeviceId = Id<'device'>
/** One client of the company; also the name of its document, `profile/<id>`. */
export type ProfileId = Id<'profile'>
/** Names one change for ever. */
export type ChangeId = Id<'change'>
/** One dated thing in a profile's timeline. */
export type EntryId = Id<'entry'>
/** A person at the client. */
export type PersonId = Id<'person'>
/** An element of a set inside a profile: a phone, an e-mail, a legal entity. */
export type PartId = Id<'part'>

/** A field of the team's own. */
export type FieldId = Id<'field'>
/** A choice of such a field. */
export type ChoiceId = Id<'choice'>
/** A stage of a deal, as the team named it. */
export type StageId = Id<'stage'>
/** A deal with a client. */
export type DealId = Id<'deal'>
/** A loss, of a client or of a deal. */
export type LossId = Id<'loss'>
/** A saved view of the list. */
export type ViewId = Id<'view'>
/** A file kept with a profile. */
export type FileId = Id<'file'>

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** True for the canonical lower-case spelling of a UUIDv7; anything else is not one of our ids. */
export const isId = (text: string): boolean => UUID_V7.test(text)

/** When an id was made, ms since 1970 UTC, by the clock of its maker. */
export const timeOfId = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

let lastTime = 0
let lastCount = 0

/**
 * A new UUIDv7. Within one process ids strictly ascend, also inside one millisecond
 * (the 12 bits after the version are a counter), so ids made in order sort in order.
 */
export function newId<T extends string>(now: number = Date.now()): T {
  if (now > lastTime) {
    lastTime = now
    lastCount = 0
  } else if (++lastCount > 0xfff) {
    lastTime += 1
    lastCount = 0
  }
  const random = crypto.getRandomValues(new Uint8Array(8))
  random[0] = (random[0]! & 0x3f) | 0x80
  const time = lastTime.toString(16).padStart(12, '0')
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${lastCount.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}` as T
}
