import { Match, Switch } from 'solid-js'
import { WhySheet } from '../../parts/practice/WhySheet'
import type { Sight } from '../../shared/practice/doer'
import type { PracticeContext } from '../../shared/practice/signal'
import type { Item } from '../../shared/practice/today'
import { DoneSheet } from './DoneSheet'
import { PassOnSheet } from './PassOnSheet'
import { PutOffSheet } from './PutOffSheet'

/** What was asked for on which line. */
export interface Asked {
  type: 'done' | 'putOff' | 'passOn' | 'why'
  item: Item
}

export interface SheetProps {
  item: Item
  context: PracticeContext
  sight: Sight
  onClose: () => void
}

/** What one gesture on a line opens. */
export default function Sheets(props: { asked: Asked; context: PracticeContext; sight: Sight; onClose: () => void }) {
  const given = (): SheetProps => ({
    item: props.asked.item,
    context: props.context,
    sight: props.sight,
    onClose: props.onClose,
  })
  return (
    <Switch>
      <Match when={props.asked.type === 'putOff'}>
        <PutOffSheet {...given()} />
      </Match>
      <Match when={props.asked.type === 'passOn'}>
        <PassOnSheet {...given()} />
      </Match>
      <Match when={props.asked.type === 'why'}>
        <WhySheet {...given()} />
      </Match>
      <Match when={props.asked.type === 'done'}>
        <DoneSheet {...given()} />
      </Match>
    </Switch>
  )
}
