/** Handing over: which clients, to whom, and what must be sent before. */
import { mayOnProfile, seesAll, type Role } from '../../shared/access'
import type { MemberId, ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import type { Team, TeamMember } from '../../shared/protocol'
import type { SyncStatus } from '../../solid/notebook'

/** May this member hand this client over? The server's word is the one that counts. */
export const mayHandOver = (role: Role, me: MemberId, row: Row): boolean =>
  mayOnProfile(role, row.owner === me ? 'owner' : seesAll(role) ? 'all' : 'none', 'handOver')

export interface Taker {
  member: TeamMember
  /** Clients the member is responsible for, of those on this device. */
  clients: number
}

/** Colleagues who can become responsible for all of these clients: not viewers, not gone, not who has them all. */
export function takersOf(team: Team, rows: readonly Row[], profiles: readonly Row[]): Taker[] {
  const counts = new Map<MemberId, number>()
  for (const { owner } of rows) if (owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const owners = new Set(profiles.map(({ owner }) => owner))
  const onlyOwner = owners.size === 1 ? [...owners][0] : undefined
  return team.members
    .filter(({ id, role, disabled }) => !disabled && role !== 'viewer' && id !== onlyOwner)
    .map((member) => ({ member, clients: counts.get(member.id) ?? 0 }))
    .toSorted((a, b) => a.member.name.localeCompare(b.member.name))
}

/**
 * The desks that go along: those of a member all of whose clients go, as when somebody leaves, with steps that are not
 * done. Only a head decides on what is another's.
 */
export function desksGoing(
  { role, me }: { role: Role; me: MemberId },
  chosen: readonly Row[],
  { rows, desks }: { rows: readonly Row[]; desks: readonly Row[] },
): Row[] {
  const owner = chosen[0]?.owner ?? null
  if (role !== 'head' || owner === null || owner === me || chosen.some((row) => row.owner !== owner)) return []
  const going = new Set(chosen.map(({ id }) => id))
  if (rows.some((row) => row.owner === owner && !going.has(row.id))) return []
  return desks.filter((desk) => desk.owner === owner && desk.steps.length > 0)
}

/** Who is responsible for which of them. */
export function byOwner(profiles: readonly Row[]): Map<MemberId, ProfileId[]> {
  const owners = new Map<MemberId, ProfileId[]>()
  for (const { id, owner } of profiles) if (owner !== null) owners.set(owner, [...(owners.get(owner) ?? []), id])
  return owners
}

/** How many changes of these clients the server has not confirmed. */
export const unsentOf = (unsent: ReadonlyMap<ProfileId, number>, profiles: readonly ProfileId[]): number =>
  profiles.reduce((sum, id) => sum + (unsent.get(id) ?? 0), 0)

/**
 * What a handover does now. What is not sent goes first: afterwards it would be a late contribution.
 * Without anything to send only the request itself can tell whether there is a network.
 */
export function whatNow(unsent: number, connection: SyncStatus['connection']): 'post' | 'wait' | 'offline' {
  if (unsent === 0) return 'post'
  return connection === 'online' || connection === 'connecting' ? 'wait' : 'offline'
}
