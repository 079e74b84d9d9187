/** Secrets of links: 256 random bits, handed out once, stored only as a hash. */
import { createHash, randomBytes } from 'node:crypto'

/** A new token, 43 characters of base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token: SHA-256, hex. No salt: the token itself cannot be guessed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
