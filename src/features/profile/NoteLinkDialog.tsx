import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { noteLink } from './noteLink'

export interface EditedLink {
  /** '' for a new one. */
  href: string
}

interface Props {
  link: EditedLink | undefined
  /** '' removes the link. */
  onSave: (href: string) => void
  onClose: () => void
}

export function NoteLinkDialog(props: Props) {
  return (
    <Show when={props.link} keyed>
      {(link) => <LinkForm link={link} onSave={(href) => props.onSave(href)} onClose={() => props.onClose()} />}
    </Show>
  )
}

function LinkForm(props: { link: EditedLink; onSave: (href: string) => void; onClose: () => void }) {
  // eslint-disable-next-line solid/reactivity -- what the link was when the dialog opened
  const [typed, setTyped] = createSignal(props.link.href)
  const [isBad, setBad] = createSignal(false)
  const finish = (href: string): void => {
    // The dialog gives the focus back first; then the editor takes it.
    props.onClose()
    queueMicrotask(() => props.onSave(href))
  }
  function save(event: SubmitEvent): void {
    event.preventDefault()
    const href = noteLink(typed())
    setBad(href === undefined)
    if (href !== undefined) finish(href)
  }
  return (
    <Dialog
      open
      title={t('notes.linkTitle')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={() => props.onClose()}
      actions={
        <>
          <Show when={props.link.href !== ''}>
            <Button variant="danger" onClick={() => finish('')}>
              {t('notes.linkRemove')}
            </Button>
          </Show>
          <Button type="submit" form="note-link" variant="primary">
            {t('notes.done')}
          </Button>
        </>
      }
    >
      <form id="note-link" onSubmit={save}>
        <TextField
          label={t('notes.linkAddress')}
          value={typed()}
          onInput={setTyped}
          hint={t('notes.linkHint')}
          error={isBad() ? t('notes.linkBad') : undefined}
          inputMode="url"
          autofocus
        />
      </form>
    </Dialog>
  )
}
