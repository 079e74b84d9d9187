import { Show } from 'solid-js'
import IconCheck from '~icons/lucide/check'
import IconUser from '~icons/lucide/user-round-check'
import { formatDate } from '../../i18n/format'
import { t } from '../../i18n'
import { addDays } from '../../shared/dates'
import { doerOf, mayDo, type Sight } from '../../parts/steps/doer'
import { changeWithUndo } from '../../parts/undo'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { stepMoves, type Group, type Move, type Step } from './model'
import styles from './StepLine.module.css'

interface Props {
  step: Step
  group: Group
  sight: Sight
}

/** One next step: what, for whom, when, and everything that is done to it with one tap. */
export function StepLine(props: Props) {
  const notebook = useNotebook()
  const step = () => props.step.step
  const me = () => notebook.me().member
  const mayWrite = (): boolean => mayDo(props.step.row, me(), props.sight)
  /** After a handover it may be another than the one it was given to. */
  const doer = () => doerOf(props.step.row, step(), props.sight)
  const colleagues = () =>
    props.sight.members.filter((one) => one.id !== doer() && mayDo(props.step.row, one, props.sight))

  function move(how: Move, said: string): void {
    void changeWithUndo(notebook, props.step.row.id, stepMoves(step(), how), said)
  }
  const postpone = (days: number): void => {
    const to = addDays(props.sight.today, days)
    move({ type: 'postpone', to }, t('today.saidMoved', { day: formatDate(to) }))
  }

  /** Not offered for the day on which the step is due already. */
  function Later(day: { days: number; label: string }) {
    return (
      <Show when={step().on !== addDays(props.sight.today, day.days)}>
        <Button variant="quiet" size="small" class={styles.action} onClick={() => postpone(day.days)}>
          {day.label}
        </Button>
      </Show>
    )
  }

  return (
    <li class={styles.line}>
      <Show when={mayWrite()}>
        <button
          type="button"
          class={styles.done}
          aria-label={t('today.doneStep', { what: step().what })}
          title={t('today.done')}
          onClick={() => move({ type: 'done', today: props.sight.today }, t('today.saidDone'))}
        >
          <span class={styles.ring}>
            <IconCheck aria-hidden="true" />
          </span>
        </button>
      </Show>
      <div class={styles.text}>
        <a class={styles.link} href={`/clients/${props.step.row.id}`}>
          <span class={styles.what}>{step().what}</span>
          <span class={styles.whom}>
            <span>{props.step.row.name || t('clients.noName')}</span>
            <Show when={doer() !== me().id}>
              <span>{notebook.memberName(doer())}</span>
            </Show>
            <Show when={props.group === 'overdue'}>
              <span class={styles.overdue}>{t('today.dueSince', { day: formatDate(step().on) })}</span>
            </Show>
            <Show when={props.group === 'week' || props.group === 'later'}>
              <span>{formatDate(step().on)}</span>
            </Show>
          </span>
        </a>
      </div>
      <Show when={mayWrite()}>
        <div class={styles.actions}>
          <Later days={1} label={t('today.tomorrow')} />
          <Later days={7} label={t('today.inAWeek')} />
          <Show when={colleagues().length > 0}>
            <Menu
              size="small"
              class={styles.action}
              icon={IconUser}
              label={t('today.passOn')}
              items={colleagues().map(({ id, name }) => ({
                label: name,
                onSelect: () => move({ type: 'passOn', to: id }, t('today.saidPassed', { name })),
              }))}
            />
          </Show>
        </div>
      </Show>
    </li>
  )
}
