/** The words that facts may say, apart from their schemas: the first screens need them and no schema. */

/** Four temperaments (P46): a person may be of several. */
export const TEMPERAMENTS = ['autonomous', 'friendly', 'expansive', 'hesitant'] as const
export type Temperament = (typeof TEMPERAMENTS)[number]

/** Two languages (P47): those who manage hear of money and time, those who make hear of how it works. */
export const LANGUAGES_OF_ROLES = ['business', 'technical'] as const
export type LanguageOfRole = (typeof LANGUAGES_OF_ROLES)[number]

export const LIKES = ['preference', 'habit', 'hobby', 'family'] as const
export type Like = (typeof LIKES)[number]

export const STEP_WAYS = ['call', 'meeting'] as const
export type StepWay = (typeof STEP_WAYS)[number]

export const REPEATS = ['day', 'week', 'month', 'year'] as const
export type RepeatUnit = (typeof REPEATS)[number]
/** Each `times` of these: { every: 'week', times: 2 } is every second week. */
export interface Repeat {
  every: RepeatUnit
  times: number
}

export const SOLVENCY = ['good', 'limited', 'poor'] as const
export type Solvency = (typeof SOLVENCY)[number]

/** The steps of renewing a contract, in their order; `refused` ends it. */
export const RENEWALS = ['proposed', 'agreed', 'signed', 'refused'] as const
export type Renewal = (typeof RENEWALS)[number]

export const DEAL_RESULTS = ['won', 'lost'] as const
export type DealResult = (typeof DEAL_RESULTS)[number]

export const DELIVERIES = ['planned', 'sent', 'delivered', 'cancelled'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** Why they left. `attention`: nobody cared for them; `rudeness`: personal dislike, which no terms undo (P31). */
export const LOSS_REASONS = [
  'price',
  'quality',
  'delivery',
  'competitor',
  'attention',
  'rudeness',
  'noNeed',
  'closed',
  'other',
] as const
export type LossReason = (typeof LOSS_REASONS)[number]

export const TERMS = ['yes', 'no', 'unknown'] as const
export type Terms = (typeof TERMS)[number]

/** Whoever brings somebody may also vouch for them, or pay. */
export const BROUGHT_AS = ['brought', 'vouches', 'pays'] as const
export type BroughtAs = (typeof BROUGHT_AS)[number]

/** Reminders of a client as a whole that can be set aside; others are set aside by the id of their thing. */
export const ASIDE_WORDS = [
  'rhythm',
  'purchase',
  'volume',
  'decider',
  'stale',
  'firstDeal',
  'handed',
  'conflict',
] as const
export type AsideWord = (typeof ASIDE_WORDS)[number]

export interface Money {
  /** In the smallest unit of the currency: kopecks, cents. */
  amount: number
  /** ISO 4217 */
  currency: string
}
