/**
 * How the bytes of a file travel. All addresses are below `/api/profiles/<ProfileId>/files/<FileId>`, with the
 * session's cookie, and each is judged by the member's rights on the profile; an unknown file, a forbidden
 * profile and a foreign one get the same answer, `noAccess`.
 *
 * Sending. The device tells what will come: POST { size, hash, type, thumb }. The server answers with how many
 * bytes it has, `offset` (0 for a new one), and whether the file is whole, `done`. The device sends pieces of at
 * most `FILE_LIMITS.chunk` bytes: PUT ?offset=N, the body is the bytes. Each answer is again { offset, done },
 * and the offset is true on the server's disk. A piece that does not begin where the server stands changes
 * nothing and gets the true offset. So after any cut, crash or restart, of either side, the device asks (POST, or
 * HEAD with the answer in `upload-offset` and `upload-done`) and goes on from there. With the last byte the server
 * looks at the whole: its hash and whether its first bytes agree with the stated type. A file that fails is
 * forgotten and answered with `fileDamaged` or `fileType`.
 *
 * Fetching. GET gives the bytes (ranges, ETag), GET .../thumb the small picture. Only raster pictures and audio are
 * said to be what they are; everything else is an attachment, and no browser runs any of it: `nosniff` and a
 * sandbox without permissions.
 *
 * Rights. To send: to write to the profile, or to have been able to (work that comes late). To fetch: to read it.
 * The bytes may come before the fact that names them or after. What no fact names seven days after it came is
 * removed. A fact that says null leaves the bytes for the history, as long as the profile is kept.
 */
import * as v from 'valibot'
import { FILE_LIMITS } from './file'
import { TYPE_PATTERN } from './types'

/** POST: a file will come. `thumb` is its small picture (JPEG, WebP or PNG) in base64; null when it has none. */
export const uploadBody = v.strictObject({
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FILE_LIMITS.size)),
  /** SHA-256 of the whole, hexadecimal. */
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: v.pipe(v.string(), v.regex(TYPE_PATTERN)),
  thumb: v.nullable(v.pipe(v.string(), v.maxLength(Math.ceil(FILE_LIMITS.thumb / 3) * 4), v.base64())),
})
export type UploadBody = v.InferOutput<typeof uploadBody>

/** What every step of an upload is answered with. */
export interface UploadState {
  /** Bytes that the server has. */
  offset: number
  /** The server has the whole, and found it to be what was said. */
  done: boolean
}
