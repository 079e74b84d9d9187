/**
 * The directory: what a manager may know of the clients of colleagues. Name, city, who is responsible, the day of the
 * last conversation, and keyed hashes by which a tax number, a phone or an e-mail is known again: cut to 24 bits, so
 * that a match says "probably" and a stolen device tells nobody's phone. The server confirms (POST /api/directory/confirm).
 */
import type { MemberId, ProfileId } from './ids'
import { phoneKey } from './profile/phone'
import type { Row } from './profile/row'

/** By what a client is known again, the surest first. */
export const SIGNS = ['inn', 'phone', 'email'] as const
export type Sign = (typeof SIGNS)[number]

export interface DirectoryEntry {
  profile: ProfileId
  name: string
  city: string
  owner: MemberId | null
  /** The day of the last conversation in the workspace's zone, YYYY-MM-DD. */
  touched: string | null
  /** 24 bits each, ascending, of `signText` under the workspace's key. */
  hashes: number[]
}

/** What a pull brings of it. */
export interface DirectoryNews {
  /** Which directory this is: another one after each change of the setting. 0: this member has none, drop what is held. */
  generation: number
  /** Of the HMAC, hex; '' where there is no directory. */
  key: string
  /** What was held before goes first. */
  whole: boolean
  entries: DirectoryEntry[]
  /** Erased for good. */
  gone: ProfileId[]
}

/** What is hashed of a tax number, phone or e-mail, whatever its spelling; '' for what is too short to tell anybody. */
export function signText(sign: Sign, value: string): string {
  switch (sign) {
    case 'inn': {
      const digits = value.replaceAll(/\s/g, '')
      return /^\d{10}(\d{2})?$/.test(digits) ? `inn ${digits}` : ''
    }
    case 'phone': {
      const key = phoneKey(value)
      // Shorter ones are inner numbers and half-typed ones.
      return key.length < 7 ? '' : `phone ${key}`
    }
    case 'email': {
      const email = value.trim().toLowerCase()
      return /^[^\s@]+@[^\s@]+$/.test(email) ? `email ${email}` : ''
    }
  }
}

/** The first 24 bits of an HMAC. */
export const cutHash = (mac: Uint8Array): number => (mac[0]! << 16) | (mac[1]! << 8) | mac[2]!

/** All that is hashed of a row. */
export const signTexts = ({ inns, phones, emails }: Pick<Row, 'inns' | 'phones' | 'emails'>): string[] => [
  ...inns.map((inn) => signText('inn', inn)),
  ...phones.map((phone) => signText('phone', phone)),
  ...emails.map((email) => signText('email', email)),
]
