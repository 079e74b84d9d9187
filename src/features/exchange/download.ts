/** Files that go to the person at the device. */
import type { FromWriter, ToWriter } from './write.worker'
import type { FileFormat, Sheet } from './writeFile'

/** Makes the file in a worker of its own. */
export function writeInWorker(sheets: Sheet[], file: FileFormat): Promise<Blob> {
  const worker = new Worker(new URL('./write.worker.ts', import.meta.url), { type: 'module', name: 'export' })
  return new Promise<Blob>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWriter>) =>
      'blob' in data ? resolve(data.blob) : reject(new Error('the file could not be made')),
    )
    worker.addEventListener('error', () => reject(new Error('the worker could not be started')))
    worker.postMessage({ sheets, file } satisfies ToWriter)
  }).finally(() => worker.terminate())
}

/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken the address by then; a minute is for slow ones.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
