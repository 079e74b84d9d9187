/** Who is signed in on this device: known without a network, so that the app opens for its member. */
import type { Me } from '../shared/api'

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

export const rememberMe = (me: Me): void => localStorage.setItem(STORED, JSON.stringify(me))
export const forgetMe = (): void => localStorage.removeItem(STORED)

const SIGN_OUT = 'kartoteka.signOut'

/** Signed out with no network: the server hears of it before anybody signs in here again. */
export const signOutLater = (): void => localStorage.setItem(SIGN_OUT, '1')
export const signOutWaits = (): boolean => localStorage.getItem(SIGN_OUT) !== null
export const signOutHeard = (): void => localStorage.removeItem(SIGN_OUT)
