/** The part of write-excel-file that packs in the thread it is called in; see write.worker.ts. */
declare module '*/write-excel-file/modules/export/writeXlsxFileUniversal.js' {
  import type { Sheet } from 'write-excel-file/universal'
  export function generateXlsxFileSync(
    sheets: Sheet<never>[],
    options: undefined,
    unused: undefined,
    contentToBytes: (content: never) => Promise<Uint8Array>,
  ): Promise<Blob>
}
