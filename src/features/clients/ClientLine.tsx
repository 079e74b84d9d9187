import { createMemo, For, Show } from 'solid-js'
import IconConflict from '~icons/lucide/git-compare-arrows'
import IconNotSent from '~icons/lucide/cloud-upload'
import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import { useOpenClient } from '../../parts/panes'
import type { Row } from '../../shared/profile/row'
import type { ViewContext } from '../../shared/view/fields'
import { useNotebook } from '../../solid/notebook'
import { Checkbox } from '../../ui/Checkbox'
import { Cell, NextStep } from './Cell'
import styles from './ClientLine.module.css'
import { makeLongPress } from './longPress'
import type { Selection } from './selection'

interface Props {
  row: Row
  index: number
  context: ViewContext
  /** Undefined where the list is narrow: then a client is a few lines. */
  columns: readonly string[] | undefined
  mayChoose: boolean
  selection: Selection
  onFocus: () => void
  /** Chosen by a press; with shift from the one before to this one. */
  onChoose: (range: boolean) => void
}

/** One client: what one needs to know before calling. */
export function ClientLine(props: Props) {
  const open = useOpenClient()
  const name = (): string => props.row.name || t('clients.noName')
  const isChosen = (): boolean => props.selection.chosen().has(props.row.id)
  const isOpen = (): boolean => open() === props.row.id
  const press = makeLongPress(() => props.mayChoose && props.selection.start(props.row.id))

  function click(event: MouseEvent): void {
    const isLongPress = press.swallowsClick()
    const range = event.shiftKey && props.mayChoose
    if (!isLongPress && !props.selection.on() && !range) return
    event.preventDefault()
    if (!isLongPress) props.onChoose(range)
  }

  return (
    <div
      class={styles.line}
      classList={{
        [styles.chosen!]: isChosen(),
        [styles.open!]: isOpen(),
        [styles.table!]: props.columns !== undefined,
        [styles.choosing!]: props.selection.on(),
      }}
      data-index={props.index}
      onFocusIn={() => props.onFocus()}
    >
      <Show when={props.mayChoose && (props.columns !== undefined || props.selection.on())}>
        {/* Shift is known at the click and no more when the box changes. */}
        <span
          class={styles.check}
          on:click={(event: MouseEvent) => {
            if (!event.shiftKey) return
            event.preventDefault()
            props.onChoose(true)
          }}
        >
          <Checkbox
            hideLabel
            label={t('clients.chooseOne', { name: name() })}
            checked={isChosen()}
            onChange={() => props.onChoose(false)}
          />
        </span>
      </Show>
      <div class={styles.name}>
        <a
          class={styles.link}
          href={`/clients/${props.row.id}`}
          aria-current={isOpen() ? 'true' : undefined}
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
      <Show when={props.columns} fallback={<Few row={props.row} context={props.context} />}>
        {(columns) => (
          <For each={columns()}>{(column) => <Cell row={props.row} column={column} context={props.context} />}</For>
        )}
      </Show>
    </div>
  )
}

/** Below the name, where there is no room for a table. */
function Few(props: { row: Row; context: ViewContext }) {
  const notebook = useNotebook()
  // In a line among others one's own name says nothing.
  const owner = (): string => (props.row.owner === notebook.me().member.id ? '' : notebook.memberName(props.row.owner))
  const about = (): string[] =>
    [props.row.city, [props.row.segment, ...props.row.tags.slice(0, 3)].filter(Boolean).join(', '), owner()].filter(
      Boolean,
    )
  return (
    <>
      <div class={styles.about}>{about().join(' · ')}</div>
      <span class={styles.talked}>
        <Show when={props.row.touched} fallback={t('clients.talkedNever')}>
          {(touched) => t('clients.talked', { day: formatDay(touched().when) })}
        </Show>
      </span>
      <Show when={props.row.steps[0]}>
        {(step) => (
          <span class={styles.next}>
            <NextStep step={step()} today={props.context.today} />
          </span>
        )}
      </Show>
    </>
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
