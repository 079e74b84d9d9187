/** A notebook of a workspace in a temporary folder, with members made by hand: no accounts, no sockets. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import * as Y from 'yjs'
import type { Role } from '../../src/shared/access'
import {
  newId,
  type ChangeId,
  type DeviceId,
  type MemberId,
  type ProfileId,
  type WorkspaceId,
} from '../../src/shared/ids'
import type { Change, CreateDraft, Draft, FactDraft } from '../../src/shared/profile/change'
import type { FactValue } from '../../src/shared/profile/facts'
import { LEDGER, NOTES, type ChangesItem, type OutboxItem } from '../../src/shared/protocol'
import type { Session } from '../../server/accounts/session'
import { openStorage, type Storage } from '../../server/storage/storage'
import type { ServerNotebook } from '../../server/sync/notebook'
import { openNotebook } from '../../server/sync/openNotebook'
import type { PullLimits } from '../../server/sync/pull'

export interface TestWorkspace {
  dataDir: string
  storage: Storage
  notebook: ServerNotebook
  workspace: WorkspaceId
  /** A member of the workspace with a session. */
  member(role: Role, name?: string): Promise<Session>
  /** Closes everything and opens the same folder anew, as after a stop. */
  reopen(): Promise<void>
  /** Opens the same folder anew, as after a kill: what was not committed never was, nobody was told goodbye. */
  crash(): Promise<void>
  close(): Promise<void>
}

export const silent = pino({ level: 'silent' })

export async function openTestWorkspace(pullLimits?: PullLimits): Promise<TestWorkspace> {
  // Nothing here waits for another thread: in simulated time nobody would know for how long.
  const dataDir = mkdtempSync(join(tmpdir(), 'kartoteka-test-'))
  const workspace = newId<'workspace'>() as WorkspaceId
  const storage = await openFast(dataDir)
  await addWorkspace(storage, workspace)
  const test: TestWorkspace = {
    dataDir,
    storage,
    notebook: openNotebook(storage, silent, pullLimits),
    workspace,
    member: (role, name = role) => addMember(test.storage, workspace, role, name),
    async reopen() {
      await test.notebook.close()
      await test.storage.close()
      test.storage = await openFast(dataDir)
      test.notebook = openNotebook(test.storage, silent, pullLimits)
    },
    async crash() {
      // The old notebook may finish what it is at, on a connection that is gone.
      test.storage.sqlite.close()
      test.storage = await openFast(dataDir)
      test.notebook = openNotebook(test.storage, silent, pullLimits)
    },
    async close() {
      await test.notebook.close()
      await test.storage.close()
      rmSync(dataDir, { recursive: true })
    },
  }
  return test
}

/** No power cut happens in these tests: waiting for the disk is left out. */
async function openFast(dataDir: string): Promise<Storage> {
  const storage = await openStorage({ dataDir })
  storage.sqlite.pragma('synchronous = OFF')
  return storage
}

export async function addWorkspace({ db }: Storage, id: WorkspaceId): Promise<void> {
  const counters = { epoch: 1, seq: 1, access_version: 1, team_seq: 1 }
  const workspace = { id, name: 'Test', zone: 'Europe/Moscow', locale: 'en' as const, ...counters, created: Date.now() }
  await db.insertInto('workspace').values(workspace).execute()
}

export async function addMember(
  { db }: Storage,
  workspace: WorkspaceId,
  role: Role,
  name: string = role,
): Promise<Session> {
  const id = newId<'member'>() as MemberId
  const user = newId<'user'>() as string
  const flags = { may_export: 0 as const, disabled: null, created: Date.now(), last_seen: null }
  await db
    .insertInto('member')
    .values({ id, workspace, user_id: user, name, email: `${id}@example.com`, role, ...flags })
    .execute()
  return { id: newId(), user, member: id, workspace, name, role, mayExport: false, expires: Date.now() + 86_400_000 }
}

export const newDevice = (): DeviceId => newId<'device'>() as DeviceId
export const newProfile = (): ProfileId => newId<'profile'>() as ProfileId

export const created = (profile: ProfileId): CreateDraft => ({ ...draftHead(profile), kind: 'created' })

export const fact = (profile: ProfileId, path: string, value: FactValue | null, after: ChangeId[] = []): FactDraft => ({
  ...draftHead(profile),
  after,
  kind: 'fact',
  path,
  value,
})

const draftHead = (profile: ProfileId) => ({ id: newId<'change'>() as ChangeId, profile, at: Date.now(), after: [] })

/** Items as an outbox gives them, numbered from `first`. */
export function itemsOf(changes: Draft[][], first = 1): ChangesItem[] {
  return changes.map((drafts, index) => ({
    type: 'changes',
    n: first + index,
    profile: drafts[0]!.profile,
    changes: drafts,
  }))
}

/** Pulls until the pull is whole. */
export async function pullAll(notebook: ServerNotebook, session: Session, cursor: number) {
  const batches = []
  for (let next: string | null = null; ;) {
    const batch: Awaited<ReturnType<ServerNotebook['pull']>> = await notebook.pull(session, cursor, next)
    batches.push(batch)
    next = batch.next
    if (next === null) break
  }
  return {
    batches,
    news: batches.flatMap(({ news }) => news),
    left: batches.flatMap(({ left }) => left),
    cursor: batches.at(-1)!.cursor,
  }
}

/** Creates a profile with a name as this member, at a device of its own. */
export async function addProfile(notebook: ServerNotebook, session: Session, name = 'Ladoga'): Promise<ProfileId> {
  const profile = newProfile()
  const items: OutboxItem[] = itemsOf([[created(profile), fact(profile, 'name', name)]])
  const [answer] = await notebook.push({ session, device: newDevice() }, items)
  if (answer?.result !== 'stored') throw new Error(`the profile was not stored: ${JSON.stringify(answer)}`)
  return profile
}

/** The notes of one device: types into a document of its own and gives what a device would send. */
export class NotesPad {
  readonly doc = new Y.Doc({ gc: false })

  constructor(state?: Uint8Array, client?: number) {
    if (client !== undefined) this.doc.clientID = client
    if (state !== undefined) Y.applyUpdate(this.doc, state)
  }

  /** Adds a paragraph; gives the update that says only this. */
  paragraph(text: string): Uint8Array {
    return this.change((notes) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      notes.push([paragraph])
    })
  }

  /** Takes the first paragraph away. */
  removeFirst(): Uint8Array {
    return this.change((notes) => notes.delete(0, 1))
  }

  change(edit: (notes: Y.XmlFragment) => void): Uint8Array {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => void updates.push(update)
    this.doc.on('update', keep)
    this.doc.transact(() => edit(this.doc.getXmlFragment(NOTES)))
    this.doc.off('update', keep)
    return Y.mergeUpdates(updates)
  }
}

/** The notes as plain text, a line a paragraph. */
export const notesText = (doc: Y.Doc): string =>
  doc
    .getXmlFragment(NOTES)
    .toArray()
    .map((node) => (node instanceof Y.XmlElement ? node.toArray().join('') : ''))
    .join('\n')

/** The ledger of a profile as the server holds it. */
export async function ledgerIn(test: TestWorkspace, profile: ProfileId): Promise<Change[]> {
  const doc = await test.notebook.document(test.workspace, profile)
  return doc === undefined ? [] : doc.getArray<Change>(LEDGER).toArray()
}
