/**
 * What screens may ask of the files of a client. Adding works with no network and resolves once the device
 * has stored bytes and change together; the bytes are sent later, after all text.
 */
import type { Accessor } from 'solid-js'
import type { EntryId, FileId, ProfileId } from '../shared/ids'

/** Why there is nothing to show. `notSentYet`: the colleague's device who added it has not sent it so far. */
export type Missing = 'offline' | 'notSentYet' | 'gone'

export interface OpenedFile {
  /** An object URL; `release` it when it is no longer on the screen. */
  url: string
  /** A type that a browser may show (shared/files/types.ts), or plain bytes. */
  type: string
  name: string
  release(): void
}

/** Where a file is, as its line says it. */
export interface FileState {
  /**
   * storing: in memory, until this device has it. here: on this device and on the server. unsent: on this device
   * only. server: must be fetched.
   */
  where: 'storing' | 'unsent' | 'refused' | 'here' | 'server'
  /** 0 to 1 while it is being sent. */
  sent: number | null
  pinned: boolean
}

export interface AboutFile {
  /** The entry that it belongs to; without one it is the client's. */
  entry?: EntryId
  /** Its name, where the bytes have none or another is better. */
  name?: string
  /** Of a recording. */
  seconds?: number
}

/** A file that the server would not take: it stays here until somebody downloads it or gives it up. */
export interface RefusedFile {
  id: FileId
  profile: ProfileId
  name: string
  size: number
  why: string
  at: number
}

/** A file that cannot be added: told to the person, and nothing was stored. */
export class FileRefused extends Error {
  constructor(readonly why: 'tooLarge' | 'empty' | 'unreadable') {
    super(why)
  }
}

export interface Files {
  /**
   * Adds one file to a client. Pictures are made smaller and lose where they were taken.
   * @throws FileRefused
   */
  add(profile: ProfileId, file: Blob, about?: AboutFile): Promise<FileId>
  /** The file itself, from this device or the server. */
  open(profile: ProfileId, id: FileId): Promise<OpenedFile | { missing: Missing }>
  /** Its small picture. */
  thumb(profile: ProfileId, id: FileId): Promise<OpenedFile | { missing: Missing }>
  /** Keeps it on this device for work without network, or no longer. */
  pin(profile: ProfileId, id: FileId, pinned: boolean): Promise<void>
  /** Takes it away; the history keeps that it was there. */
  remove(profile: ProfileId, id: FileId): Promise<void>
  /** Where it is now, live, for as long as the calling owner lives. */
  state(id: FileId): Accessor<FileState>
  /** Grows when something came for this client: what was missing may be there now. For the calling owner. */
  arrivals(profile: ProfileId): Accessor<number>
  refused(): Promise<RefusedFile[]>
  sendAgain(id: FileId): Promise<void>
  giveUp(id: FileId): Promise<void>
}
