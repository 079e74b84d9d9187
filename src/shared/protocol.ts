/**
 * The wire between a device and the server: `/sync`, one socket a tab, held by the tab that is elected.
 *
 * The device speaks first: `hello` states the protocol, the device and the cursor it holds. The server
 * answers `welcome` (how far the workspace is; who you are and the team, unless the device has them as they
 * are) or closes with a code below. A device that is as far as the workspace pulls nothing.
 * From then on the two talk as each needs:
 *
 *   device: push [items in the order they were made]   server: answers, one for each item, after commit
 *   device: pull {cursor, from}                        server: batch {…, next} until next is null
 *   device: get {profiles}                             server: batch with whole states
 *                                                      server: hint, at most one a second: pull again
 *
 * The cursor is the workspace's sequence number. A batch is stored with its `next` (or, at the end, the
 * new cursor) in one transaction, so that a pull which was cut goes on where it was.
 *
 * An app and a server of different versions talk too: whatever the number in `hello`, the server takes a `push` as far as
 * it can read it, and answers nothing else (docs/sync.md, S20).
 *
 * A frame is one value in lib0's `any` encoding (lib0/encoding writeAny): JSON's values and byte arrays.
 * `/ws/profile/<id>` is y-websocket's own protocol and not described here: see docs/sync.md.
 */
import type { Role } from './access'
import type { DirectoryNews } from './directory'
import type { DeviceId, MemberId, ProfileId, WorkspaceId } from './ids'
import type { Draft, LateContent } from './profile/change'
import type { Row } from './profile/row'
import type { TeamSettings } from './team/settings'

export const PROTOCOL = 1

/** One intended step: its changes are stored together or refused together. */
export interface ChangesItem {
  type: 'changes'
  /** The device's own sequence number, from 1. */
  n: number
  profile: ProfileId
  changes: Draft[]
  /** These were stored once, and a restored server lost them: what it had vouched for (docs/sync.md, R). */
  former?: Former
}

/** What a server vouched for before it was restored from a backup. */
export interface Former {
  by: MemberId
  device: DeviceId | null
  /** ms since 1970 UTC. */
  arrived: number
  seq: number
}

/** What was typed in the notes: one Yjs update (V1) with items of this device only. */
export interface NotesItem {
  type: 'notes'
  n: number
  profile: ProfileId
  update: Uint8Array
  /** When the last key of it was pressed, ms since 1970 UTC. */
  at: number
  /** The schema of the notes (notesSchema.ts) that the editor knew; absent = 1. */
  schema?: number
  /** A restored server may lack it: it comes back as passages to take over, whoever typed it. */
  former?: true
}

export type OutboxItem = ChangesItem | NotesItem

/** Why an item was refused; each has a sentence on the screen in both languages. */
export const REFUSALS = [
  'malformed', // not well formed, or larger than the limits
  'unknownProfile', // no such profile, or none that this member may see
  'readOnly', // may see, may not write
  'idTaken', // the id names another change already
  'deviceCloned', // this device's number was used for something else: take a new device id
  'forgedClient', // the notes update speaks for a Yjs client id of somebody else
  'ledgerWrite', // the notes update touches the ledger
  'notesSchema', // the notes update holds what the editor's schema does not allow
] as const
export type Refusal = (typeof REFUSALS)[number]

export type Answer =
  | { n: number; result: 'stored'; seq: number }
  /** The profile is no longer this member's: kept for its owner as a late contribution. */
  | { n: number; result: 'late' }
  /** The profile was erased for good. */
  | { n: number; result: 'erased' }
  | { n: number; result: 'refused'; why: Refusal }

export interface TeamMember {
  id: MemberId
  name: string
  role: Role
  disabled: boolean
}

export interface TeamDevice {
  id: DeviceId
  member: MemberId
  /** As people would call it: "Chrome, Android". */
  label: string
}

/** What everybody in the workspace knows of each other, and what they have agreed on. */
export interface Team {
  /** The workspace's sequence number when this last changed: what a device says it has. */
  seq: number
  workspace: { id: WorkspaceId; name: string; zone: string; locale: 'en' | 'ru' }
  members: TeamMember[]
  devices: TeamDevice[]
  settings: TeamSettings
}

export interface AccessGrant {
  member: MemberId
  level: 'read' | 'write'
  /** The last day, YYYY-MM-DD in the workspace's zone; null = without end. */
  until: string | null
}

/** Work that arrived for a profile that was no longer its author's. */
export interface LateContribution {
  id: string
  profile: ProfileId
  by: MemberId
  device: DeviceId
  arrived: number
  /** The changes that nobody settled yet, or a passage of the notes. */
  content: LateContent
  /** Its author never had the client: it was written for a colleague. */
  colleague?: true
}

/** What a pull brings of one profile. A part that did not change is absent. */
export interface ProfileNews {
  profile: ProfileId
  /** The profile's newest sequence number in this. */
  seq: number
  row?: Row
  grants?: AccessGrant[]
  /** All that waits for this member to settle it: empty also for who settles here no more. */
  late?: LateContribution[]
  /** The whole document: a Yjs update V1, compressed by raw deflate. Replaces state and updates. */
  state?: Uint8Array
  /** Yjs updates V1 since the cursor, in order. */
  updates?: Uint8Array[]
}

/** Where a pull goes on: opaque to the device. */
export type PullToken = string

/** Whom the socket's session belongs to, as the server knows it now. */
export interface SignedInMember {
  id: MemberId
  name: string
  role: Role
  mayExport: boolean
}

export type ToServer =
  /** `team`: the seq of the team that the device holds. Apps that were built before settings do not say it. */
  | {
      type: 'hello'
      protocol: number
      device: DeviceId
      label: string
      epoch: number | null
      team?: number | null
      /** The device holds no hand-in token yet. */
      handIn?: 'none'
    }
  | { type: 'push'; items: OutboxItem[] }
  /** `directory`: the generation of the directory that the device holds, 0 = none. Older apps do not say it. */
  | { type: 'pull'; cursor: number; next: PullToken | null; directory?: number }
  | { type: 'get'; profiles: ProfileId[] }

export type ToDevice =
  | {
      type: 'welcome'
      protocol: number
      epoch: number
      /** Server time, ms since 1970 UTC. */
      now: number
      /** This and the team: absent when the device has both as they are (the team moves with either). */
      member?: SignedInMember
      team?: Team
      /** How far the workspace is: a device whose whole pull reached it has nothing to pull. */
      seq: number
      /** The highest number of this device that the server has answered. */
      answered: number
      /** The device's hand-in token: all that is left to it when its member is disabled (docs/sync.md, H). */
      handIn?: string
      /**
       * The server was restored since the device was last here, and lacks what came after this sequence number: the
       * device offers what it holds of that.
       */
      lost?: number
    }
  | { type: 'answers'; answers: Answer[] }
  | {
      type: 'batch'
      news: ProfileNews[]
      /** Profiles that this member may no longer see. */
      left: ProfileId[]
      /** The team, when it changed, and what this member may now. */
      team?: Team
      member?: SignedInMember
      /** What changed in what the member may know of clients that are not in the view. */
      directory?: DirectoryNews
      /** How many profiles the whole pull brings, and how many with this batch. */
      total: number
      sent: number
      /** Ask again with this; null = the pull is whole and `cursor` is reached. */
      next: PullToken | null
      cursor: number
    }
  /** An answer to `get`. */
  | { type: 'states'; news: ProfileNews[]; missing: ProfileId[] }
  | { type: 'hint' }

/** WebSocket close codes. y-websocket 3.1 does not reconnect on 4400 to 4499; 45xx pass. */
export const CLOSE = {
  /** A frame that is not well formed, or one too many. */
  malformed: { code: 4400, reason: 'malformed frame' },
  /** No session, or an expired one: sign in. */
  signIn: { code: 4401, reason: 'sign in' },
  /** No such document, or none that this member may open. One answer for both. */
  noAccess: { code: 4403, reason: 'no such document' },
  /** A viewer, or somebody with read access, sent a change. */
  readOnly: { code: 4405, reason: 'read only' },
  /** The app is older or newer than the server can talk to. */
  protocol: { code: 4409, reason: 'protocol version' },
  /** Larger than the limits below. */
  tooLarge: { code: 4413, reason: 'too large' },
  /** A write into the ledger, which only the server writes. */
  ledgerWrite: { code: 4422, reason: 'ledger is written by the server' },
  /** A change under the Yjs client id of somebody else. */
  forgedClient: { code: 4423, reason: 'client id of another device' },
  /** Notes that the editor's schema does not allow. */
  notesSchema: { code: 4424, reason: 'not in the notes schema' },
  /** This device's id was revoked, or is another member's: take a new one and say hello again. */
  newDevice: { code: 4411, reason: 'take a new device id' },
  /** The workspace was restored or erased under this device. */
  gone: { code: 4410, reason: 'gone' },
  /** More than the limits allow in a second. */
  tooFast: { code: 4529, reason: 'too fast' },
  /** The reader is too slow; connect again and catch up. */
  slow: { code: 4508, reason: 'too slow' },
  /** The server stops; connect again. */
  restart: { code: 4512, reason: 'server restarts' },
} as const
export type CloseName = keyof typeof CLOSE

export const LIMITS = {
  /** Bytes of one frame. */
  frame: 4 * 1024 * 1024,
  /** Items of one push. */
  pushItems: 500,
  /** Changes of one item. */
  itemChanges: 500,
  /** Bytes of one notes update. */
  notesUpdate: 1024 * 1024,
  /** Bytes of one HTTP body. */
  body: 1024 * 1024,
  /** Profiles in one batch of rows, and in one of states. */
  batchRows: 500,
  batchStates: 100,
  /** Profiles in one get. */
  get: 100,
} as const

/** The name of a profile's document, and of its parts. */
export const documentName = (profile: ProfileId): string => `profile/${profile}`
export const LEDGER = 'ledger'
export const NOTES = 'notes'
/** Yjs client ids from here on are the server's. */
export const FIRST_SERVER_CLIENT = 2 ** 32
