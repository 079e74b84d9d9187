/**
 * Sends the files that the server does not have, after all text, and brings those that a member pinned
 * (src/shared/files/upload.ts). Runs in the one worker that holds the socket; everything outside comes in as
 * arguments.
 *
 * [Q1] Nothing of a file is sent while text waits.
 * [Q2] The server's offset counts: after any cut the device asks and goes on from there.
 * [Q3] A passing trouble is tried again with growing, jittered pauses; a refusal is final and shows on the shelf.
 * [Q4] A file that arrived damaged is sent once more from its beginning before that counts as a refusal.
 */
import type { ApiErrorCode } from '../shared/apiErrors'
import { FILE_LIMITS } from '../shared/files/file'
import type { UploadBody, UploadState } from '../shared/files/upload'
import type { FileId, ProfileId } from '../shared/ids'
import type { FileStore, StoredFile } from '../storage/fileStore'
import type { FetchedBytes } from './fetchFile'
import type { TabMessage } from './tabs'

export type Answer = { ok: true; value: UploadState } | { ok: false; error: ApiErrorCode | 'offline' }

export interface FileQueueEffects {
  store: FileStore
  begin(profile: ProfileId, file: FileId, body: UploadBody): Promise<Answer>
  put(profile: ProfileId, file: FileId, offset: number, bytes: Uint8Array): Promise<Answer>
  fetch(profile: ProfileId, file: FileId): Promise<FetchedBytes>
  hashOf(bytes: Uint8Array): Promise<string>
  tell(message: TabMessage): void
  now(): number
  after(ms: number, run: () => void): () => void
  random(): number
  /** Bytes of fetched files that the device keeps. */
  room: number
}

export interface FileQueue {
  /** Text is sent, a file was added, or the network came: goes on if there is anything to do. */
  wake(): void
  stop(): void
}

const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 5 * 60_000
/** Pieces grow while the network is quick and shrink while it is not. */
const SMALLEST_PIECE = 64 * 1024
const QUICK = 4_000
const SLOW = 20_000

/** What another try may change, and what the member must settle by signing in. */
const PASSING: readonly (ApiErrorCode | 'offline')[] = ['offline', 'server', 'tooMany', 'signIn', 'memberDisabled']

/** The queue's work ended: nothing left, text goes first, or wait before the next try. */
type Turn = 'done' | 'text' | 'wait'

export function makeFileQueue(effects: FileQueueEffects): FileQueue {
  const { store, tell, now } = effects
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let failures = 0
  let piece = 256 * 1024
  let cancelRetry = () => {}

  const wake = () => {
    if (stopped) return
    cancelRetry()
    if (running !== null) {
      again = true
      return
    }
    running = run().finally(() => {
      running = null
      if (again) {
        again = false
        wake()
      }
    })
  }

  const run = async () => {
    const turn = await work().catch((error: unknown): Turn => {
      reportError(error)
      return 'wait'
    })
    if (turn === 'done') failures = 0
    if (turn !== 'wait' || stopped) return
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures++)
    cancelRetry = effects.after(longest * (0.5 + effects.random() / 2), wake)
  }

  const work = async (): Promise<Turn> => {
    for (;;) {
      if (stopped) return 'done'
      if (!(await store.textIsSent())) return 'text'
      const [next] = await store.unsent()
      if (next === undefined) break
      const turn = await send(next)
      if (turn !== 'done') return turn
      failures = 0
    }
    return bringPinned()
  }

  const send = async (file: StoredFile): Promise<Turn> => {
    const { id, profile, value } = file
    // Without its fact nothing is known of it; such a record cannot have been stored here.
    if (value === null) return settle(file, 'badRequest')
    const thumb = await store.thumb(id)
    const body: UploadBody = {
      size: value.size,
      hash: value.hash,
      type: value.type,
      thumb: thumb === undefined ? null : base64(thumb),
    }
    let damaged = false
    let answer = await effects.begin(profile, id, body)
    for (;;) {
      if (stopped) return 'done'
      if (!answer.ok) {
        if (PASSING.includes(answer.error)) return 'wait'
        if (answer.error !== 'fileDamaged' || damaged) return settle(file, answer.error)
        damaged = true
        answer = await effects.begin(profile, id, body)
        continue
      }
      const { offset, done } = answer.value
      if (done) return settle(file, null)
      tell({ type: 'sending', file: id, sent: offset })
      if (!(await store.textIsSent())) return 'text'
      answer = await sendPiece(file, offset)
    }
  }

  const sendPiece = async ({ id, profile, size }: StoredFile, offset: number): Promise<Answer> => {
    const bytes = offset < size ? await store.piece(id, offset, piece) : new Uint8Array()
    // The bytes left this device under the queue: the profile went, or the file was given up.
    if (bytes === undefined) return { ok: false, error: 'badRequest' }
    const began = now()
    const answer = await effects.put(profile, id, offset, bytes)
    const took = now() - began
    if (!answer.ok || took > SLOW) piece = Math.max(SMALLEST_PIECE, piece / 2)
    else if (took < QUICK) piece = Math.min(FILE_LIMITS.chunk, piece * 2)
    return answer
  }

  const settle = async ({ id, profile }: StoredFile, why: string | null): Promise<Turn> => {
    const { removed } = why === null ? await store.sent(id) : await store.refuse(id, why, now())
    tell({ type: 'file', file: id, profile })
    if (removed.length > 0) tell({ type: 'stored', profiles: [], gone: removed })
    return 'done'
  }

  const bringPinned = async (): Promise<Turn> => {
    for (const { id, profile, value } of await store.wanted()) {
      if (stopped || value === null) continue
      const bytes = await effects.fetch(profile, id)
      // What the colleague's device has not sent yet comes with a later look.
      if ('missing' in bytes) {
        if (bytes.missing === 'offline') return 'wait'
        continue
      }
      if ((await effects.hashOf(bytes)) !== value.hash) return 'wait'
      await store.keep({ id, profile, value, bytes, now: now() }, effects.room)
      tell({ type: 'file', file: id, profile })
    }
    return 'done'
  }

  return {
    wake,
    stop() {
      stopped = true
      cancelRetry()
    },
  }
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
