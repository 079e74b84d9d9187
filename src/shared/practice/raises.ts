/** Which changes are sent before all others. Apart from complaints.ts: whatever stores an item asks this. */
import type { Draft } from '../profile/change'

/** Does this change pass a complaint up to the head? (docs/sync.md, S22) */
export const raisesComplaint = (change: Draft): boolean =>
  change.kind === 'fact' && change.value !== null && /^complaints\/[^/]+\/raised$/.test(change.path)
