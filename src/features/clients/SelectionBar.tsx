import { createMemo, onCleanup, Show } from 'solid-js'
import IconExport from '~icons/lucide/download'
import IconTag from '~icons/lucide/tag'
import IconClose from '~icons/lucide/x'
import { t } from '../../i18n'
import type { Row } from '../../shared/profile/row'
import { Button, IconButton } from '../../ui/Button'
import type { Selection } from './selection'
import styles from './SelectionBar.module.css'

interface Props {
  selection: Selection
  shown: readonly Row[]
  /** How many of the chosen this member may hand over. */
  toHandOver: number
  onHandOver: () => void
  onTag: () => void
  /** Undefined for who may not export. */
  onExport: (() => void) | undefined
}

/** What can be done to the clients that are chosen. */
export function SelectionBar(props: Props) {
  const count = (): number => props.selection.chosen().size
  const skipped = (): number => count() - props.toHandOver
  const allShown = createMemo(() => props.shown.every(({ id }) => props.selection.chosen().has(id)))
  // What the shell shows in this place makes room.
  document.documentElement.toggleAttribute('data-choosing', true)
  onCleanup(() => document.documentElement.removeAttribute('data-choosing'))
  return (
    <div class={styles.bar}>
      <Show when={count() > 0 && skipped() > 0}>
        <p class={styles.hint}>
          {props.toHandOver === 0 ? t('handover.chosenNone') : t('handover.chosenSome', { skipped: skipped() })}
        </p>
      </Show>
      <div class={styles.actions}>
        <div class={styles.chosen}>
          <IconButton icon={IconClose} label={t('common.cancel')} onClick={() => props.selection.stop()} />
          <strong class={styles.count} role="status">
            {t('chosen.count', { count: count() })}
          </strong>
          <Show
            when={!allShown()}
            fallback={
              <Show when={count() > 0}>
                <Button variant="quiet" onClick={() => props.selection.clear()}>
                  {t('chosen.none')}
                </Button>
              </Show>
            }
          >
            <Button variant="quiet" onClick={() => props.selection.choose(props.shown.map(({ id }) => id))}>
              {t('chosen.all', { count: props.shown.length })}
            </Button>
          </Show>
        </div>
        <Button class={styles.act} icon={IconTag} disabled={count() === 0} onClick={() => props.onTag()}>
          {t('chosen.tag')}
        </Button>
        <Show when={props.onExport}>
          {(run) => (
            <Button class={styles.act} icon={IconExport} disabled={count() === 0} onClick={() => run()()}>
              {t('chosen.export')}
            </Button>
          )}
        </Show>
        <Button
          class={styles.hand}
          variant="primary"
          disabled={props.toHandOver === 0}
          onClick={() => props.onHandOver()}
        >
          {t('chosen.handOver')}
        </Button>
      </div>
    </div>
  )
}
