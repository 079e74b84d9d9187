/**
 * What a device keeps of a notebook that it gave back: for whom to say it, and the receipt that the server is still owed.
 * No client data, and nobody's name.
 */
import type { MemberId } from '../shared/ids'
import { postHandIn } from './postHandIn'
import { forgetTyped, readQuietly, writeQuietly } from './session'

export interface Farewell {
  company: string
  /** Steps that were handed in by now, and that the server did not take. */
  taken: number
  refused: number
  /** The database that is to be gone. */
  database: string
  /** null once the server has the receipt. */
  token: string | null
}

const STORED = 'kartoteka.farewell'

export const rememberFarewell = (farewell: Farewell): void => writeQuietly(STORED, JSON.stringify(farewell))
export const forgetFarewell = (): void => writeQuietly(STORED, null)

export function readFarewell(): Farewell | null {
  try {
    const farewell = JSON.parse(readQuietly(STORED) ?? 'null') as Farewell | null
    return typeof farewell?.company === 'string' && typeof farewell.database === 'string' ? farewell : null
  } catch {
    return null
  }
}

/** Tells the server that nothing is left here, once that is so. False when no server answered. */
export async function sendReceipt(): Promise<boolean> {
  const farewell = readFarewell()
  if (farewell === null || farewell.token === null) return true
  await deleted(farewell.database)
  // What a tab wrote while it went away: where somebody was last.
  forgetTyped(farewell.database.split('/').at(-1) as MemberId, farewell.database)
  const answer = await postHandIn('/api/hand-in/wiped', farewell.token)
  // Unknown or used up: the server had the receipt, and only its answer was lost.
  if (!answer.ok && answer.error !== 'noAccess') return false
  rememberFarewell({ ...farewell, token: null })
  return true
}

/** Resolves when the database is gone; another tab that holds it is waited for. */
const deleted = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error))
  })
