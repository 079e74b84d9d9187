import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  onCleanup,
  Show,
  untrack,
  type Accessor,
} from 'solid-js'
import { formatDate } from '../../i18n/format'
import { t } from '../../i18n'
import { createSteps } from '../../parts/afterPaint'
import type { SignalWords } from '../../parts/practice/words'
import { addStep } from '../../parts/steps/adding'
import type { PracticeContext } from '../../shared/practice/signal'
import type { Item } from '../../shared/practice/today'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { Line, type LineActions, type LineWords } from './Line'
import styles from './Lines.module.css'

/** What every list of lines needs. */
export interface LinesGiven {
  context: Accessor<PracticeContext>
  may: (item: Item) => boolean
  actions: LineActions
  /** What rules say, in words; undefined while they are not here. */
  words: (item: Item) => SignalWords | undefined
  /** Does it say who does each? */
  isTeam: boolean
}

interface Props extends LinesGiven {
  title: string
  items: Item[]
  /** Beside the title. */
  note?: string
  onHide?: () => void
  /** Lines that are shown at first. */
  atFirst?: number
  /** It is drawn piece by piece; says when it stands, so that what lies below is drawn where it stays. */
  onDrawn?: () => void
}

/** As many as a person takes in at once; the rest is one tap away. */
const AT_FIRST = 30
/** Lines that are drawn at once: on a slow phone as many as one task has time for. */
const PIECE = 3

export function Lines(props: Props) {
  const id = createUniqueId()
  const [shown, setShown] = createSignal(props.atFirst ?? AT_FIRST)
  const hidden = (): number => Math.max(0, props.items.length - shown())
  const drawn = createDrawn(props)
  return (
    <section class={styles.group} aria-labelledby={id}>
      <SectionHeader
        id={id}
        title={props.title}
        count={props.items.length}
        action={
          <>
            <Show when={props.note}>
              <span class={styles.note}>{props.note}</span>
            </Show>
            <Show when={props.onHide}>
              <Button variant="quiet" size="small" onClick={() => props.onHide?.()}>
                {t('today.hideRest')}
              </Button>
            </Show>
          </>
        }
      />
      <Card flush>
        <LineList {...props} items={props.items.slice(0, Math.min(shown(), drawn()))} />
        <Show when={hidden() > 0 && drawn() > shown()}>
          <Button variant="quiet" class={styles.more} onClick={() => setShown((count) => count + AT_FIRST)}>
            {t('today.more', { count: Math.min(hidden(), AT_FIRST) })}
          </Button>
        </Show>
      </Card>
    </section>
  )
}

/** How many lines are drawn by now. */
function createDrawn(props: Props): Accessor<number> {
  const { onDrawn } = untrack(() => ({ onDrawn: props.onDrawn }))
  if (onDrawn === undefined) return () => Infinity
  const pieces = Math.ceil(untrack(() => Math.min(props.items.length, props.atFirst ?? AT_FIRST)) / PIECE)
  const step = createSteps(pieces)
  createEffect(() => step() === pieces && untrack(onDrawn))
  return () => (step() + 1 < pieces ? (step() + 1) * PIECE : Infinity)
}

/**
 * The lines alone, for whatever they lie in. A line stays the same on the screen, under the thumb that draws it aside,
 * while what it says of its client changes.
 */
export function LineList(props: LinesGiven & { items: Item[] }) {
  const notebook = useNotebook()
  const narrow = createNarrow()
  const words = (item: Item): LineWords => {
    const { row, who, kind, reason, on } = item.signal
    const today = props.context().today
    const common = {
      client: row.desk || isMany(item) ? '' : row.name || t('clients.noName'),
      who: props.isTeam && who !== null ? notebook.memberName(who) : undefined,
      late: on < today && LATE.has(kind),
    }
    // Said at once, and the same once all words are here.
    if (reason.kind === 'step' || reason.kind === 'promise') {
      const { time } = reason.step
      const why = on < today ? [t('today.dueSince', { day: formatDate(on) })] : on > today ? [formatDate(on)] : []
      // The hour of a day that is past is none.
      if (time !== undefined && on >= today) why.push(time)
      return { ...common, what: reason.step.what, promise: reason.kind === 'promise', why }
    }
    return { ...common, ...(props.words(item) ?? { what: '', why: [] }) }
  }
  const byId = createMemo(() => new Map(props.items.map((item) => [item.id, item])))
  return (
    <ul role="list">
      <For each={[...byId().keys()]}>
        {(id) => {
          // One that goes says to its end what it said.
          const item = createMemo((before: Item): Item => byId().get(id) ?? before, byId().get(id)!)
          return (
            <Line
              item={item()}
              words={words(item())}
              may={props.may(item())}
              mayPass={mayPass(item())}
              href={hrefOf(item())}
              onOpen={props.may(item()) ? openOf(item()) : undefined}
              narrow={narrow()}
              actions={props.actions}
            />
          )
        }}
      </For>
    </ul>
  )
}

/** Somebody waits for these: being late is an alarm. */
const LATE = new Set(['step', 'promise', 'complaint', 'delivery'])

const isMany = ({ signal, also }: Item): boolean => signal.kind === 'handed' && also.length > 0

const hrefOf = (item: Item): string | undefined =>
  item.signal.row.desk ? undefined : isMany(item) ? '/handovers' : `/clients/${item.signal.row.id}`

/** What is on one's own desk is nobody else's. */
export const mayPass = ({ signal }: Item): boolean => !signal.row.desk

/** A step of no client has no page: it is changed where it stands. */
function openOf({ signal: { row, reason } }: Item): (() => void) | undefined {
  if (!row.desk || (reason.kind !== 'step' && reason.kind !== 'promise')) return undefined
  return () => addStep({ profile: row.id, step: reason.step })
}

function createNarrow(): Accessor<boolean> {
  const query = matchMedia('(width < 48rem)')
  const [narrow, setNarrow] = createSignal(query.matches)
  const look = (): void => void setNarrow(query.matches)
  query.addEventListener('change', look)
  onCleanup(() => query.removeEventListener('change', look))
  return narrow
}
