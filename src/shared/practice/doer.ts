/** Who does the next steps of clients. */
import { mayOnProfile, reachOf } from '../access'
import type { MemberId, ProfileId } from '../ids'
import type { OpenStep, Row } from '../profile/row'
import type { AccessGrant, TeamMember } from '../protocol'

/** What tells who can do a step: the team, and who else may see a client. */
export interface Sight {
  members: readonly TeamMember[]
  grantsOf: (profile: ProfileId) => readonly AccessGrant[]
  /** YYYY-MM-DD */
  today: string
}

type Colleague = Pick<TeamMember, 'id' | 'role'> & { disabled?: boolean }

/** May this colleague do a next step of this client: open it and write there? */
export function mayDo(row: Row, { id, role, disabled = false }: Colleague, { grantsOf, today }: Sight): boolean {
  const grant = grantsOf(row.id).find(({ member }) => member === id) ?? null
  const reach = reachOf({ role, member: id, owner: row.owner ?? '', grant, today })
  return !disabled && mayOnProfile(role, reach, 'write')
}

/**
 * Who does a step now. One of somebody who can no longer write in the client, as after a handover, falls to
 * whoever is responsible: nothing that was promised is lost.
 */
export function doerOf(row: Row, step: OpenStep, sight: Sight): MemberId | null {
  const member = sight.members.find(({ id }) => id === step.who)
  return step.who === row.owner || (member !== undefined && mayDo(row, member, sight)) ? step.who : row.owner
}
