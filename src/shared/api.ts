/**
 * The HTTP routes: what a screen sends and gets. All under `/api`, JSON, session cookie, same origin.
 * A refusal is `{ error: ApiError }` with a 4xx status; each code has a sentence in both languages.
 */
import * as v from 'valibot'
import { ROLES, type Role } from './access'
import { SIGNS } from './directory'
import { isId, type DeviceId, type MemberId, type ProfileId, type WorkspaceId } from './ids'

export * from './apiErrors'

const id = <T extends string>() => v.custom<T>((input) => typeof input === 'string' && isId(input))
const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254))
const password = v.pipe(v.string(), v.maxLength(200))
const token = v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))

/** Who is signed in. GET /api/me */
export interface Me {
  member: { id: MemberId; name: string; email: string; role: Role; mayExport: boolean }
  workspace: { id: WorkspaceId; name: string; zone: string; locale: 'en' | 'ru' }
  /** When the session ends, ms since 1970 UTC. */
  expires: number
}

/** POST /api/sign-in -> Me, sets the cookie. */
export const signInBody = v.strictObject({ email, password })
/** POST /api/sign-out -> {} */

/** GET /api/setup/:token -> {} while the one-time link is good. POST /api/setup -> Me */
export const setupBody = v.strictObject({
  token,
  company: text(200),
  name: text(200),
  email,
  password,
  zone: text(64),
  locale: v.picklist(['en', 'ru']),
})

/** GET /api/invitations/:token -> InvitationCard (no session needed). POST /api/invitations/accept -> Me */
export interface InvitationCard {
  company: string
  name: string
  role: Role
  invitedBy: string
}
export const acceptBody = v.strictObject({ token, name: text(200), email, password })

/** POST /api/invitations (head) -> { id, link }: the link is shown once. */
export const inviteBody = v.strictObject({
  name: text(200),
  role: v.picklist(ROLES),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
})
/** GET /api/invitations (head) -> Invitation[]. DELETE /api/invitations/:id (head) revokes. */
export interface Invitation {
  id: string
  name: string
  role: Role
  created: number
  expires: number
  state: 'open' | 'used' | 'expired' | 'revoked'
}

/** GET /api/members (head) -> MemberCard[]. PATCH /api/members/:id (head) -> {} */
export interface MemberCard {
  id: MemberId
  name: string
  email: string
  role: Role
  mayExport: boolean
  disabled: boolean
  clients: number
  lastSeen: number | null
  /** Only of a disabled member: what became of his or her devices, the one seen last first. */
  left?: LeftDevice[]
}
/** A device whose member was disabled. Times are ms since 1970 UTC, null = not yet. */
export interface LeftDevice {
  label: string
  lastSeen: number
  /** Steps that it handed in since, and that were refused. */
  taken: number
  refused: number
  handed: number | null
  wiped: number | null
}
export const memberPatch = v.strictObject({
  role: v.optional(v.picklist(ROLES)),
  mayExport: v.optional(v.boolean()),
  disabled: v.optional(v.boolean()),
})

/**
 * POST /api/hand-in, POST /api/hand-in/wiped: a device without a session, by its hand-in token in the header
 * `authorization: HandIn <token>`. The first takes a `push` frame of /sync and gives `{ answers }`, the second is the
 * receipt of the wipe. Files go to /api/hand-in/profiles/:id/files/:file as they do elsewhere (files/upload.ts).
 */

/**
 * GET /api/offered (head) -> OfferedClient[]: what devices held of the time that a restored server lost, and that was not
 * their members' own. POST /api/offered (head) -> {}: accepts or declines all of one client.
 */
export interface OfferedClient {
  profile: ProfileId
  /** The name it had; null when that is not in what was lost. */
  name: string | null
  /** The client is on the server. */
  isHere: boolean
  /** It began in the lost time: accepting it begins it again. */
  begins: boolean
  /** Whose changes these are, and whose devices held them. */
  by: MemberId[]
  offeredBy: MemberId[]
  changes: number
  /** When the last of them had arrived, ms since 1970 UTC. */
  last: number
}
export const offeredBody = v.strictObject({ profile: id<ProfileId>(), accept: v.boolean() })

/** GET /api/devices -> OwnDevice[] (one's own). DELETE /api/devices/:id ends its sessions. */
export interface OwnDevice {
  id: DeviceId
  label: string
  firstSeen: number
  lastSeen: number
  current: boolean
}

/**
 * POST /api/directory/confirm -> { same: boolean }: is this tax number, phone or e-mail that of this client of the
 * directory? False for everything else; `tooMany` after a few in a minute.
 */
export const confirmBody = v.strictObject({
  profile: id<ProfileId>(),
  sign: v.picklist(SIGNS),
  value: v.pipe(v.string(), v.maxLength(254)),
})

/** POST /api/handovers -> { handed: number }: all or none. Needs `handOver` on every profile. */
export const handoverBody = v.strictObject({
  profiles: v.pipe(v.array(id<ProfileId>()), v.minLength(1), v.maxLength(5_000)),
  to: id<MemberId>(),
  note: v.pipe(v.string(), v.trim(), v.maxLength(5_000)),
})
/** GET /api/handovers -> HandoverCard[]: those from or to this member; a head sees all. Newest first, at most 200. */
export interface HandoverCard {
  id: string
  at: number
  by: MemberId
  from: MemberId
  to: MemberId
  note: string
  profiles: { id: ProfileId; name: string }[]
}

/** PUT /api/profiles/:id/grants/:member -> {}; DELETE takes it back. Needs `share`. */
export const grantBody = v.strictObject({ level: v.picklist(['read', 'write']), until: v.nullable(day) })

/** POST /api/exports -> {}: recorded before the file is made. Needs `export`. */
export const exportBody = v.strictObject({
  format: v.picklist(['csv', 'xlsx']),
  filter: v.pipe(v.string(), v.maxLength(500)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
/** GET /api/audit (head) -> AuditLine[], newest first, at most 500. */
export interface AuditLine {
  id: string
  at: number
  by: MemberId
  action:
    | 'export'
    | 'handover'
    | 'invite'
    | 'accept'
    | 'member'
    | 'grant'
    | 'setup'
    | 'setting'
    | 'restored'
    | 'calendar'
  detail: Record<string, string | number | boolean | null>
}

/** An hour of the day. */
const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))
const base64url = (characters: number) =>
  v.pipe(v.string(), v.regex(/^[\w-]+={0,2}$/), v.minLength(characters), v.maxLength(characters + 2))

/** GET /api/push -> PushState. Needs `notify`, as the others. */
export interface PushState {
  /** The server's public key, base64url: for `PushManager.subscribe`. */
  key: string
  /** Is the device of this session told of news? */
  on: boolean
}
/**
 * POST /api/push -> {}: tells the device of this session of news while the app is closed, by what its browser gave
 * (PushSubscription.toJSON). `linkUnknown` for an address that no push service has. DELETE /api/push -> {} ends it.
 */
const reached = {
  endpoint: v.pipe(v.string(), v.url(), v.maxLength(1_000)),
  /** The device's public key (P-256, uncompressed) and its secret (RFC 8291). */
  keys: v.strictObject({ p256dh: base64url(87), auth: base64url(22) }),
}
export const pushBody = v.strictObject({
  ...reached,
  locale: v.picklist(['en', 'ru']),
  times: v.strictObject({ digest: v.nullable(hour), from: hour, to: hour }),
})
/** PATCH /api/push -> {}: the browser changed how this device is reached. `noAccess` where it was not told before. */
export const pushPatch = v.strictObject(reached)

/** GET /api/calendar -> CalendarState. Needs `calendar`, as the others. DELETE /api/calendar -> {}: its address is gone. */
export interface CalendarState {
  /** When the address in use was made, ms since 1970 UTC; null = there is none. */
  made: number | null
}
/**
 * POST /api/calendar -> { link }: a new address, shown once; the one before is gone. GET /api/calendar/<token>.ics, with
 * no session, is the calendar itself.
 */
export const calendarBody = v.strictObject({ locale: v.picklist(['en', 'ru']) })
