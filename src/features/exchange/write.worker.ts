/** Makes one file and ends: {sheets, file} in, {blob} or {failed} out. */
import { writeFile, type FileFormat, type Sheet } from './writeFile'

export interface ToWriter {
  sheets: Sheet[]
  file: FileFormat
}
export type FromWriter = { blob: Blob } | { failed: true }

globalThis.addEventListener('message', async ({ data }: MessageEvent<ToWriter>) => {
  const reply = await writeFile(data.sheets, data.file).then(
    (blob): FromWriter => ({ blob }),
    (): FromWriter => ({ failed: true }),
  )
  globalThis.postMessage(reply)
})
