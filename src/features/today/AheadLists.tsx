import { createEffect, createMemo, onCleanup, Show } from 'solid-js'
import { t } from '../../i18n'
import { createSteps } from '../../parts/afterPaint'
import type { Signal } from '../../shared/practice/signal'
import type { Item, Whose } from '../../shared/practice/today'
import type { Row } from '../../shared/profile/row'
import { Lines, type LinesGiven } from './Lines'
import { aheadOf, keepSame, type Ahead } from './model'

interface Props extends LinesGiven {
  rows: readonly Row[]
  signals: readonly Signal[]
  whose: Whose
  /** Not all in one task: the page is just being opened. */
  inPieces: boolean
  /** Tells what is shown, for the keys. */
  onItems: (items: Item[]) => void
}

/** A glance at the week and beyond: few lines, more when asked for. */
const AT_FIRST = 5

/** What lies ahead: the steps and the days to remember that come. */
export default function AheadLists(props: Props) {
  const ahead = createMemo<Ahead>(
    (before) => {
      const next = aheadOf(props.rows, props.signals, props.context(), props.whose)
      return { week: keepSame(before.week, next.week), later: keepSame(before.later, next.later) }
    },
    { week: [], later: [] },
  )
  /** The week first, what comes later in a task of its own. */
  const step = createSteps(props.inPieces ? 1 : 0)
  createEffect(() => props.onItems([...ahead().week, ...ahead().later]))
  onCleanup(() => props.onItems([]))
  return (
    <>
      <Show when={ahead().week.length > 0}>
        <Lines {...props} title={t('practice.day.week')} items={ahead().week} atFirst={AT_FIRST} />
      </Show>
      <Show when={ahead().later.length > 0 && (!props.inPieces || step() > 0)}>
        <Lines {...props} title={t('practice.day.later')} items={ahead().later} atFirst={AT_FIRST} />
      </Show>
    </>
  )
}
