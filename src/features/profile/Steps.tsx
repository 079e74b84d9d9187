import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconCircle from '~icons/lucide/circle'
import IconLater from '~icons/lucide/clock-arrow-up'
import IconDrop from '~icons/lucide/trash'
import IconWhy from '~icons/lucide/info'
import IconEdit from '~icons/lucide/pencil'
import IconRepeat from '~icons/lucide/repeat'
import IconStop from '~icons/lucide/repeat-off'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { addStep } from '../../parts/steps/adding'
import { repeatWords } from '../../parts/steps/stepWords'
import { createToday } from '../../parts/today'
import { addDays } from '../../shared/dates'
import { doerOf } from '../../shared/practice/doer'
import { nextOn, stepMoves, type StepMove } from '../../shared/practice/steps'
import { stepsOf, type OpenStep } from '../../shared/profile/row'
import { Badge } from '../../ui/Badge'
import { IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Menu, type MenuItem } from '../../ui/Menu'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import { TYPE_ICONS, TYPE_NAMES } from './entryWords'
import styles from './Steps.module.css'

const StepWhy = lazy(() => import('./StepWhy'))

/** What we promised, and the next steps: one tap marks one as done. */
export function Steps() {
  const client = useClient()
  const now = createToday()
  const steps = createMemo(() => stepsOf(client.view.profile()))
  const promises = () => steps().filter(({ promise }) => promise)
  const others = () => steps().filter(({ promise }) => !promise)
  return (
    <Show when={steps().length > 0}>
      <Card>
        <Group id="promises-title" title={t('steps.promises')} steps={promises()} now={now()} />
        <Group id="steps-title" title={t('steps.todo')} steps={others()} now={now()} />
      </Card>
    </Show>
  )
}

function Group(props: { id: string; title: string; steps: OpenStep[]; now: string }) {
  return (
    <Show when={props.steps.length > 0}>
      <section class={styles.group} aria-labelledby={props.id}>
        <SectionHeader id={props.id} title={props.title} />
        <ul role="list" class={styles.steps}>
          <For each={props.steps}>{(step) => <Line step={step} now={props.now} />}</For>
        </ul>
      </section>
    </Show>
  )
}

function Line(props: { step: OpenStep; now: string }) {
  const client = useClient()
  const today = () => client.on() ?? props.now
  const [isAsked, setAsked] = createSignal(false)

  /** As Today has it: a step of somebody who can no longer write here falls to whoever is responsible. */
  const doer = () => {
    const { notebook, view } = client
    const row = view.row()
    // A day in the past shows what was agreed then.
    if (row === undefined || client.on() !== undefined) return props.step.who
    return doerOf(row, props.step, { members: notebook.team().members, grantsOf: notebook.grants, today: props.now })
  }
  const move = (how: StepMove, said: string): void => void client.tap(stepMoves(props.step, how), said)
  const finish = (): void => {
    const next = nextOn(props.step, today())
    move(
      { type: 'done', today: today() },
      next === undefined
        ? t('steps.saidDone', { what: props.step.what })
        : t('steps.saidDoneNext', { day: formatDate(next) }),
    )
  }
  const postpone = (to: string): void => move({ type: 'postpone', to }, t('steps.saidMoved', { day: formatDate(to) }))
  /** A week from the day it is due, but for one that is overdue. */
  const inAWeek = () => addDays(props.step.on < today() ? today() : props.step.on, 7)
  const tomorrow = () => addDays(today(), 1)
  const items = (): MenuItem[] => [
    {
      label: props.step.own ? t('steps.edit') : t('steps.otherDay'),
      icon: IconEdit,
      onSelect: () => addStep({ profile: client.view.id, step: props.step }),
    },
    ...(props.step.on === tomorrow()
      ? []
      : [{ label: t('steps.toTomorrow'), icon: IconLater, onSelect: () => postpone(tomorrow()) }]),
    { label: t('steps.toWeek'), icon: IconLater, onSelect: () => postpone(inAWeek()) },
    ...(props.step.repeat === undefined
      ? []
      : [{ label: t('steps.stop'), icon: IconStop, onSelect: () => move({ type: 'stop' }, t('steps.saidStopped')) }]),
    { label: t('steps.why'), icon: IconWhy, onSelect: () => void setAsked(true) },
    ...(props.step.own
      ? [
          {
            label: t('steps.drop'),
            icon: IconDrop,
            onSelect: () => move({ type: 'drop' }, t('steps.saidDropped', { what: props.step.what })),
          },
        ]
      : []),
  ]
  return (
    <li class={styles.step}>
      <Show when={client.may()}>
        <IconButton icon={IconCircle} label={t('steps.done', { what: props.step.what })} onClick={finish} />
      </Show>
      <div class={styles.text}>
        <p class={styles.what}>{props.step.what}</p>
        <p class={styles.about}>
          <span>{t('steps.line', { who: client.notebook.memberName(doer()), day: formatDate(props.step.on) })}</span>
          <Show when={props.step.time}>{(time) => <span>{time()}</span>}</Show>
          <Show when={props.step.on < today()}>
            <Badge tone="danger">{t('profile.step.overdue')}</Badge>
          </Show>
          <Show when={props.step.as}>
            {(way) => (
              <span class={styles.mark}>
                <Dynamic component={TYPE_ICONS[way()]} aria-hidden="true" />
                {TYPE_NAMES[way()]()}
              </span>
            )}
          </Show>
          <Show when={props.step.repeat}>
            {(repeat) => (
              <span class={styles.mark}>
                <IconRepeat aria-hidden="true" />
                {repeatWords(repeat())}
              </span>
            )}
          </Show>
        </p>
      </div>
      <Show when={isAsked() && client.view.row()}>
        {(row) => (
          <Suspense>
            <StepWhy step={props.step} row={row()} onClose={() => setAsked(false)} />
          </Suspense>
        )}
      </Show>
      <Show when={client.may()}>
        <Menu variant="quiet" label={t('steps.more', { what: props.step.what })} items={items()} />
      </Show>
    </li>
  )
}
