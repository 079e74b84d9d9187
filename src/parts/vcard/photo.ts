/** The picture in a card: only one that lies in it, never one that would have to be fetched. */
import type { ContactPhoto } from './contact'

const LARGEST = 4 * 1024 * 1024
const SIGNATURES: [ContactPhoto['type'], number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
]

/** What the bytes are decides, not what the card says of them. */
export function photoOf(property: { value: string } | undefined): ContactPhoto | undefined {
  const base64 = (property?.value ?? '').replace(/^data:[^,]*,/i, '').replaceAll(/\s/g, '')
  if (base64 === '' || base64.length > LARGEST * 1.4 || !/^[a-z\d+/]+={0,2}$/i.test(base64)) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
    const type = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0]
    return type === undefined ? undefined : { type, bytes }
  } catch {
    return undefined
  }
}
