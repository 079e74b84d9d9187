/**
 * Files of profiles on the server: sent in pieces, verified, and reached through the rights on their profile alone
 * (src/shared/files/upload.ts tells the conversation).
 *
 * [A1] Every step is judged by the member's rights on the profile as they are now.
 * [A2] An unknown file, an unknown profile and a forbidden one get the same answer.
 * [A3] What was answered lies on the disk; a file is whole only after its hash and type were verified.
 * [A4] Who worked on a profile and lost it may still send what belongs to that work, and read nothing.
 * [A5] What no fact names, and no late contribution that waits, goes after seven days; what an erased profile had, at once.
 */
import type { ReadStream } from 'node:fs'
import type { Logger } from 'pino'
import { mayOnProfile } from '../../src/shared/access'
import { agrees, isPicture, sniff } from '../../src/shared/files/types'
import type { UploadBody, UploadState } from '../../src/shared/files/upload'
import type { FileId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Config } from '../config'
import type { Session } from '../accounts/session'
import type { Storage } from '../storage/storage'
import type { FileTable } from '../storage/tables'
import type { ServerNotebook } from '../sync/notebook'
import { hadIt, hadSight, isContributed, standingsOf, viewerOf } from '../sync/sight'
import { makeFileDisk } from './disk'
import { sweepFiles } from './sweep'

/** Where a file is: both ids are of the address, and nothing else names it. */
export interface FilePlace {
  profile: ProfileId
  file: FileId
}

export type FileRefusal = { error: 'noAccess' | 'badRequest' | 'fileType' | 'fileDamaged' | 'fileQuota' }

/** A file that may be read now. */
export interface ReadableFile {
  size: number
  type: string
  /** Bytes from `start` to `end`, both included. */
  read(start: number, end: number): ReadStream
}

export interface ServerFiles {
  begin(session: Session, place: FilePlace, body: UploadBody): Promise<UploadState | FileRefusal>
  /** Takes a piece that begins where the server stands; any other changes nothing. */
  take(session: Session, place: FilePlace, offset: number, bytes: Uint8Array): Promise<UploadState | FileRefusal>
  state(session: Session, place: FilePlace): Promise<UploadState | undefined>
  open(session: Session, place: FilePlace): Promise<ReadableFile | undefined>
  thumb(session: Session, place: FilePlace): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Removes what is nobody's. `now` is ms since 1970 UTC. */
  sweep(now: number): Promise<void>
  close(): Promise<void>
}

/** ms between two looks for what is nobody's. */
const SWEEP = 6 * 60 * 60 * 1000
const NO_ACCESS = { error: 'noAccess' } as const

interface Parts {
  storage: Storage
  config: Pick<Config, 'dataDir' | 'memberFiles' | 'companyFiles'>
  log: Logger
}

export function openFiles({ storage, config, log }: Parts, notebook: ServerNotebook): ServerFiles {
  const { db } = storage
  const disk = makeFileDisk(config.dataDir)
  const inTurn = makeTurns<FileId>()
  let sweeping: Promise<void> = Promise.resolve()

  const sweep = (now: number): Promise<void> => {
    sweeping = sweepFiles({ db, disk, notebook }, now).catch((error: unknown) =>
      log.error({ err: error }, 'files could not be swept'),
    )
    return sweeping
  }
  const timer = setInterval(() => void sweep(Date.now()), SWEEP)
  timer.unref()

  async function may(session: Session, profile: ProfileId, action: 'send' | 'read'): Promise<boolean> {
    const viewer = await viewerOf(db, session)
    const standing = (await standingsOf(db, viewer, [profile])).get(profile)
    if (standing === undefined || standing.erased) return false
    if (mayOnProfile(viewer.role, standing.reach, action === 'send' ? 'write' : 'read')) return true
    if (action === 'read') return false
    if (standing.reach === 'none') return hadSight(db, viewer, standing)
    // Where everybody may read everything.
    return isContributed(viewer, standing) && hadIt(db, viewer, standing)
  }
  const find = (file: FileId) => db.selectFrom('file').selectAll().where('id', '=', file).executeTakeFirst()
  /** The file at this address, when this member may do that with it. */
  async function allowed(session: Session, { profile, file }: FilePlace, action: 'send' | 'read') {
    if (!(await may(session, profile, action))) return undefined
    const found = await find(file)
    return found?.workspace === session.workspace && found.profile === profile ? found : undefined
  }
  const stateOf = async ({ workspace, id, size, stored }: FileTable): Promise<UploadState> =>
    stored === null ? { offset: await disk.arrived(workspace, id), done: false } : { offset: size, done: true }

  const forget = async ({ workspace, id }: FileTable) => {
    await db.deleteFrom('file').where('id', '=', id).execute()
    await disk.drop(workspace, id)
  }
  /** The last byte came: is it what was announced? */
  async function finish(row: FileTable): Promise<UploadState | FileRefusal> {
    const { workspace, id, profile } = row
    // A crash between the new name and the row: it had been verified.
    const wasKept = (await disk.arrived(workspace, id)) === 0 && (await disk.has(workspace, id))
    if (!wasKept) {
      const { hash, head } = await disk.examine(workspace, id)
      const error = hash !== row.hash ? 'fileDamaged' : agrees(row.type, head) ? undefined : 'fileType'
      if (error !== undefined) {
        await forget(row)
        return { error }
      }
      await disk.keep(workspace, id)
    }
    await db.updateTable('file').set({ stored: Date.now() }).where('id', '=', id).execute()
    await notebook.touch(workspace, profile)
    return { offset: row.size, done: true }
  }

  return {
    begin: (session, place, body) =>
      inTurn(place.file, async () => {
        if (!(await may(session, place.profile, 'send'))) return NO_ACCESS
        const thumb = body.thumb === null ? null : Uint8Array.from(Buffer.from(body.thumb, 'base64'))
        if (thumb !== null && !isPicture(sniff(thumb) ?? '')) return { error: 'fileType' }
        const before = await find(place.file)
        if (before !== undefined) {
          if (before.workspace !== session.workspace || before.profile !== place.profile) return NO_ACCESS
          const same = before.size === body.size && before.hash === body.hash && before.type === body.type
          if (!same) return { error: 'badRequest' }
          return before.stored === null && (await disk.has(before.workspace, before.id))
            ? finish(before)
            : stateOf(before)
        }
        const row = rowOf(session, place, body)
        if (!(await hasRoom(storage, session, row, config))) return { error: 'fileQuota' }
        if (thumb !== null) await disk.keepThumb(session.workspace, place.file, thumb)
        return stateOf(row)
      }),
    take: (session, place, offset, bytes) =>
      inTurn(place.file, async () => {
        const row = await allowed(session, place, 'send')
        if (row === undefined) return NO_ACCESS
        const state = await stateOf(row)
        if (state.done || state.offset !== offset) return state
        if (offset + bytes.length > row.size) return { error: 'badRequest' }
        if (bytes.length > 0) await disk.append(row.workspace, row.id, offset, bytes)
        return offset + bytes.length === row.size ? finish(row) : stateOf(row)
      }),
    async state(session, place) {
      const row = await allowed(session, place, 'send')
      return row === undefined ? undefined : stateOf(row)
    },
    async open(session, place) {
      const row = await allowed(session, place, 'read')
      if (row === undefined || row.stored === null) return undefined
      const { size, type, workspace, id } = row
      return { size, type, read: (start, end) => disk.read(workspace, id, start, end) }
    },
    async thumb(session, place) {
      const row = await allowed(session, place, 'read')
      return row === undefined || row.thumb === 0 ? undefined : disk.thumb(row.workspace, row.id)
    },
    sweep,
    async close() {
      clearInterval(timer)
      await sweeping
    },
  }
}

const rowOf = (session: Session, { profile, file }: FilePlace, body: UploadBody): FileTable => ({
  id: file,
  workspace: session.workspace,
  profile,
  by: session.member,
  size: body.size,
  hash: body.hash,
  type: body.type,
  thumb: body.thumb === null ? 0 : 1,
  created: Date.now(),
  stored: null,
  named: 0,
})

/** Writes the row down if the member and the company have room for it; in one lock, so that two do not share the rest. */
function hasRoom(
  storage: Storage,
  { workspace, member }: { workspace: WorkspaceId; member: Session['member'] },
  row: FileTable,
  limits: { memberFiles: number; companyFiles: number },
): Promise<boolean> {
  return storage.inWorkspace(workspace, async (trx) => {
    const used = (query: { by?: Session['member'] }) =>
      trx
        .selectFrom('file')
        .select((expression) => expression.fn.coalesce(expression.fn.sum<number>('size'), expression.lit(0)).as('sum'))
        .where('workspace', '=', workspace)
        .$if(query.by !== undefined, (of) => of.where('by', '=', query.by!))
        .executeTakeFirstOrThrow()
    const [company, own] = [await used({}), await used({ by: member })]
    if (company.sum + row.size > limits.companyFiles || own.sum + row.size > limits.memberFiles) return false
    await trx.insertInto('file').values(row).execute()
    return true
  })
}

/** One thing at a time for each key. */
function makeTurns<K>() {
  const last = new Map<K, Promise<unknown>>()
  return <T>(key: K, work: () => Promise<T>): Promise<T> => {
    const run = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, run)
    const end = () => {
      if (last.get(key) === run) last.delete(key)
    }
    run.then(end, end)
    return run
  }
}
