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
