import { createSignal, Show } from 'solid-js'
import { t } from '../../../i18n'
import { mayInWorkspace } from '../../../shared/access'
import { newId, type ViewId } from '../../../shared/ids'
import type { SavedView, View } from '../../../shared/view/view'
import { useNotebook } from '../../../solid/notebook'
import { Banner } from '../../../ui/Banner'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { RadioGroup } from '../../../ui/RadioGroup'
import { TextField } from '../../../ui/TextField'
import { showToast } from '../../../ui/toast'
import { saveView, type SaveOutcome } from './saveView'

interface Props {
  view: View
  /** The saved view that gets another name; without it a new one is made. */
  before: SavedView | undefined
  /** Whose `before` is. */
  shared: boolean
  onSaved: (id: ViewId) => void
  onClose: () => void
}

/** Gives a view its name, and says who sees it. */
export default function SaveViewDialog(props: Props) {
  const notebook = useNotebook()
  const [name, setName] = createSignal(props.before?.name ?? '')
  const [whose, setWhose] = createSignal<'mine' | 'team'>(props.before !== undefined && props.shared ? 'team' : 'mine')
  const [problem, setProblem] = createSignal<Exclude<SaveOutcome, 'saved'>>()
  const [noName, setNoName] = createSignal(false)
  const mayShare = (): boolean => mayInWorkspace(notebook.role(), 'setRules')

  async function save(): Promise<void> {
    setProblem(undefined)
    setNoName(name().trim() === '')
    if (noName()) return
    const view: SavedView = {
      id: props.before?.id ?? newId<ViewId>(),
      name: name().trim(),
      view: props.before?.view ?? props.view,
    }
    const outcome = await saveView(notebook, view, whose() === 'team')
    if (outcome !== 'saved') return void setProblem(outcome)
    if (props.before === undefined) props.onSaved(view.id)
    const words = { name: view.name }
    showToast({
      kind: 'success',
      text: whose() === 'team' ? t('filters.view.shared', words) : t('filters.view.saved', words),
    })
    props.onClose()
  }

  return (
    <Dialog
      open
      title={props.before === undefined ? t('filters.view.title') : t('filters.view.renameTitle')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('filters.view.name')}
        placeholder={t('filters.view.nameHint')}
        value={name()}
        onInput={setName}
        error={noName() ? t('filters.view.noName') : undefined}
        maxLength={60}
        autofocus
        enterkeyhint="done"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) void save()
        }}
      />
      <Show when={mayShare() && props.before === undefined}>
        <RadioGroup
          label={t('filters.view.whose')}
          value={whose()}
          options={[
            { value: 'mine', label: t('filters.view.mine'), hint: t('filters.view.mineHint') },
            { value: 'team', label: t('filters.view.team'), hint: t('filters.view.teamHint') },
          ]}
          onChange={setWhose}
        />
      </Show>
      <Show when={problem()}>{(what) => <Banner tone="danger">{t(`filters.view.${what()}`)}</Banner>}</Show>
    </Dialog>
  )
}
