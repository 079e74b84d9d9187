import { createMemo, For, Show } from 'solid-js'
import IconUp from '~icons/lucide/arrow-up'
import IconDown from '~icons/lucide/arrow-down'
import IconPlus from '~icons/lucide/plus'
import IconRemove from '~icons/lucide/x'
import { t } from '../../../i18n'
import type { SavedViews } from '../../../parts/clients/context'
import { baseView } from '../../../parts/clients/list'
import { fieldTitle } from '../../../parts/clients/words'
import { offeredFields } from '../../../shared/view/fields'
import type { View } from '../../../shared/view/view'
import { useNotebook } from '../../../solid/notebook'
import { Button, IconButton } from '../../../ui/Button'
import { Chip } from '../../../ui/Chip'
import { Dialog } from '../../../ui/Dialog'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import styles from './OptionsDialog.module.css'

interface Props {
  view: View
  base: string
  saved: SavedViews
  change: (parts: Partial<View>) => void
  onClose: () => void
}

const MOST_COLUMNS = 20

/** Order, groups and columns of the list; each shows at once. */
export default function OptionsDialog(props: Props) {
  const notebook = useNotebook()
  const fields = createMemo(() => offeredFields(notebook.settings().fields))
  const option = (name: string) => ({ value: name, label: fieldTitle(name, notebook) })
  const sorts = () =>
    withThis(
      fields().map(({ name }) => name),
      props.view.sort.field,
    ).map(option)
  const groups = () => [
    { value: '', label: t('filters.options.noGroup') },
    ...withThis(
      fields().flatMap(({ name, single }) => (single ? [name] : [])),
      props.view.group,
    ).map(option),
  ]
  const others = (): string[] =>
    fields().flatMap(({ name }) => (name === 'name' || props.view.columns.includes(name) ? [] : [name]))

  const setColumns = (columns: string[]): void => props.change({ columns })
  function move(index: number, by: number): void {
    const columns = [...props.view.columns]
    const [column] = columns.splice(index, 1)
    if (column === undefined) return
    columns.splice(index + by, 0, column)
    setColumns(columns)
    // The button that was pressed may be at the end of its way now: the other one goes on.
    queueMicrotask(() => {
      const line = list.children[index + by]
      const buttons = [...(line?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
      const wanted = buttons[by < 0 ? 0 : 1]
      ;(wanted?.disabled ? buttons.find(({ disabled }) => !disabled) : wanted)?.focus()
    })
  }
  let list!: HTMLOListElement

  return (
    <Dialog
      open
      title={t('filters.options.title')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => resetTo(baseView(props.base, props.saved.all()))}>{t('filters.options.reset')}</Button>
          <Button variant="primary" onClick={() => props.onClose()}>
            {t('filters.options.done')}
          </Button>
        </>
      }
    >
      <Select
        label={t('filters.options.sort')}
        value={props.view.sort.field}
        options={sorts()}
        onChange={(field) => props.change({ sort: { ...props.view.sort, field } })}
      />
      <Segmented
        wide
        label={t('filters.options.direction')}
        value={props.view.sort.down ? 'down' : 'up'}
        options={[
          { value: 'up', label: t('filters.options.up') },
          { value: 'down', label: t('filters.options.down') },
        ]}
        onChange={(direction) => props.change({ sort: { ...props.view.sort, down: direction === 'down' } })}
      />
      <Select
        label={t('filters.options.group')}
        value={props.view.group ?? ''}
        options={groups()}
        onChange={(group) => props.change({ group: group === '' ? null : group })}
      />
      <section class={styles.columns}>
        <h3>{t('filters.options.columns')}</h3>
        <p class={styles.hint}>{t('filters.options.columnsHint')}</p>
        <ol class={styles.list} ref={list}>
          <For each={props.view.columns}>
            {(column, index) => {
              const title = (): string => fieldTitle(column, notebook)
              return (
                <li class={styles.column}>
                  <span class={styles.title}>{title()}</span>
                  <IconButton
                    icon={IconUp}
                    label={t('filters.options.moveUp', { column: title() })}
                    disabled={index() === 0}
                    onClick={() => move(index(), -1)}
                  />
                  <IconButton
                    icon={IconDown}
                    label={t('filters.options.moveDown', { column: title() })}
                    disabled={index() === props.view.columns.length - 1}
                    onClick={() => move(index(), 1)}
                  />
                  <IconButton
                    icon={IconRemove}
                    label={t('filters.options.takeAway', { column: title() })}
                    onClick={() => setColumns(props.view.columns.filter((one) => one !== column))}
                  />
                </li>
              )
            }}
          </For>
        </ol>
        <Show when={props.view.columns.length < MOST_COLUMNS}>
          <h3>{t('filters.options.more')}</h3>
          <div class={styles.more}>
            <For each={others()}>
              {(column) => (
                <Chip onClick={() => setColumns([...props.view.columns, column])}>
                  <IconPlus aria-hidden="true" />
                  {fieldTitle(column, notebook)}
                </Chip>
              )}
            </For>
          </div>
        </Show>
      </section>
    </Dialog>
  )

  function resetTo({ sort, group, columns }: View): void {
    props.change({ sort, group, columns })
  }
}

/** What is in use stays offered, though it was put away. */
const withThis = (names: string[], used: string | null): string[] =>
  used === null || names.includes(used) ? names : [...names, used]
