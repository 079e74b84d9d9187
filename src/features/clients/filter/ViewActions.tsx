import { createSignal, lazy, Show, Suspense } from 'solid-js'
import IconCopy from '~icons/lucide/copy-plus'
import IconDelete from '~icons/lucide/trash-2'
import IconRename from '~icons/lucide/pencil'
import { t } from '../../../i18n'
import type { SavedViews } from '../../../parts/clients/context'
import { mayInWorkspace } from '../../../shared/access'
import type { SavedView } from '../../../shared/view/view'
import { useNotebook } from '../../../solid/notebook'
import { Button } from '../../../ui/Button'
import { ConfirmDialog } from '../../../ui/Dialog'
import { Menu } from '../../../ui/Menu'
import { showToast } from '../../../ui/toast'
import type { ListQueryState } from '../createListQuery'
import styles from './FilterBar.module.css'
import { saveView } from './saveView'

const SaveViewDialog = lazy(() => import('./SaveViewDialog'))

/** What is done with the view as a whole: saved, saved again, brought back, renamed, deleted. */
export function ViewActions(props: { state: ListQueryState; saved: SavedViews }) {
  const notebook = useNotebook()
  const [dialog, setDialog] = createSignal<'new' | 'rename' | 'delete'>()
  const saved = (): SavedView | undefined => props.saved.all().find(({ id }) => id === props.state.base())
  const isShared = (): boolean => props.saved.shared().some(({ id }) => id === props.state.base())
  const mayChange = (): boolean => saved() !== undefined && (!isShared() || mayInWorkspace(notebook.role(), 'setRules'))

  async function saveChanges(before: SavedView): Promise<void> {
    const outcome = await saveView(notebook, { ...before, view: props.state.view() }, isShared())
    if (outcome !== 'saved') return void showToast({ kind: 'error', text: t(`filters.view.${outcome}`) })
    props.state.open(before.id)
    showToast({ kind: 'success', text: t('filters.view.saved', { name: before.name }) })
  }
  async function remove(view: SavedView): Promise<void> {
    const shared = isShared()
    const done = shared ? (await notebook.dropSetting('view', view.id)).ok : await dropped(view)
    if (!done) return void showToast({ kind: 'error', text: t('filters.view.failed') })
    props.state.open('all')
    showToast({
      text: t('filters.view.deleted', { name: view.name }),
      action: {
        label: t('common.undo'),
        run: () =>
          void saveView(notebook, view, shared).then((outcome) => outcome === 'saved' && props.state.open(view.id)),
      },
    })
  }
  const dropped = (view: SavedView): Promise<boolean> =>
    notebook.dropView(view.id).then(
      () => true,
      () => false,
    )

  return (
    <div class={styles.actions}>
      <Show when={props.state.isChanged()}>
        <Show when={mayChange() && saved()}>
          {(view) => (
            <Button size="small" variant="quiet" onClick={() => void saveChanges(view())}>
              {t('filters.saveChanges')}
            </Button>
          )}
        </Show>
        <Button size="small" variant="quiet" onClick={() => setDialog('new')}>
          {saved() === undefined ? t('filters.save') : t('filters.view.copy')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => props.state.open(props.state.base())}>
          {t('filters.back')}
        </Button>
      </Show>
      <Show when={mayChange()}>
        <Menu
          size="small"
          label={t('filters.view.menu')}
          items={[
            { label: t('filters.view.rename'), icon: IconRename, onSelect: () => setDialog('rename') },
            { label: t('filters.view.copy'), icon: IconCopy, onSelect: () => setDialog('new') },
            { label: t('filters.view.delete'), icon: IconDelete, danger: true, onSelect: () => setDialog('delete') },
          ]}
        />
      </Show>
      <Suspense>
        <Show when={dialog() === 'new' || dialog() === 'rename'}>
          <SaveViewDialog
            view={props.state.view()}
            before={dialog() === 'rename' ? saved() : undefined}
            shared={isShared()}
            onSaved={props.state.open}
            onClose={() => setDialog(undefined)}
          />
        </Show>
      </Suspense>
      <Show when={saved()}>
        {(view) => (
          <ConfirmDialog
            open={dialog() === 'delete'}
            danger
            title={t('filters.view.deleteTitle', { name: view().name })}
            confirmLabel={t('filters.view.delete')}
            cancelLabel={t('common.cancel')}
            onConfirm={() => void remove(view())}
            onClose={() => setDialog(undefined)}
          >
            <p>{isShared() ? t('filters.view.deleteTeam') : t('filters.view.deleteMine')}</p>
          </ConfirmDialog>
        )}
      </Show>
    </div>
  )
}
