/**
 * What sockets and routes ask of the notebook. Every write locks its workspace, checks rights, takes
 * its sequence number and commits; listeners hear of it after the commit.
 */
import type * as Y from 'yjs'
import type { HandoverCard } from '../../src/shared/api'
import type { Sign } from '../../src/shared/directory'
import type { DeviceId, MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type {
  AccessGrant,
  Answer,
  OutboxItem,
  ProfileNews,
  PullToken,
  Refusal,
  ToDevice,
} from '../../src/shared/protocol'
import type { Reach } from '../../src/shared/access'
import type { Session } from '../accounts/session'

/** A member at a device; `device` is null for y-websocket clients that are not our app. */
export interface Author {
  session: Session
  device: DeviceId | null
  /** The schema of the notes that its editor knows; absent = 1. */
  schema?: number
}

export type NotesResult =
  /**
   * `applied` is the canonical update that was stored; empty when the server had all of it. `waits`: a part
   * stands on what the server does not have yet, and must be sent again after that has come.
   */
  { result: 'stored'; applied: Uint8Array | null; waits?: boolean } | { result: 'refused'; why: Refusal | 'malformed' }

/** Something in a profile's document was committed. */
export interface DocUpdate {
  profile: ProfileId
  update: Uint8Array
  /** Who is not told again: the channel that sent it. */
  from: unknown
}

export interface ServerNotebook {
  /** Answers in the order of the items. Items after a `deviceCloned` one are not looked at. */
  push(author: Author, items: OutboxItem[]): Promise<Answer[]>
  /** The same for the device of somebody who has left (accounts/handIn.ts). `fresh`: answers that were not given before. */
  handIn(author: Author, items: OutboxItem[]): Promise<{ answers: Answer[]; fresh: Answer[] }>
  /** `directory`: the generation of the directory that the device holds; absent for an app that knows of none. */
  pull(
    session: Session,
    cursor: number,
    next: PullToken | null,
    directory?: number,
  ): Promise<Extract<ToDevice, { type: 'batch' }>>
  get(session: Session, profiles: ProfileId[]): Promise<Extract<ToDevice, { type: 'states' }>>

  /** How this member reaches the profile today; 'none' also for an unknown one. */
  reach(session: Session, profile: ProfileId): Promise<Reach>
  /** The document with everything committed, to read from only; undefined when there is none. */
  document(workspace: WorkspaceId, profile: ProfileId): Promise<Y.Doc | undefined>
  /** Checks, stores and tells a notes update that came by a channel. `client` is the id the channel is bound to. */
  writeNotes(author: Author, profile: ProfileId, update: Uint8Array, from: unknown): Promise<NotesResult>
  /** Claims a Yjs client id for this member and device; false when it is somebody else's. */
  bindClient(author: Author, profile: ProfileId, client: number): Promise<boolean>

  /** The author's channel of this profile closed: what was typed becomes a record of the ledger. */
  endBurst(author: Author, profile: ProfileId): Promise<void>

  handOver(
    session: Session,
    profiles: ProfileId[],
    to: MemberId,
    note: string,
  ): Promise<{ handed: number } | { error: 'noAccess' | 'sameOwner' | 'badRequest' }>
  /** Those from or to this member; a head sees all. Newest first, at most 200. */
  handovers(session: Session): Promise<HandoverCard[]>
  /** What devices held of the time that a restored server lost: it awaits the head. */
  settleOffered(session: Session, decision: { profile: ProfileId; accept: boolean }): Promise<'done' | 'noAccess'>
  setGrant(session: Session, profile: ProfileId, grant: AccessGrant): Promise<boolean>
  dropGrant(session: Session, profile: ProfileId, member: MemberId): Promise<boolean>
  /** Reads the newest news of one profile as this member may see it. */
  news(session: Session, profile: ProfileId): Promise<ProfileNews | undefined>

  /** Is this number or address that of a client in the member's directory? False for everything else. */
  confirmSign(session: Session, asked: { profile: ProfileId; sign: Sign; value: string }): Promise<boolean>

  /** Something of the profile came that is not in its document: those who may see it are told to pull. */
  touch(workspace: WorkspaceId, profile: ProfileId): Promise<void>

  /** After each commit that changed this profile's document. Returns how to stop listening. */
  onUpdate(profile: ProfileId, listener: (update: DocUpdate) => void): () => void
  /** After each commit in the workspace: which profiles moved, and whose sight of them. */
  onCommit(
    listener: (commit: { workspace: WorkspaceId; seq: number; profiles: ProfileId[]; members: MemberId[] }) => void,
  ): () => void
  close(): Promise<void>
}
