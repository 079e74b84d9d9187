/**
 * What a member opens and does most, kept on this device, so that the palette offers it first. Ids and numbers
 * only; it goes with the member who signs out (`forgetTyped`, sync/session.ts).
 */
import * as v from 'valibot'
import { isId, type MemberId, type ProfileId } from '../../shared/ids'

/** How often, and when last, ms since 1970 UTC. */
type Use = [count: number, last: number]
export type Usage = Record<string, Use>

/** As many as are looked at; the oldest are forgotten. */
const KEPT = 200
const HALF_LIFE = 14 * 86_400_000
const CLIENT = 'client:'

const schema = v.record(v.string(), v.strictTuple([v.number(), v.number()]))
const keyOf = (member: MemberId): string => `kartoteka.used.${member}`

export function readUsage(member: MemberId): Usage {
  try {
    const stored = v.safeParse(schema, JSON.parse(localStorage.getItem(keyOf(member)) ?? '{}'))
    return stored.success ? stored.output : {}
  } catch {
    return {}
  }
}

function keep(member: MemberId, usage: Usage): void {
  try {
    localStorage.setItem(keyOf(member), JSON.stringify(usage))
  } catch {
    // A device that keeps nothing offers everything alike.
  }
}

/** One more use of a command. */
export const noteUse = (member: MemberId, id: string, now = Date.now()): void =>
  keep(member, used(readUsage(member), id, now))

/** A client was opened. */
export const noteVisit = (member: MemberId, profile: ProfileId, now = Date.now()): void =>
  noteUse(member, `${CLIENT}${profile}`, now)

export function used(usage: Usage, id: string, now: number): Usage {
  const all = Object.entries({ ...usage, [id]: [(usage[id]?.[0] ?? 0) + 1, now] as Use })
  return Object.fromEntries(all.toSorted(([, a], [, b]) => b[1] - a[1]).slice(0, KEPT))
}

/** From 0 to 1: how much a thing is in use, half as much after two weeks without it. */
export function useOf(usage: Usage, id: string, now: number): number {
  const use = usage[id]
  if (use === undefined) return 0
  return (Math.min(1, Math.log2(1 + use[0]) / 5) * HALF_LIFE) / (HALF_LIFE + Math.max(0, now - use[1]))
}

export const useOfClient = (usage: Usage, profile: ProfileId, now: number): number =>
  useOf(usage, `${CLIENT}${profile}`, now)

/** Clients that were opened, the last one first. */
export const lastClients = (usage: Usage): ProfileId[] =>
  Object.entries(usage)
    .filter(([id]) => id.startsWith(CLIENT) && isId(id.slice(CLIENT.length)))
    .toSorted(([, a], [, b]) => b[1] - a[1])
    .map(([id]) => id.slice(CLIENT.length) as ProfileId)
