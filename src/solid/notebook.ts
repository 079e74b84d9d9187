/**
 * What screens may ask of the notebook on this device. Reading is instant and works with no network;
 * writing resolves once the device has stored it.
 */
import { createContext, useContext, type Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Role } from '../shared/access'
import type { HandoverCard, Me } from '../shared/api'
import type { EntryId, MemberId, ProfileId, ViewId } from '../shared/ids'
import type { Known } from '../shared/profile/change'
import type { Entry } from '../shared/profile/entry'
import type { FactValue } from '../shared/profile/facts'
import type { Profile } from '../shared/profile/fold'
import type { Row } from '../shared/profile/row'
import type { SavedView } from '../shared/view/view'
import type { Undo } from '../shared/profile/undo'
import type { AccessGrant, LateContribution, OutboxItem, Refusal, Team } from '../shared/protocol'
import type { SettingKind, SettingValue, TeamSettings } from '../shared/team/settings'
import type { KeptHead } from '../storage/notebookStore'
import type { HttpResult } from '../sync/http'
import type { Colleagues } from './colleagues'
import type { Files } from './files'

/** One part of an intended step; ids, times and `after` are filled in by the notebook. */
export type ChangeInput =
  | { kind: 'fact'; path: string; value: FactValue | null }
  | { kind: 'entry'; entry: EntryId; value: Entry | null }

/** One intended step of this tab, which can be taken back. Work on many clients is one step of many parts. */
export interface Step {
  parts: { profile: ProfileId; undo: Undo }[]
  /** Resolves when stored on this device. */
  stored: Promise<void>
}

/**
 * `undone`: all is as it was. `partly`, `stands`: some of it, or all, was changed meanwhile, and that stands.
 * `gone`: the client is not this member's to write any more.
 */
export type Undone = 'undone' | 'partly' | 'stands' | 'gone'

/** What is true of saving and sending right now. */
export interface SyncStatus {
  /**
   * `signIn`: the session ended. `update`: app and server are of different versions. `leaving`: this member was disabled,
   * and the device hands in what is unsent.
   */
  connection: 'online' | 'offline' | 'connecting' | 'signIn' | 'update' | 'leaving'
  /** Since when it is so, ms since 1970 UTC. */
  since: number
  /** Changes stored here that the server has not confirmed. */
  unsent: number
  unsentByProfile: ReadonlyMap<ProfileId, number>
  /** Is something that was typed or done not stored on this device yet? */
  saving: boolean
  /** When the oldest of them was made, ms since 1970 UTC; null when all is sent. */
  oldestUnsent: number | null
  /** The first pull, or a long one: profiles in all and so far. */
  pulling: { total: number; sent: number } | null
  /**
   * Has this device had all that its member may see, at least once? Until then a client that is not here may be on
   * its way.
   */
  whole: boolean
  /**
   * A write to this device failed: what was typed is in memory only. `outdated`: another tab has a newer version of
   * the app, and this one stores nothing more before it is loaded anew; what is typed goes on to that.
   */
  failure: 'full' | 'closed' | 'failed' | 'outdated' | null
  /**
   * The browser took away what was stored here. `unsent`: changes that were not sent and went with it. Shown until
   * `seenTaken`.
   */
  taken: { unsent: number } | null
  /** Items that the server refused; they can be downloaded. */
  refused: number
  /** Did the browser promise to keep our storage? null = not asked yet. */
  persisted: boolean | null
  /** How far this device's clock is ahead of the server's, ms (behind: negative); null = not known yet. */
  clockAhead: number | null
  /** While the connection is `update`: it is the server that is behind, and no update of the app helps. */
  serverOlder?: boolean
}

/** Is there more to come than this device holds? Not while the server cannot be reached: then nothing is coming. */
export const isArriving = ({ whole, connection }: Pick<SyncStatus, 'whole' | 'connection'>): boolean =>
  !whole && (connection === 'online' || connection === 'connecting')

export interface Present {
  client: number
  member: MemberId
  name: string
  /** The path of the field the member is in; null = none. */
  field: string | null
  self: boolean
}

/** One open client: everything its page shows, live. Made by `createProfileView`, released with its owner. */
export interface ProfileView {
  id: ProfileId
  /** `missing`: not on this device (never was, or it was handed over). `failed`: this device could not read it. */
  state: Accessor<'loading' | 'ready' | 'missing' | 'failed'>
  /** Reads it again after `failed`. */
  again(): void
  profile: Accessor<Profile>
  /** The ledger and what is not sent yet, for the history. */
  changes: Accessor<Known[]>
  row: Accessor<Row | undefined>
  grants: Accessor<AccessGrant[]>
  late: Accessor<LateContribution[]>
  mayWrite: Accessor<boolean>
  mayShare: Accessor<boolean>
  mayHandOver: Accessor<boolean>
  /** False when the notes were written by a newer editor: show them, never bind an editor. */
  notesEditable: Accessor<boolean>
  /** Others and oneself, one line a member and tab. */
  present: Accessor<Present[]>
  /** The document is here. What the ledger says is shown before that. */
  documented: Accessor<boolean>
  /** Tells the others which field one is in. */
  enterField(path: string | null): void
  /** The notes' document and cursors, for the editor, once it is `documented`. The fragment is `notes`. */
  doc: Y.Doc
  awareness: Awareness
}

export interface ShelfItem {
  item: OutboxItem
  why: Refusal | 'erased'
  at: number
}

export interface ListHead extends Omit<KeptHead, 'ids'> {
  rows: readonly Row[]
}

export interface Notebook {
  me: Accessor<Me>
  team: Accessor<Team>
  role: Accessor<Role>
  /** What the team agreed on: own fields, shared views, the answers to the six questions. */
  settings: Accessor<TeamSettings>
  /** Stores one of them, whole. Online only, for a head; on success it is on the screen at once. */
  saveSetting<K extends SettingKind>(kind: K, value: SettingValue<K>): Promise<HttpResult<unknown>>
  dropSetting(kind: 'view', id: ViewId): Promise<HttpResult<unknown>>
  /** The member's own saved views, by name. Offline too: they go out later, the last word about each stands. */
  myViews: Accessor<readonly SavedView[]>
  /** Resolves when stored on this device. @throws when it could not be: nothing changed. */
  keepView(view: SavedView): Promise<void>
  dropView(id: ViewId): Promise<void>
  memberName(id: MemberId | null | undefined): string
  deviceLabel(id: string | null | undefined): string
  /** The handovers as the server listed them last, and when (ms since 1970 UTC); undefined before the first time. */
  keptHandovers(): Promise<{ at: number; cards: HandoverCard[] } | undefined>
  keepHandovers(cards: HandoverCard[]): Promise<void>
  /** Every client this member may see, in no order. The array is new after each change. */
  rows: Accessor<readonly Row[]>
  /**
   * Members' desks: what they keep that belongs to no client. They are no clients and never among `rows`. One's own, and
   * for who sees all those of others too: a step of theirs is shown where everybody's are, by who does it (doer.ts).
   */
  desks: Accessor<readonly Row[]>
  /** A client, or a desk. */
  row(id: ProfileId): Row | undefined
  /** Who else may see the client, besides its owner and those who see all. */
  grants(id: ProfileId): readonly AccessGrant[]
  /** False until the rows on this device were read. */
  ready: Accessor<boolean>
  /** What the list may show before that, for who begins at it; they are read once that is drawn, or not wanted. */
  head: Accessor<ListHead | undefined>
  headDrawn(): void
  /** @throws when the device cannot store it: the next start then waits for the rows. */
  keepHead(head: KeptHead): Promise<void>
  /** The rows on this device could not be read: `readAgain` tries it anew. */
  unreadable: Accessor<boolean>
  readAgain(): Promise<void>
  status: Accessor<SyncStatus>
  /** Ids of matching clients, best first: name, person, phone in any spelling, city, tag; typos forgiven. */
  search(text: string): Promise<ProfileId[]>
  /** One intended step: all changes or none. Resolves when stored on this device; on failure the red bar shows and the step is kept in memory and retried. */
  change(profile: ProfileId, steps: ChangeInput[]): Promise<void>
  /** The same, resolving when it is shown. `step`: what it is a part of, so that both are taken back together. */
  act(profile: ProfileId, steps: ChangeInput[], step?: Step): Promise<Step>
  /** The same for several clients, at least one: all of them are shown, and stored, at once. */
  actTogether(steps: ReadonlyMap<ProfileId, ChangeInput[]>, step?: Step): Promise<Step>
  /** What this tab did last and can be taken back, latest last. */
  done: Accessor<readonly Step[]>
  /** Takes a step back by changes that restore what stood before; what was changed meanwhile stands. */
  undo(step: Step): Promise<Undone>
  /** Begins a client with its first facts. Many at once: `createMany`. */
  create(steps: ChangeInput[]): Promise<ProfileId>
  createMany(profiles: ChangeInput[][], progress: (done: number) => void): Promise<ProfileId[]>
  /** A client as it is now, read once without opening it: for work on many. Empty when it is not on this device. */
  profileOf(id: ProfileId): Promise<Profile>
  /** Opens a client for as long as the calling owner lives. */
  open(id: ProfileId): ProfileView
  /** Work for the clients of colleagues, what came for one's own, and the directory. Loaded when first asked for. */
  colleagues(): Promise<Colleagues>
  /** Pictures, voice notes and other files of clients. */
  files: Files
  shelf(): Promise<ShelfItem[]>
  /** Removes refused items, after they were downloaded or given up. */
  clearShelf(): Promise<void>
  /** Everything that is not sent, as a file the server can take later: for the red bar and the shelf. */
  unsentAsFile(): Promise<Blob>
  /** The member read that the browser took the storage away. */
  seenTaken(): void
  /** Tries to reach the server now. */
  reconnect(): void
  /** After signing in again in place: the outbox goes on where it was. */
  signedIn(me: Me): void
  /** Ends the session here. `keepUnsent` false also forgets what was not sent. */
  signOut(keepUnsent: boolean): Promise<void>
}

const NotebookContext = createContext<Notebook>()
export const NotebookProvider = NotebookContext.Provider

export function useNotebook(): Notebook {
  const notebook = useContext(NotebookContext)
  if (notebook === undefined) throw new Error('useNotebook needs a NotebookProvider above it')
  return notebook
}
