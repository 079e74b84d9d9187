/** Entries that need nothing but words; the others have fields on the client's page. */
export const QUICK_TYPES = ['call', 'meeting', 'message', 'note'] as const
export type QuickType = (typeof QUICK_TYPES)[number]
