/**
 * Bytes of files on the disk: DATA_DIR/files/<workspace>/<xx>/<FileId>, xx being the last two digits of the id, so
 * that no folder grows large. Beside it `.part` while it is arriving, and `.thumb`. Names are ids, nothing else.
 * What was answered is on the disk: files are synced before, and their folder after a new name.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_LIMITS } from '../../src/shared/files/file'
import type { FileId, WorkspaceId } from '../../src/shared/ids'

export interface FileDisk {
  /** How many bytes of an upload are here. */
  arrived(workspace: WorkspaceId, file: FileId): Promise<number>
  /** Writes at the end of what is here, and syncs. */
  append(workspace: WorkspaceId, file: FileId, offset: number, bytes: Uint8Array): Promise<void>
  /** The hash of all that arrived, hexadecimal, and its first bytes. */
  examine(workspace: WorkspaceId, file: FileId): Promise<{ hash: string; head: Uint8Array }>
  /** The whole is here: it gets its name. */
  keep(workspace: WorkspaceId, file: FileId): Promise<void>
  keepThumb(workspace: WorkspaceId, file: FileId, bytes: Uint8Array): Promise<void>
  /** Bytes from `start` to `end`, both included. */
  read(workspace: WorkspaceId, file: FileId, start: number, end: number): ReadStream
  thumb(workspace: WorkspaceId, file: FileId): Promise<Uint8Array<ArrayBuffer> | undefined>
  has(workspace: WorkspaceId, file: FileId): Promise<boolean>
  drop(workspace: WorkspaceId, file: FileId): Promise<void>
}

export function makeFileDisk(dataDir: string): FileDisk {
  const folderOf = (workspace: WorkspaceId, file: FileId) => join(dataDir, 'files', workspace, file.slice(-2))
  const pathOf = (workspace: WorkspaceId, file: FileId, ending = '') =>
    join(folderOf(workspace, file), `${file}${ending}`)
  const part = (workspace: WorkspaceId, file: FileId) => pathOf(workspace, file, '.part')

  return {
    arrived: (workspace, file) => sizeOf(part(workspace, file)),
    async append(workspace, file, offset, bytes) {
      if (offset === 0) await makeFolder(folderOf(workspace, file))
      const handle = await open(part(workspace, file), offset === 0 ? 'w' : 'r+')
      try {
        await handle.write(bytes, 0, bytes.length, offset)
        await handle.datasync()
      } finally {
        await handle.close()
      }
    },
    examine: (workspace, file) => examine(part(workspace, file)),
    async keep(workspace, file) {
      await rename(part(workspace, file), pathOf(workspace, file))
      await syncFolder(folderOf(workspace, file))
    },
    async keepThumb(workspace, file, bytes) {
      await makeFolder(folderOf(workspace, file))
      const handle = await open(pathOf(workspace, file, '.thumb.part'), 'w')
      try {
        await handle.write(bytes)
        await handle.datasync()
      } finally {
        await handle.close()
      }
      await rename(pathOf(workspace, file, '.thumb.part'), pathOf(workspace, file, '.thumb'))
    },
    read: (workspace, file, start, end) => createReadStream(pathOf(workspace, file), { start, end }),
    thumb: (workspace, file) =>
      readFile(pathOf(workspace, file, '.thumb')).then(
        (bytes) => new Uint8Array(bytes),
        () => undefined,
      ),
    has: async (workspace, file) => (await sizeOf(pathOf(workspace, file))) > 0,
    async drop(workspace, file) {
      for (const ending of ['', '.part', '.thumb', '.thumb.part'])
        await rm(pathOf(workspace, file, ending), { force: true })
    },
  }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined) await syncFolder(join(folder, '..'))
}

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function examine(path: string): Promise<{ hash: string; head: Uint8Array }> {
  const hash: Hash = createHash('sha256')
  let head: Uint8Array | undefined
  for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    head ??= new Uint8Array(bytes as Buffer).slice(0, FILE_LIMITS.head)
    hash.update(bytes as Buffer)
  }
  return { hash: hash.digest('hex'), head: head ?? new Uint8Array() }
}
