/** The words of an entry, apart from its schema: the list of clients needs them and no schema. */
export const ENTRY_TYPES = ['call', 'meeting', 'message', 'order', 'complaint', 'promise', 'note'] as const
export type EntryType = (typeof ENTRY_TYPES)[number]

/** The types that are a touch [касание]: somebody talked with the client. */
export const TOUCH_TYPES: ReadonlySet<EntryType> = new Set(['call', 'meeting', 'message'])

/** Did the two talk? A call that nobody answered is no conversation. */
export const isTouch = ({ type, outcome }: { type: EntryType; outcome?: Outcome }): boolean =>
  TOUCH_TYPES.has(type) && outcome !== 'noAnswer'

export const OUTCOMES = ['reached', 'noAnswer', 'callBack'] as const
export type Outcome = (typeof OUTCOMES)[number]
