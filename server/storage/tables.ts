/**
 * The tables, for SQLite and PostgreSQL alike: text, integers (bigint) and bytes only. Times are
 * ms since 1970 UTC, days are YYYY-MM-DD, flags are 0 or 1, JSON is text. better-auth keeps its own
 * tables (user, session, account, verification) in the same database.
 */
import type { Generated } from 'kysely'
import type { Role } from '../../src/shared/access'
import type { ChangeId, DeviceId, FileId, MemberId, ProfileId, ViewId, WorkspaceId } from '../../src/shared/ids'
import type { SettingKind } from '../../src/shared/team/settings'

export interface WorkspaceTable {
  id: WorkspaceId
  name: string
  /** IANA time zone: grants end at its midnight. */
  zone: string
  locale: 'en' | 'ru'
  /** Raised when the server was restored from a backup; the server's Yjs client id is FIRST_SERVER_CLIENT + epoch. */
  epoch: number
  /** The last sequence number given. Its row is locked first by every write. */
  seq: number
  /** Raised by every change of rights; open sockets are judged again when it moved. */
  access_version: number
  /** Raised by every change of the team as others see it: names, roles, devices. The seq of that change. */
  team_seq: number
  /** The last time of arrival given, ms since 1970 UTC: arrivals never go back, whatever the server's clock does. */
  clock: Generated<number>
  /** Keys the hashes of the directory, hex; '' until the first is made. */
  directory_key: Generated<string>
  created: number
}

export interface MemberTable {
  id: MemberId
  workspace: WorkspaceId
  /** better-auth's user id. */
  user_id: string
  name: string
  email: string
  role: Role
  may_export: 0 | 1
  /** When the head disabled the member; null while active. */
  disabled: number | null
  created: number
  last_seen: number | null
}

export interface DeviceTable {
  id: DeviceId
  workspace: WorkspaceId
  member: MemberId
  label: string
  first_seen: number
  last_seen: number
  revoked: number | null
  /** The better-auth session that last spoke for it. */
  session: string | null
}

export interface InvitationTable {
  id: string
  workspace: WorkspaceId
  name: string
  role: Role
  /** SHA-256 of the token, hex. */
  token_hash: string
  created_by: MemberId
  created: number
  expires: number
  used: number | null
  used_by: MemberId | null
  revoked: number | null
}

export interface SetupLinkTable {
  token_hash: string
  created: number
  expires: number
  used: number | null
}

export interface ProfileTable {
  id: ProfileId
  workspace: WorkspaceId
  owner: MemberId
  /** The seq of the newest thing in it: update, grant, handover. */
  seq: number
  created_seq: number
  row: string
  row_version: number
  /** The seq when the row was last made. */
  row_seq: number
  /** The seq when its grants last changed; 0 = it never had any. */
  grants_seq: number
  /** The Yjs client and clock after the ledger's last record: enough to append without loading the document. */
  ledger_client: number
  ledger_clock: number
  erased: number | null
  /** JSON of DirectoryEntry (src/shared/directory.ts): what others may know of it; null until it was made. */
  directory: Generated<string | null>
  /** The seq when that last changed. */
  directory_seq: Generated<number>
  /** 1 = it is no client but a member's desk (facts.ts). */
  desk: Generated<0 | 1>
}

/** Updates up to `seq`, merged: Yjs V1, raw deflate. */
export interface SnapshotTable {
  profile: ProfileId
  seq: number
  bytes: Uint8Array
}

/** The log since the snapshot: Yjs V1 updates. */
export interface UpdateTable {
  profile: ProfileId
  seq: number
  bytes: Uint8Array
}

export interface ChangeTable {
  workspace: WorkspaceId
  id: ChangeId
  profile: ProfileId
  /** SHA-256 of the draft with sorted keys, hex. */
  hash: string
  seq: number
}

/** What a device was answered: the same item again gets the same answer. */
export interface ReceiptTable {
  device: DeviceId
  n: number
  hash: string
  answer: string
}

export interface AccessEventTable {
  workspace: WorkspaceId
  seq: number
  member: MemberId
  /** null: the member's sight of everything changed (role). */
  profile: ProfileId | null
  kind: 'enter' | 'leave' | 'view'
}

export interface AccessGrantTable {
  profile: ProfileId
  member: MemberId
  workspace: WorkspaceId
  level: 'read' | 'write'
  until: string | null
  granted_by: MemberId
  seq: number
}

export interface HandoverTable {
  id: string
  workspace: WorkspaceId
  seq: number
  at: number
  by: MemberId
  from_member: MemberId
  to_member: MemberId
  note: string
  /** JSON array of profile ids. */
  profiles: string
}

export interface LateTable {
  id: string
  workspace: WorkspaceId
  profile: ProfileId
  by: MemberId
  device: DeviceId
  arrived: number
  seq: number
  /** JSON of LateContribution['content']. */
  content: string
  /** When the last of it was settled. */
  settled: number | null
  /** 1 when its author never had the client in view: it was written for a colleague. */
  colleague: Generated<0 | 1>
}

/** A change that came late: known by its id for ever, so that it comes once, and declined stays declined. */
export interface LateChangeTable {
  workspace: WorkspaceId
  id: ChangeId
  late: string
  profile: ProfileId
  /** As in ChangeTable. */
  hash: string
  /** null until it is settled. */
  accepted: 0 | 1 | null
}

/** Typing that came late, as it came: Yjs V1. What is sent again is known by it. */
export interface LateNoteTable {
  profile: ProfileId
  seq: number
  /** Of several in one write. */
  part: number
  bytes: Uint8Array
}

/** The hand-in token of a device, and what became of it. Times are ms since 1970 UTC. */
export interface HandInTable {
  device: DeviceId
  /** SHA-256 of the token, hex. */
  token_hash: string
  given: number
  /** Bytes that came by it. */
  bytes: number
  /** Steps that were taken, and that were refused. */
  taken: number
  refused: number
  /** When the last of its work came. */
  handed: number | null
  /** When the device said that it is wiped: the token is used up. */
  wiped: number | null
}

/** The server was restored from a backup: what came after `seq` in the life before is gone. */
export interface RestoreTable {
  workspace: WorkspaceId
  /** The epoch that began. */
  epoch: number
  seq: number
  at: number
}

/** A change of a lost life of this server that somebody else's device still held: it awaits the head. */
export interface OfferedTable {
  workspace: WorkspaceId
  id: ChangeId
  /** As in ChangeTable. Two devices may offer other contents under one id: both are shown. */
  hash: string
  profile: ProfileId
  /** What the lost record said: its author, device, arrival and sequence number. */
  by: MemberId
  device: DeviceId | null
  arrived: number
  seq: number
  /** JSON of the draft. */
  draft: string
  offered_by: MemberId
  at: number
  settled: number | null
}

/** Which member and device a Yjs client id belongs to, per document. */
export interface NoteClientTable {
  profile: ProfileId
  client: number
  member: MemberId
  device: DeviceId | null
}

export interface AuditTable {
  id: string
  workspace: WorkspaceId
  at: number
  by: MemberId
  action: string
  detail: string
}

/** What the team agreed on: one JSON record a value (src/shared/team/settings.ts). */
export interface SettingTable {
  workspace: WorkspaceId
  kind: SettingKind
  id: string
  value: string
  seq: number
}

/** A member's own saved view; null when it was taken away. */
export interface MemberViewTable {
  member: MemberId
  id: ViewId
  at: number
  value: string | null
}

/** A file of a profile, and how far it has come. */
export interface FileTable {
  id: FileId
  workspace: WorkspaceId
  profile: ProfileId
  /** Who sent it: it counts towards this member's room. */
  by: MemberId
  /** Bytes, as announced. */
  size: number
  /** SHA-256, hexadecimal. Nothing is found or opened by it. */
  hash: string
  type: string
  /** 1 when it has a thumbnail. */
  thumb: 0 | 1
  created: number
  /** When the whole was there and verified; null before. */
  stored: number | null
  /** 1 once a fact in the ledger was seen to name it. */
  named: 0 | 1
}

/** The pair of keys by which push services know this server: one row, `vapid`, base64url. */
export interface PushKeyTable {
  id: 'vapid'
  public: string
  private: string
}

/** Where one device is reached while the app is closed (Web Push), and when. */
export interface PushSubscriptionTable {
  device: DeviceId
  workspace: WorkspaceId
  member: MemberId
  /** Whoever knows it and the keys can speak to the device: never in a log. */
  endpoint: string
  p256dh: string
  auth: string
  locale: 'en' | 'ru'
  /** Hours of the day in the workspace's zone (NoticeTimes in src/shared/notices.ts). */
  digest: number | null
  awake_from: number
  awake_to: number
  /** The last day whose digest was told or is past. */
  digest_on: string | null
  made: number
}

/** Something to be told to a device: once it is due, until it was sent or says nothing any more. */
export interface PushWaitingTable {
  device: DeviceId
  tag: string
  /** JSON of Notice. */
  notice: string
  due: number
  until: number
  tries: number
}

/** Up to which seq a workspace was looked at for what members are to be told. */
export interface PushSeenTable {
  workspace: WorkspaceId
  seq: number
}

/** A calendar that a member subscribed to. */
export interface CalendarFeedTable {
  member: MemberId
  workspace: WorkspaceId
  /** SHA-256 of the token in its address, hex. */
  token_hash: string
  locale: 'en' | 'ru'
  made: number
}

export interface Tables {
  workspace: WorkspaceTable
  member: MemberTable
  device: DeviceTable
  invitation: InvitationTable
  setup_link: SetupLinkTable
  profile: ProfileTable
  snapshot: SnapshotTable
  profile_update: UpdateTable
  change: ChangeTable
  receipt: ReceiptTable
  access_event: AccessEventTable
  access_grant: AccessGrantTable
  handover: HandoverTable
  late: LateTable
  late_change: LateChangeTable
  late_note: LateNoteTable
  note_client: NoteClientTable
  audit: AuditTable
  file: FileTable
  setting: SettingTable
  member_view: MemberViewTable
  hand_in: HandInTable
  restore: RestoreTable
  offered: OfferedTable
  push_key: PushKeyTable
  push_subscription: PushSubscriptionTable
  push_waiting: PushWaitingTable
  push_seen: PushSeenTable
  calendar_feed: CalendarFeedTable
}
