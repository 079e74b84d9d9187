/** Who is signed in on this device: known without a network, so that the app opens for its member. */
import type { Me } from '../shared/api'
import type { MemberId } from '../shared/ids'

const STORED = 'kartoteka.me'

/** The member who signed in last and did not sign out; the server's word on the session comes later. */
export function rememberedMe(): Me | null {
  try {
    const me = JSON.parse(localStorage.getItem(STORED) ?? 'null') as Me | null
    return me !== null && typeof me.member?.id === 'string' && typeof me.workspace?.id === 'string' ? me : null
  } catch {
    return null
  }
}

export const rememberMe = (me: Me): void => writeQuietly(STORED, JSON.stringify(me))
export const forgetMe = (): void => writeQuietly(STORED, null)

/** What a browser that keeps nothing, or is full, answers: nothing. The app must start and say so. */
export function readQuietly(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function writeQuietly(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // The server is asked at the next start.
  }
}

/** Removes what this member typed and did not store, wherever screens keep it: it is client data too. */
export function forgetTyped(member: MemberId, database: string): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith('kartoteka.'))
  for (const key of keys) {
    if (key.includes(member) || key.startsWith(`kartoteka.unstored/${database}/`) || key === 'kartoteka.return')
      localStorage.removeItem(key)
  }
}

const SIGN_OUT = 'kartoteka.signOut'

/** Signed out with no network: the server hears of it before anybody signs in here again. */
export const signOutLater = (): void => writeQuietly(SIGN_OUT, '1')
export const signOutWaits = (): boolean => readQuietly(SIGN_OUT) !== null
export const signOutHeard = (): void => writeQuietly(SIGN_OUT, null)
