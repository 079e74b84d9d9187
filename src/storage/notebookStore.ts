/**
 * The notebook on this device. Every method is one IndexedDB transaction and resolves after its
 * `complete` event; one that rejects has changed nothing. What a member typed is written with strict
 * durability; what the server has anyway is not.
 *
 * [D1] An item and the row that shows it are stored together.
 * [D2] An item keeps its number once it may have been sent; before, later typing may join it.
 * [D3] A confirmed item stays until the ledger on this device holds it, so that it never blinks.
 * [D4] A profile that left is removed once nothing of it is unsent, files included; its files go with it.
 * [D6] A file and the change that names it are stored together, or neither is (fileStore.ts has the other rules).
 * [D8] A profile is in the directory or in the view, never in both: what comes into the view leaves the directory.
 * [D7] A row is never replaced for good by one that knows less; one that was made without something stored meanwhile,
 *      or in the midst of a pull in stages, is marked, and made anew when the worker is idle.
 * [D19] What passes a complaint up is taken before everything else, behind the earlier items of its client.
 */
import type { HandoverCard } from '../shared/api'
import type { DirectoryNews } from '../shared/directory'
import type { DeviceId, ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import type {
  AccessGrant,
  Answer,
  LateContribution,
  OutboxItem,
  ProfileNews,
  PullToken,
  Refusal,
  Team,
} from '../shared/protocol'
import type { MyView } from '../shared/view/myViews'
import type { Database } from './database'
import type { NewFile } from './newFile'
import { makePageStore } from './pageStore'
import type { SnapshotState } from './snapshot'
import { makeSyncStore } from './syncStore'

/** The single values in `meta`. */
export interface Meta {
  /** Names this database: another one in its place means that the browser took this away. */
  made: string
  device: DeviceId
  /** The last sequence number whose pull is whole. */
  cursor: number
  /** Where a pull that was cut goes on. */
  next: PullToken | null
  /** The server's epoch, to notice a restored one. */
  epoch: number
  /** Profiles that were here when the server was restored and did not come again yet. */
  unconfirmed: ProfileId[]
  /** All that is left to this device when its member is disabled; null = it has none. */
  handIn: string | null
  /** The last number given to an item. */
  n: number
  /** The last number that may have been sent. */
  pushed: number
  /** The device's clock, ms: the next start does not go behind it. */
  clock: number
  team: Team
  /** The version that all rows here have; another, or none, when some may be older. */
  rowVersion: number
  /** What is said of the snapshot of all rows (snapshot.ts). */
  snapshot: SnapshotState
  /** Rows that are marked to be made anew ([D7]). */
  staleRows: ProfileId[]
  /** The handovers as the server listed them last, ms since 1970 UTC. */
  handovers: { at: number; cards: HandoverCard[] }
  /** The directory that is here whole, and the key of its hashes, hex. */
  directory: Pick<DirectoryNews, 'generation' | 'key'>
  /** The member's own saved views (src/solid/myViews.ts). */
  views: (MyView & { sent: boolean })[]
  head: KeptHead
}

/** The beginning of the list as it was seen last: shown at the next start, before all rows are read. */
export interface KeptHead {
  /** The list's address: `?…`, or '' for the usual one. */
  search: string
  /** The first of its clients, in order. What the rows of these say is read anew: nothing here is client data. */
  ids: ProfileId[]
  /** How many clients that list has, and how many there are in all. */
  count: number
  all: number
}

export interface StoredRow {
  row: Row
  grants: AccessGrant[]
}

/** All that the device holds of one profile. */
export interface StoredProfile {
  /** Compressed as the server sent it. */
  state: Uint8Array | undefined
  updates: Uint8Array[]
  /** Unsent and confirmed-but-not-yet-pulled items, in order. */
  items: OutboxItem[]
  /** Numbers of those that are unsent. */
  unsent: ReadonlySet<number>
  late: LateContribution[]
  stored: StoredRow | undefined
}

export type NewItem = OutboxItem extends infer T ? (T extends OutboxItem ? Omit<T, 'n'> : never) : never

/** What the page and the sync worker both need; made by records.ts. */
export interface EitherStore {
  meta<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined>
  setMeta(values: Partial<Meta>): Promise<void>
  /** This device's id; made at the first call. */
  device(): Promise<DeviceId>
  profile(id: ProfileId): Promise<StoredProfile>
  /** Unsent steps per profile; typing in the notes counts as one, a file together with the change that names it. */
  unsent(): Promise<Map<ProfileId, number>>
  close(): void
}

/** What else a page needs; made by pageStore.ts. */
export interface PageStore {
  rows(): Promise<StoredRow[]>
  rowsOf(profiles: ProfileId[]): Promise<(StoredRow | undefined)[]>
  /** When the oldest unsent step was made, ms since 1970 UTC; null when all is sent. */
  oldestUnsent(): Promise<number | null>
  shelf(): Promise<{ item: OutboxItem; why: Refusal | 'erased'; at: number }[]>
  clearShelf(): Promise<void>
  /** How many files the server would not take. */
  refusedFiles(): Promise<number>

  /**
   * Stores what a member did, strictly: items in order with the rows that show them, of profiles that are
   * here, and the files that they name. Gives their numbers.
   */
  append(items: NewItem[], rows: Row[], clock: number, merge: MergeUpdates, files?: NewFile[]): Promise<number[]>
  /** Keeps updates that came by an open channel, so that what was typed on top of them opens offline. */
  keepUpdates(profile: ProfileId, updates: Uint8Array[]): Promise<void>
}

/** What else the sync worker needs; made by syncStore.ts. */
export interface SyncStore {
  /**
   * Replaces rows made anew on the device, each by one made from what was read. [D7] A row that somebody else wrote
   * meanwhile stays, and a profile that is not here any more stays away.
   */
  putRows(made: { row: Row; from: StoredProfile }[]): Promise<void>
  /**
   * Replaces rows of another version, each by one made from what the device holds. [D7] One that was written
   * meanwhile stays, and so does one that was made from more changes than the device holds, and all of them while a
   * pull in stages is on its way. Gives those replaced.
   */
  renewRows(made: { row: Row; from: StoredProfile }[]): Promise<ProfileId[]>
  /** The rows that are to be made anew: all of another version after an update, else those that were marked. */
  staleRows(): Promise<Row[]>
  /** All that `staleRows` gave are made anew: unless others came meanwhile, only marked ones are looked at from now on. */
  allRenewed(): Promise<void>
  /** Makes what the next start reads instead of each row, when that is worth it; true when it was made. [D9] */
  renewSnapshot(): Promise<boolean>
  /** The oldest unsent items, or those that go before them [D19], marked as perhaps sent. */
  takeUnsent(limit: number): Promise<OutboxItem[]>
  /**
   * Notes what the server said. `undone`: profiles that show something the server did not take; their rows are
   * to be made anew.
   */
  settle(answers: Answer[], now: number): Promise<{ removed: ProfileId[]; undone: ProfileId[] }>
  /** Stores one batch of a pull, with where it goes on. */
  applyBatch(batch: Batch): Promise<Applied>
  /** Profiles of which this device holds, or may hold, something that came after this sequence number. */
  changedSince(seq: number): Promise<ProfileId[]>
  /**
   * The server was restored: these items go first, under a new id of the device, then what was unsent; then everything is
   * pulled anew. What the server shows no more by the end of that pull leaves as any other. Files of these profiles are
   * offered again too.
   */
  beginEpoch(epoch: number, items: NewItem[]): Promise<void>
  /** Gives the device a new id and the unsent items new numbers: another device speaks with the old one. */
  renewDevice(): Promise<DeviceId>
  /** Replaces a long list of updates by one that says the same. */
  compact(profile: ProfileId, merge: MergeUpdates): Promise<void>
}

export type NotebookStore = EitherStore & PageStore & SyncStore

export type MergeUpdates = (updates: Uint8Array[]) => Uint8Array

export interface Batch {
  news: ProfileNews[]
  left: ProfileId[]
  team?: Team
  directory?: DirectoryNews
  /** Where the pull goes on; null at its end, undefined for what was asked for beside it. */
  next?: PullToken | null
  /** Set only when the pull is whole. */
  cursor?: number
  /** The cursor that the pull named: where the device has moved on since, the batch is of the past and changes nothing [S11]. */
  since?: number
  /** And where in it the pull was that asked: where another went on from there, this one is of the past, too. */
  after?: PullToken | null
  /** Asked for before a pull of everything, which says at its end whether they are this member's to see. */
  unconfirmed?: boolean
}

/** What a batch did beside what it brought. */
export interface Applied {
  /** Profiles that left, and those of which nothing is here any more. */
  removed: ProfileId[]
  /** The directory is another than before. */
  directoryMoved: boolean
  /** It was of the past: nothing was stored. */
  isPast?: boolean
}

/** All of it, for whoever is page and worker in one; in the app each side loads its own. */
export const makeNotebookStore = (db: Database): NotebookStore => ({ ...makePageStore(db), ...makeSyncStore(db) })
