import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import IconArchive from '~icons/lucide/archive'
import IconDown from '~icons/lucide/chevron-down'
import IconUp from '~icons/lucide/chevron-up'
import IconFields from '~icons/lucide/list-plus'
import IconPencil from '~icons/lucide/pencil'
import IconPlus from '~icons/lucide/plus'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { mayInWorkspace } from '../../shared/access'
import type { OwnField } from '../../shared/team/ownFields'
import { groupsOf, movedField } from '../../shared/team/ownValues'
import { SETTING_LIMITS } from '../../shared/team/settings'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button, IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Menu } from '../../ui/Menu'
import { Page } from '../../ui/Page'
import { showToast } from '../../ui/toast'
import { FieldDialog } from './FieldDialog'
import styles from './FieldsPage.module.css'
import { typeName } from './typeFace'

/** The fields that the team fills for every client. A head makes, changes, orders and archives them. */
export default function FieldsPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const [editing, setEditing] = createSignal<{ field: OwnField | undefined } | null>(null)
  const [said, setSaid] = createSignal('')
  const may = () => mayInWorkspace(notebook.role(), 'setRules')
  const offline = () => notebook.status().connection !== 'online'
  const all = () => notebook.settings().fields
  const used = () => all().filter(({ archived }) => !archived)
  const gone = () => all().filter(({ archived }) => archived)
  const groups = createMemo(() => groupsOf(used()))
  const full = () => all().length >= SETTING_LIMITS.field

  async function save(fields: OwnField[], text?: string): Promise<boolean> {
    for (const field of fields) {
      const answer = await notebook.saveSetting('field', field)
      if (!answer.ok) {
        showToast({
          kind: 'error',
          text: answer.error === 'offline' ? t('own.fields.offline') : apiErrorText(answer.error),
        })
        return false
      }
    }
    if (text !== undefined) showToast({ kind: 'success', text })
    return true
  }
  async function move(field: OwnField, by: 1 | -1): Promise<void> {
    const focused = document.activeElement
    const pressed = focused instanceof HTMLElement ? (focused.dataset.move ?? 'line') : 'line'
    if (!(await save(movedField(all(), field.id, by)))) return
    const near = groups().find(({ name }) => name === field.group)?.fields ?? []
    const place = near.findIndex(({ id }) => id === field.id) + 1
    setSaid(t('own.fields.moved', { name: field.name, place, count: near.length }))
    // The line moved, and took the focus away with it.
    const line = document.querySelector(`[data-field="${field.id}"]`)
    const again = line?.querySelector<HTMLElement>(`[data-move="${pressed}"]:not(:disabled)`)
    ;(again ?? line?.querySelector<HTMLElement>('[data-move="line"]'))?.focus()
  }
  async function archive(field: OwnField): Promise<void> {
    if (!(await save([{ ...field, archived: true }]))) return
    // As the field is by then: another head may have changed it meanwhile.
    const undo = (): void => void restore(all().find(({ id }) => id === field.id) ?? field)
    const text = t('own.fields.saidArchived', { name: field.name })
    showToast({ kind: 'success', text, action: { label: t('common.undo'), run: undo } })
  }
  const restore = (field: OwnField) =>
    save([{ ...field, archived: false }], t('own.fields.saidRestored', { name: field.name }))

  return (
    <Page
      title={t('own.fields.title')}
      narrow
      back={{ label: t('common.back'), onClick: () => navigate('/team') }}
      actions={
        <Show when={may() && !full()}>
          <Button variant="primary" icon={IconPlus} onClick={() => setEditing({ field: undefined })}>
            {t('own.fields.new')}
          </Button>
        </Show>
      }
    >
      <div class={styles.page}>
        <p class={styles.intro}>{may() ? t('own.fields.text') : t('own.fields.onlyHead')}</p>
        <Show when={may() && offline()}>
          <Banner tone="info">{t('own.fields.offline')}</Banner>
        </Show>
        <Show when={may() && full()}>
          <Banner tone="info">{t('own.fields.full', { count: SETTING_LIMITS.field })}</Banner>
        </Show>
        <Show when={used().length === 0}>
          <EmptyState icon={IconFields} title={t('own.fields.none')} text={t('own.fields.noneText')} />
        </Show>
        <For each={groups()}>
          {(group) => (
            <section class={styles.group} aria-label={group.name || t('own.fields.ungrouped')}>
              <Show when={group.name !== '' || groups().length > 1}>
                <h2 class={styles.heading}>{group.name || t('own.fields.ungrouped')}</h2>
              </Show>
              <Card flush>
                <For each={group.fields}>
                  {(field, index) => (
                    <Line
                      field={field}
                      may={may()}
                      first={index() === 0}
                      last={index() === group.fields.length - 1}
                      onEdit={() => setEditing({ field })}
                      onMove={(by) => void move(field, by)}
                      onArchive={() => void archive(field)}
                    />
                  )}
                </For>
              </Card>
            </section>
          )}
        </For>
        <Show when={gone().length > 0}>
          <details class={styles.archive}>
            <summary>
              {t('own.fields.archived')} · {t('own.fields.count', { count: gone().length })}
            </summary>
            <p>{t('own.fields.archivedText')}</p>
            <Card flush>
              <For each={gone()}>
                {(field) => (
                  <div class={styles.line}>
                    <div class={styles.open}>
                      <span class={styles.name}>{field.name}</span>
                      <span class={styles.detail}>{detailOf(field)}</span>
                    </div>
                    <Show when={may()}>
                      <Button
                        size="small"
                        aria-label={t('own.fields.restoreNamed', { name: field.name })}
                        onClick={() => void restore(field)}
                      >
                        {t('own.fields.restore')}
                      </Button>
                    </Show>
                  </div>
                )}
              </For>
            </Card>
          </details>
        </Show>
      </div>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={editing()} keyed>
        {(open) => <FieldDialog field={open.field} onClose={() => setEditing(null)} />}
      </Show>
    </Page>
  )
}

/** What kind of field it is, its choices, and when it goes stale: one quiet line. */
function detailOf(field: OwnField): string {
  const choices = field.choices.filter(({ archived }) => !archived).map(({ name }) => name)
  return [
    choices.join(', ') || typeName(field.type),
    field.staleDays === null ? '' : t('own.fields.staleAfter', { days: field.staleDays }),
  ]
    .filter(Boolean)
    .join(' · ')
}

interface LineProps {
  field: OwnField
  may: boolean
  first: boolean
  last: boolean
  onEdit: () => void
  onMove: (by: 1 | -1) => void
  onArchive: () => void
}

/** Alt with an arrow moves the line that has the focus. */
function Line(props: LineProps) {
  const text = () => (
    <>
      <span class={styles.name}>{props.field.name}</span>
      <span class={styles.detail}>{detailOf(props.field)}</span>
    </>
  )
  function keyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const up = event.key === 'ArrowUp'
    if (up ? !props.first : !props.last) props.onMove(up ? -1 : 1)
  }
  return (
    <div class={styles.line} data-field={props.field.id}>
      <Show when={props.may} fallback={<div class={styles.open}>{text()}</div>}>
        <button
          type="button"
          class={styles.open}
          data-move="line"
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => props.onEdit()}
          onKeyDown={keyDown}
        >
          {text()}
        </button>
        <div class={styles.moves}>
          <IconButton
            icon={IconUp}
            data-move="up"
            label={t('own.fields.upNamed', { name: props.field.name })}
            disabled={props.first}
            onClick={() => props.onMove(-1)}
          />
          <IconButton
            icon={IconDown}
            data-move="down"
            label={t('own.fields.downNamed', { name: props.field.name })}
            disabled={props.last}
            onClick={() => props.onMove(1)}
          />
        </div>
        <Menu
          label={t('own.fields.actions', { name: props.field.name })}
          items={[
            { label: t('own.fields.edit'), icon: IconPencil, onSelect: () => props.onEdit() },
            { label: t('own.fields.up'), icon: IconUp, disabled: props.first, onSelect: () => props.onMove(-1) },
            { label: t('own.fields.down'), icon: IconDown, disabled: props.last, onSelect: () => props.onMove(1) },
            { label: t('own.fields.archive'), icon: IconArchive, onSelect: () => props.onArchive() },
          ]}
        />
      </Show>
    </div>
  )
}
