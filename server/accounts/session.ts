/** Who is speaking: what every route and socket knows of its sender, read from the session cookie. */
import type { Role } from '../../src/shared/access'
import type { MemberId, WorkspaceId } from '../../src/shared/ids'

export interface Session {
  /** better-auth's session id. */
  id: string
  user: string
  member: MemberId
  workspace: WorkspaceId
  name: string
  role: Role
  mayExport: boolean
  /** ms since 1970 UTC */
  expires: number
  /** The member was disabled, and this device hands in what it had not sent (accounts/handIn.ts). Never a cookie's. */
  leaving?: true
}

/** The session of a cookie header; null when there is none, it expired, or its member is disabled. */
export type SessionOf = (headers: Headers) => Promise<Session | null>
