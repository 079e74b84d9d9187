/** All rules over one client. Each is told of in its own file; what Today makes of them in today.ts. */
import type { Row } from '../profile/row'
import { complaintSignals } from './complaints'
import { conflictSignals } from './conflicts'
import { contractSignals } from './contracts'
import { dateSignals } from './dates'
import { dealSignals } from './deals'
import { deciderSignals } from './decider'
import { deliverySignals } from './deliveries'
import { lateEntrySignals, staleSignals } from './freshness'
import { handedSignals } from './handed'
import { lossSignals } from './losses'
import { purchaseSignals, volumeSignals } from './purchases'
import { rhythmSignals } from './rhythm'
import type { PracticeContext, Signal } from './signal'
import { stepSignals } from './steps'

const RULES = [
  stepSignals,
  complaintSignals,
  deliverySignals,
  dateSignals,
  handedSignals,
  contractSignals,
  dealSignals,
  lossSignals,
  purchaseSignals,
  volumeSignals,
  rhythmSignals,
  deciderSignals,
  conflictSignals,
  staleSignals,
  lateEntrySignals,
]

/** All that rules say of a client. A member's own desk is no client: it has steps and nothing else. */
export const signalsOf = (row: Row, context: PracticeContext): Signal[] =>
  row.desk ? stepSignals(row, context) : RULES.flatMap((rule) => rule(row, context))
