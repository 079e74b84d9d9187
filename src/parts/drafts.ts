/**
 * What is typed and not stored yet, kept on this device so that a reload, a dropped page or a wrong digit
 * loses nothing. One draft for each member, client and place. It holds what the member typed about clients,
 * so it goes with them when they sign out (`forgetTyped`, sync/session.ts).
 */
import type { MemberId, ProfileId } from '../shared/ids'

const PREFIX = 'kartoteka.draft.'

export interface DraftPlace {
  member: MemberId
  /** `team`: what a head types for everybody. `desk`: what is of no client, or of none yet. */
  profile: ProfileId | 'team' | 'desk'
  /** Which form or field: `entry`, or the path of a fact. */
  place: string
}

const keyOf = ({ member, profile, place }: DraftPlace): string => `${PREFIX}${member}.${profile}.${place}`

/** A device whose storage is full or closed keeps no drafts: typing goes on without them. */
function quietly<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

export const readDraft = (place: DraftPlace): string | null => quietly(() => localStorage.getItem(keyOf(place)))
export const dropDraft = (place: DraftPlace): void => void quietly(() => localStorage.removeItem(keyOf(place)))
export const keepDraft = (place: DraftPlace, text: string): void =>
  void quietly(() => localStorage.setItem(keyOf(place), text))

const keysFrom = (prefix: string): string[] =>
  quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? []

/** All drafts of one client, by place. */
export function draftsOf(member: MemberId, profile: ProfileId): Map<string, string> {
  const prefix = keyOf({ member, profile, place: '' })
  return new Map(keysFrom(prefix).map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? '']))
}
