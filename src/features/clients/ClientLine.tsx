import { createMemo, Show } from 'solid-js'
import IconConflict from '~icons/lucide/git-compare-arrows'
import IconNotSent from '~icons/lucide/cloud-upload'
import { t } from '../../i18n'
import { formatDate, formatDay } from '../../i18n/format'
import { dueOf } from '../../parts/clients/list'
import { useOpenClient } from '../../parts/panes'
import type { OpenStep, Row } from '../../shared/profile/row'
import { useNotebook } from '../../solid/notebook'
import { Badge } from '../../ui/Badge'
import { Checkbox } from '../../ui/Checkbox'
import { classes } from '../../ui/classes'
import styles from './ClientLine.module.css'
import { makeLongPress } from './longPress'
import type { Selection } from './selection'

interface Props {
  row: Row
  index: number
  today: string
  mayChoose: boolean
  selection: Selection
  onFocus: () => void
}

/** One client: what one needs to know before calling. */
export function ClientLine(props: Props) {
  const notebook = useNotebook()
  const open = useOpenClient()
  const name = (): string => props.row.name || t('clients.noName')
  const isChosen = (): boolean => props.selection.chosen().has(props.row.id)
  const press = makeLongPress(() => props.mayChoose && props.selection.start(props.row.id))
  const isMine = (): boolean => props.row.owner === notebook.me().member.id
  const tags = (): string => [props.row.segment, ...props.row.tags.slice(0, 3)].filter(Boolean).join(', ')

  function click(event: MouseEvent): void {
    const isLongPress = press.swallowsClick()
    if (!isLongPress && !props.selection.on()) return
    event.preventDefault()
    if (!isLongPress) props.selection.toggle(props.row.id)
  }

  return (
    <div
      class={styles.line}
      classList={{
        [styles.chosen!]: isChosen(),
        [styles.open!]: open() === props.row.id,
        [styles.withCheck!]: props.mayChoose,
        [styles.choosing!]: props.selection.on(),
      }}
      data-index={props.index}
      onFocusIn={() => props.onFocus()}
    >
      <Show when={props.mayChoose}>
        <Checkbox
          class={styles.check}
          hideLabel
          label={t('clients.chooseOne', { name: name() })}
          checked={isChosen()}
          onChange={() => props.selection.toggle(props.row.id)}
        />
      </Show>
      <div class={styles.name}>
        <a
          class={styles.link}
          href={`/clients/${props.row.id}`}
          aria-current={open() === props.row.id ? 'true' : undefined}
          onClick={click}
          onPointerDown={(event) => press.onPointerDown(event)}
          onPointerMove={(event) => press.onPointerMove(event)}
          onPointerUp={() => press.onPointerUp()}
          onPointerCancel={() => press.onPointerCancel()}
          onContextMenu={(event) => press.onContextMenu(event)}
        >
          {name()}
        </a>
        <Marks row={props.row} />
      </div>
      <div class={styles.about}>
        <span class={styles.city}>{props.row.city}</span>
        <span class={styles.tags}>{tags()}</span>
        <span class={classes(styles.owner, isMine() && styles.mine)}>{notebook.memberName(props.row.owner)}</span>
      </div>
      <span class={styles.talked}>
        <Show when={props.row.touched} fallback={<span class={styles.onPhone}>{t('clients.talkedNever')}</span>}>
          {(touched) => (
            <>
              <span class={styles.onPhone}>{t('clients.talked', { day: formatDay(touched().when) })}</span>
              <span class={styles.onDesk}>{formatDay(touched().when)}</span>
            </>
          )}
        </Show>
      </span>
      <span class={styles.next}>
        <Show when={props.row.steps[0]}>{(step) => <NextStep step={step()} today={props.today} />}</Show>
      </span>
    </div>
  )
}

function Marks(props: { row: Row }) {
  const notebook = useNotebook()
  const isUnsent = createMemo(() => notebook.status().unsentByProfile.has(props.row.id))
  return (
    <>
      <Show when={props.row.conflicts > 0}>
        <span class={styles.conflict} title={t('clients.conflicts', { count: props.row.conflicts })}>
          <IconConflict aria-hidden="true" />
          <span class="visually-hidden">{t('clients.conflicts', { count: props.row.conflicts })}</span>
        </span>
      </Show>
      <Show when={isUnsent()}>
        <span class={styles.notSent} title={t('clients.notSent')}>
          <IconNotSent aria-hidden="true" />
          <span class="visually-hidden">{t('clients.notSent')}</span>
        </span>
      </Show>
    </>
  )
}

function NextStep(props: { step: OpenStep; today: string }) {
  const due = () => dueOf(props.step.on, props.today)
  const when = (): string => {
    const day = formatDate(props.step.on)
    switch (due()) {
      case 'overdue':
        return t('clients.due.overdue', { day })
      case 'today':
        return t('clients.due.today')
      case 'later':
        return t('clients.due.later', { day })
    }
  }
  return (
    <>
      <Badge tone={due() === 'overdue' ? 'danger' : due() === 'today' ? 'warning' : 'neutral'}>{when()}</Badge>
      <span class={styles.what}>{props.step.what}</span>
    </>
  )
}
