/** What the server tells a head of the team; screens show what this device knows until it answers. */
import { createResource, type InitializedResource } from 'solid-js'
import type { AuditLine, Invitation, MemberCard } from '../../shared/api'
import { http, type HttpResult } from '../../sync/http'

/** null = not answered yet. */
export type Asked<T> = InitializedResource<HttpResult<T> | null>

export interface TeamData {
  members: Asked<MemberCard[]>
  invitations: Asked<Invitation[]>
  audit: Asked<AuditLine[]>
  refetchMembers(): unknown
  refetchInvitations(): unknown
  refetchAudit(): unknown
}

/** With an initial value, so that the page opens without waiting for the network. */
function ask<T>(path: `/api/${string}`) {
  return createResource<HttpResult<T> | null>(() => http<T>('GET', path), { initialValue: null })
}

export function createTeamData(): TeamData {
  const [members, { refetch: refetchMembers }] = ask<MemberCard[]>('/api/members')
  const [invitations, { refetch: refetchInvitations }] = ask<Invitation[]>('/api/invitations')
  const [audit, { refetch: refetchAudit }] = ask<AuditLine[]>('/api/audit')
  return { members, invitations, audit, refetchMembers, refetchInvitations, refetchAudit }
}
