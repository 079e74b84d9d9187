/** Caches of our own beside that of the built app; sign-out deletes them. */
/** What other apps gave to this one (arrived.ts). */
export const ARRIVED = 'kartoteka-arrived'
/** Numbers for the icon (badge.ts). */
export const BADGE = 'kartoteka-badge'
/** What this device was told already (said.ts). */
export const SAID = 'kartoteka-said'
