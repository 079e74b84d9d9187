import type { SignalKind } from '../../shared/practice/signal'

/** What is done asks what came of it: a conversation, an answer, a reason. All else is done with the tap. */
export const ASKS: ReadonlySet<SignalKind> = new Set([
  'rhythm',
  'purchase',
  'volume',
  'decider',
  'complaint',
  'loss',
  'contract',
  'deal',
  'conflict',
])
