/** Everything that the server does not have, as one file: JSON that people and the server can read. */
import type { Me } from '../shared/api'
import { toBase64 } from '../shared/base64'
import type { OutboxItem } from '../shared/protocol'
import type { NewItem } from '../storage/notebookStore'
import type { UnsentFile } from './filesOnDevice'

/** Notes and files are base64. Files are put together piece by piece: together they may be larger than a string. */
export function unsentFile(stored: OutboxItem[], pending: NewItem[], files: UnsentFile[], me: Me): Blob {
  const items = [...stored, ...pending].map((item) =>
    item.type === 'notes' ? { ...item, update: toBase64(item.update) } : item,
  )
  const head = {
    kartoteka: 'unsent',
    version: 1,
    workspace: me.workspace.id,
    member: me.member.id,
    made: new Date().toISOString(),
    items,
  }
  const parts: BlobPart[] = [JSON.stringify(head, null, 2).slice(0, -2), ',\n  "files": [']
  for (const [index, { bytes, ...file }] of files.entries()) {
    const open = JSON.stringify(file).slice(0, -1)
    parts.push(index === 0 ? '\n    ' : ',\n    ', open, ',"bytes":"', toBase64(joined(bytes)), '"}')
  }
  parts.push(']\n}\n')
  return new Blob(parts, { type: 'application/json' })
}

function joined(parts: Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
