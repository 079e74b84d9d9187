import { createNow, createPracticeContext, createSight } from '../../parts/practice/context'
import { WhySheet } from '../../parts/practice/WhySheet'
import { createToday } from '../../parts/today'
import type { Signal } from '../../shared/practice/signal'
import type { OpenStep, Row } from '../../shared/profile/row'

/** The changes that a next step came from and was moved by. */
export default function StepWhy(props: { step: OpenStep; row: Row; onClose: () => void }) {
  const today = createToday()
  const context = createPracticeContext(today, createNow(), createSight(today))
  const signal = (): Signal => {
    const { step, row } = props
    const kind = step.promise ? 'promise' : 'step'
    return { id: `${kind}/${row.id}/${step.entry}`, kind, row, on: step.on, who: step.who, reason: { kind, step } }
  }
  return (
    <WhySheet
      item={{ id: signal().id, signal: signal(), also: [] }}
      context={context()}
      onClose={() => props.onClose()}
    />
  )
}
