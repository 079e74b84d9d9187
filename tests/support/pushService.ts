/**
 * A push service on this machine, with a browser's side of a subscription: it takes what the server posts, and reads it
 * as a browser would (RFC 8291), by means of its own.
 */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ShownNotice } from '../../src/shared/notices'

export interface Pushed {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export interface PushService {
  url: string
  pushed: Pushed[]
  /** How it answers the next pushes to this path; 201 when nothing was said. */
  answer(path: string, status: number, headers?: Record<string, string>): void
  close(): Promise<void>
}

export async function openPushService(): Promise<PushService> {
  const pushed: Pushed[] = []
  const answers = new Map<string, [number, Record<string, string>]>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      pushed.push({ path, headers: request.headers, body: Buffer.concat(parts) })
      const [status, headers] = answers.get(path) ?? [201, {}]
      response.writeHead(status, headers).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushed,
    answer: (path, status, headers = {}) => void answers.set(path, [status, headers]),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What a browser keeps of its subscription, and gives to the server. */
export function browserKeys() {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const secret = randomBytes(16)
  return {
    keys: { p256dh: own.getPublicKey('base64url'), auth: secret.toString('base64url') },
    /** Reads what was posted. @throws when it was not meant for these keys. */
    read: ({ body }: Pushed): ShownNotice => JSON.parse(decrypt(own, secret, body)) as ShownNotice,
  }
}

/** One record of `aes128gcm` (RFC 8188), by the keys of RFC 8291, section 3.4. */
function decrypt(own: ReturnType<typeof createECDH>, secret: Buffer, body: Buffer): string {
  const salt = body.subarray(0, 16)
  const length = body[20] ?? 0
  const theirs = body.subarray(21, 21 + length)
  const sealed = body.subarray(21 + length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), theirs])
  const shared = Buffer.from(hkdfSync('sha256', own.computeSecret(theirs), secret, info, 32))
  const key = Buffer.from(hkdfSync('sha256', shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
  const nonce = Buffer.from(hkdfSync('sha256', shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const open = createDecipheriv('aes-128-gcm', key, nonce)
  open.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  // The last record ends with a 2, and zeros where it was made longer.
  const end = plain.lastIndexOf(2)
  return plain.subarray(0, end).toString()
}

/** The claims of the server's signature (RFC 8292). @throws when it is not signed by this key. */
export function signedClaims({ headers }: Pushed, publicKey: string): { aud: string; exp: number; sub: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(String(headers.authorization)) ?? []
  if (key !== publicKey) throw new Error('another key than that of the server')
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const verifying = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: verifying, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) throw new Error('not signed by the server')
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
