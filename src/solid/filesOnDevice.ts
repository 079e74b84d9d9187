/** The files of clients on this device, as screens see them. Loaded when the first screen asks for one. */
import { fileOf, filePath, type FileValue } from '../shared/files/file'
import { hashOf } from '../shared/files/hash'
import { ANY_TYPE, isShown, sniff } from '../shared/files/types'
import { newId, type FileId, type ProfileId } from '../shared/ids'
import type { Profile } from '../shared/profile/fold'
import type { Database } from '../storage/database'
import { makeFileStore, type FileStore, type StoredFile } from '../storage/fileStore'
import type { NewFile } from '../storage/newFile'
import { fetchFile, ROOM } from '../sync/fetchFile'
import type { Tabs } from '../sync/tabs'
import type { Files, FileState, Missing, OpenedFile } from './files'
import type { ChangeInput } from './notebook'
import { prepareFile } from './prepareFile'

export interface FilesSource {
  database(): Database
  tabs: Pick<Tabs, 'tell' | 'listen'>
  profileOf(id: ProfileId): Promise<Profile>
  /** One step; with a file, its bytes are stored in the same transaction. Resolves when the device has it. */
  change(profile: ProfileId, steps: ChangeInput[], file?: NewFile): Promise<void>
  /** The counts of what is unsent and refused may have changed. */
  moved(): void
}

/** What a file that nobody here has heard of is taken for. */
const ELSEWHERE: FileState = { where: 'server', sent: null, pinned: false }

export interface FilesOnDevice extends Omit<Files, 'state' | 'arrivals'> {
  /** Tells `say` now and whenever it changes; gives how to stop. */
  watch(id: FileId, say: (state: FileState) => void): () => void
  watchArrivals(profile: ProfileId, say: () => void): () => void
  /** What the server does not have, for a download: in memory only, stored, and refused. */
  unsent(): Promise<UnsentFile[]>
}

export interface UnsentFile {
  file: FileId
  profile: ProfileId
  name: string
  type: string
  bytes: Uint8Array[]
}

export function makeFiles(source: FilesSource): FilesOnDevice {
  const { tabs } = source
  const store = () => makeFileStore(source.database())
  /** Added, and not stored yet. */
  const storing = new Map<FileId, NewFile>()
  const sending = new Map<FileId, number>()
  const watchers = new Map<FileId, Set<(state: FileState) => void>>()
  const arrivals = new Map<ProfileId, Set<() => void>>()

  const stateOf = async (id: FileId): Promise<FileState> => {
    if (storing.has(id)) return { where: 'storing', sent: null, pinned: false }
    const stored = await store().file(id)
    if (stored === undefined) return ELSEWHERE
    const sent = stored.state === 'stored' ? (sending.get(id) ?? null) : null
    return { where: whereOf(stored), sent: sent === null ? null : sent / stored.size, pinned: stored.pinned === 1 }
  }
  const refresh = async (id: FileId) => {
    const heard = watchers.get(id)
    if (heard === undefined) return
    const state = await stateOf(id).catch(() => ELSEWHERE)
    for (const say of heard) say(state)
  }
  const changed = (id: FileId, profile: ProfileId) => {
    tabs.tell({ type: 'file', file: id, profile })
    source.moved()
    void refresh(id)
  }

  tabs.listen((message) => {
    if (message.type === 'file') {
      sending.delete(message.file)
      void refresh(message.file)
      for (const say of arrivals.get(message.profile) ?? []) say()
    } else if (message.type === 'sending') {
      sending.set(message.file, message.sent)
      void refresh(message.file)
    } else if (message.type === 'stored') {
      for (const profile of [...message.profiles, ...(message.documents ?? [])])
        for (const say of arrivals.get(profile) ?? []) say()
    }
  })

  const fetched = async (
    profile: ProfileId,
    id: FileId,
    value: FileValue,
  ): Promise<Uint8Array | { missing: Missing }> => {
    const bytes = await fetchFile(profile, id)
    if ('missing' in bytes) return bytes
    // Cut or changed on the way: as if it had not come.
    if ((await hashOf(bytes)) !== value.hash) return { missing: 'offline' }
    await store().keep({ id, profile, value, bytes, now: Date.now() }, ROOM)
    changed(id, profile)
    return bytes
  }

  const valueOf = async (profile: ProfileId, id: FileId): Promise<FileValue | undefined> =>
    fileOf(await source.profileOf(profile), id)

  return {
    async add(profile, file, about = {}) {
      const prepared = await prepareFile(file, about)
      const id = newId<FileId>()
      const added: NewFile = { id, profile, ...prepared }
      storing.set(id, added)
      const stored = source.change(profile, [{ kind: 'fact', path: filePath(id), value: prepared.value }], added)
      await stored.finally(() => storing.delete(id))
      changed(id, profile)
      return id
    },
    async open(profile, id) {
      const value = storing.get(id)?.value ?? (await valueOf(profile, id))
      if (value === undefined) return { missing: 'gone' }
      const fresh = storing.get(id)
      const here = fresh === undefined ? await store().bytes(id) : [fresh.bytes]
      if (here !== undefined) {
        if (fresh === undefined) void store().opened(id, Date.now())
        return opened(here, value.type, value.name)
      }
      const bytes = await fetched(profile, id, value)
      return 'missing' in bytes ? bytes : opened([bytes], value.type, value.name)
    },
    async thumb(profile, id) {
      const here = storing.get(id)?.thumb ?? (await store().thumb(id))
      if (here !== undefined) return opened([here], sniff(here) ?? ANY_TYPE, '')
      const bytes = await fetchFile(profile, id, '/thumb')
      if ('missing' in bytes) return bytes
      const type = sniff(bytes)
      if (type === undefined) return { missing: 'gone' }
      await store().keepThumb(id, profile, bytes)
      return opened([bytes], type, '')
    },
    async pin(profile, id, pinned) {
      const value = await valueOf(profile, id)
      if (value === undefined) return
      await store().pin(id, profile, value, pinned)
      changed(id, profile)
    },
    remove: (profile, id) => source.change(profile, [{ kind: 'fact', path: filePath(id), value: null }]),
    watch(id, say) {
      const heard = watchers.get(id) ?? new Set()
      watchers.set(id, heard.add(say))
      void refresh(id)
      return () => {
        heard.delete(say)
        if (heard.size === 0 && watchers.get(id) === heard) watchers.delete(id)
      }
    },
    watchArrivals(profile, say) {
      const heard = arrivals.get(profile) ?? new Set()
      arrivals.set(profile, heard.add(say))
      return () => {
        heard.delete(say)
        if (heard.size === 0 && arrivals.get(profile) === heard) arrivals.delete(profile)
      }
    },
    async refused() {
      const all = await store().refused()
      return all.map(({ id, profile, value, size, why, at }) => ({
        id,
        profile,
        name: value?.name ?? '',
        size,
        why: why ?? '',
        at,
      }))
    },
    async sendAgain(id) {
      const file = await store().file(id)
      await store().sendAgain(id)
      if (file !== undefined) changed(id, file.profile)
    },
    async giveUp(id) {
      const file = await store().file(id)
      await store().giveUp(id)
      if (file !== undefined) changed(id, file.profile)
    },
    async unsent() {
      const memory = [...storing.values()].map(({ id, profile, value, bytes }) => ({
        file: id,
        profile,
        name: value.name,
        type: value.type,
        bytes: [bytes],
      }))
      // A database that was closed under the page must not keep what is in memory from being downloaded.
      return [...memory, ...(await storedUnsent(store()).catch(() => []))]
    },
  }
}

async function storedUnsent(store: FileStore): Promise<UnsentFile[]> {
  const stored = [...(await store.unsent()), ...(await store.refused())]
  const parts = await Promise.all(stored.map(({ id }) => store.bytes(id)))
  return stored.map(({ id, profile, value }, index) => ({
    file: id,
    profile,
    name: value?.name ?? '',
    type: value?.type ?? ANY_TYPE,
    bytes: parts[index] ?? [],
  }))
}

function whereOf({ state, whole }: StoredFile): FileState['where'] {
  if (state === 'stored') return 'unsent'
  if (state === 'refused') return 'refused'
  return whole === 1 ? 'here' : 'server'
}

/** Only what a browser may show keeps its type: an object URL of a page would be a page of ours. */
function opened(parts: Uint8Array[], type: string, name: string): OpenedFile {
  const shown = isShown(type) ? type : ANY_TYPE
  const url = URL.createObjectURL(new Blob(parts as BlobPart[], { type: shown }))
  return { url, type: shown, name, release: () => URL.revokeObjectURL(url) }
}
