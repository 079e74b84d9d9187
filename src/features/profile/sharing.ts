/** Who has access to one client without being responsible, and who could be given it. */
import type { MemberId } from '../../shared/ids'
import type { AccessGrant, TeamMember } from '../../shared/protocol'

export interface Share extends AccessGrant {
  /** Its last day is over. */
  ended: boolean
}

/** Those that hold first. `today` in the company's time zone: there a last day ends. */
export const sharesOf = (grants: readonly AccessGrant[], today: string): Share[] =>
  grants
    .map((grant) => ({ ...grant, ended: grant.until !== null && grant.until < today }))
    .toSorted((a, b) => Number(a.ended) - Number(b.ended))

/** Managers other than the one responsible: heads and viewers see every client anyway. */
export const takersOf = (members: readonly TeamMember[], owner: MemberId | null): TeamMember[] =>
  members
    .filter(({ id, role, disabled }) => !disabled && role === 'manager' && id !== owner)
    .toSorted((a, b) => a.name.localeCompare(b.name))
