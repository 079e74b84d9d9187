/**
 * A file kept with a profile: what the ledger says of it, and the limits it is held to.
 *
 * The fact `files/<FileId>` names a file; null takes it away (the history keeps that it was there). The
 * bytes never enter the ledger: they travel on their own (upload.ts) and belong to the profile alone.
 * Its hash tells whether two are equal and whether one arrived whole, and opens nothing.
 */
import type { EntryId, FileId } from '../ids'
import { factOf, partsOf, type Profile } from '../profile/fold'
import type { FileValue } from '../profile/facts'

export type { FileValue } from '../profile/facts'

export const FILE_LIMITS = {
  /** Bytes of one file. */
  size: 25 * 1024 * 1024,
  /** Bytes of a thumbnail. */
  thumb: 64 * 1024,
  /** Pixels of the longest side of a kept picture, and of its thumbnail. */
  side: 2_048,
  thumbSide: 320,
  /** Bytes of one piece of an upload, and of one part on a device. */
  chunk: 1024 * 1024,
  /** Bytes from the front that tell what a file is. */
  head: 4_096,
} as const

/** The path of a file's fact. */
export const filePath = (id: FileId): string => `files/${id}`

/** A file as its profile names it. */
export interface NamedFile {
  id: FileId
  value: FileValue
}

/** The file's fact, or undefined when it was taken away or never there. */
export function fileOf(profile: Profile, id: FileId): FileValue | undefined {
  return factOf(profile, filePath(id)) as FileValue | undefined
}

/** Every file of the profile that was not taken away, in the order they were added. */
export function filesOf(profile: Profile): NamedFile[] {
  return partsOf(profile, 'files').map(({ id, value }) => ({ id: id as FileId, value: value as FileValue }))
}

/** The files of one entry. */
export function filesOfEntry(profile: Profile, entry: EntryId): NamedFile[] {
  return filesOf(profile).filter(({ value }) => value.entry === entry)
}

/** The files of the client itself, and those whose entry was withdrawn or never written: no file is lost from sight. */
export function filesOfClient(profile: Profile): NamedFile[] {
  const shown = (entry: string) => (profile.entries.get(entry as EntryId)?.current.value ?? null) !== null
  return filesOf(profile).filter(({ value }) => value.entry === undefined || !shown(value.entry))
}
