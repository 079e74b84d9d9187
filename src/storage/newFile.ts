/** A file as it enters this device, inside the transaction that stores the change naming it. */
import type { FileId, ProfileId } from '../shared/ids'
import type { FileValue } from '../shared/profile/facts'
import { seal } from './codec'
import type { FileRecord } from './database'
import type { Tx } from './write'

/** Bytes of one stored part: large enough to be few, small enough that none stalls a page. */
export const PART = 1024 * 1024
/** The number under which the thumbnail lies beside the parts. */
export const THUMB = -1

export interface NewFile {
  id: FileId
  profile: ProfileId
  value: FileValue
  bytes: Uint8Array
  thumb: Uint8Array | null
}

/** Puts a file that the server does not have. `item` is the number of the item that names it. */
export async function putNewFile(tx: Tx, file: NewFile, item: number): Promise<void> {
  await putParts(tx, file.id, file.bytes)
  if (file.thumb !== null) await tx.objectStore('fileParts').put(seal(file.thumb), [file.id, THUMB])
  const { id, profile, value } = file
  const record: FileRecord = {
    file: id,
    profile,
    state: 'stored',
    item,
    size: value.size,
    whole: 1,
    pinned: 0,
    used: 0,
    data: seal({ value, why: null, at: 0 }),
  }
  await tx.objectStore('files').put(record)
}

export async function putParts(tx: Tx, id: FileId, bytes: Uint8Array): Promise<void> {
  for (let n = 0; n * PART < bytes.length; n += 1)
    await tx.objectStore('fileParts').put(seal(bytes.subarray(n * PART, (n + 1) * PART)), [id, n])
}

/** Removes a file and all its bytes. */
export async function dropFile(tx: Tx, id: FileId): Promise<void> {
  await dropBytes(tx, id)
  await tx.objectStore('files').delete(id)
}

/** Removes the bytes; with `keepThumb` the thumbnail stays. */
export async function dropBytes(tx: Tx, id: FileId, keepThumb = false): Promise<void> {
  await tx.objectStore('fileParts').delete(IDBKeyRange.bound([id, keepThumb ? 0 : THUMB], [id, Infinity]))
}
