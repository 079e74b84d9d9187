import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { NOTE_LIMITS } from '../../shared/profile/notesSchema'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import type { DescribedImage } from './NotePicture'
import { imageAlt } from './noteNodes'

interface Props {
  image: DescribedImage | undefined
  onClose: () => void
}

/** What a picture shows, in words. */
export function NoteImageDialog(props: Props) {
  return (
    <Show when={props.image} keyed>
      {(image) => <Form image={image} onClose={() => props.onClose()} />}
    </Show>
  )
}

function Form(props: { image: DescribedImage; onClose: () => void }) {
  // eslint-disable-next-line solid/reactivity -- what was said when the dialog opened
  const [typed, setTyped] = createSignal(props.image.alt)
  function save(event: SubmitEvent): void {
    event.preventDefault()
    // The dialog gives the focus back first; then the editor takes it.
    const { image } = props
    props.onClose()
    queueMicrotask(() => image.save(imageAlt(typed())))
  }
  return (
    <Dialog
      open
      title={t('notes.imageTitle')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={() => props.onClose()}
      actions={
        <Button type="submit" form="note-image" variant="primary">
          {t('notes.done')}
        </Button>
      }
    >
      <form id="note-image" onSubmit={save}>
        <TextField
          label={t('notes.imageSays')}
          value={typed()}
          onInput={setTyped}
          hint={t('notes.imageHint')}
          maxLength={NOTE_LIMITS.alt / 2}
          autofocus
        />
      </form>
    </Dialog>
  )
}
