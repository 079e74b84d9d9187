/** Kinds of facts that grow old (P4), apart from the schemas of rules.ts. */
export const AGED_FACTS = [
  'phones',
  'emails',
  'people',
  'address',
  'legal',
  'likes',
  'competitors',
  'solvency',
] as const
export type AgedFact = (typeof AGED_FACTS)[number]

/** Which kind that grows old a path belongs to; a person's phones and e-mails are the client's. */
export function agedKind(path: string): AgedFact | undefined {
  const end = path.indexOf('/')
  const first = end < 0 ? path : path.slice(0, end)
  if (!isAged(first)) return undefined
  if (first !== 'people') return first
  const below = path.split('/')[2]
  return below === 'phones' || below === 'emails' ? below : 'people'
}
const AGED: ReadonlySet<string> = new Set(AGED_FACTS)
const isAged = (first: string): first is AgedFact => AGED.has(first)
