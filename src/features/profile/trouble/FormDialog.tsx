import { createUniqueId, type JSX } from 'solid-js'
import { t } from '../../../i18n'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import styles from './Trouble.module.css'

interface Props {
  title: string
  /** What saving is called here, where it is more than that. */
  saveLabel?: string
  /** True when it was saved; false leaves the dialog open with what is to be mended. */
  onSave: () => boolean
  /** What was typed is given up. */
  onDrop: () => void
  onClose: () => void
  children: JSX.Element
}

/** A form in a dialog. Closing by Esc or the cross may be a slip: only "Cancel" throws away what was typed. */
export function FormDialog(props: Props) {
  const id = createUniqueId()
  const cancel = (): void => {
    props.onDrop()
    props.onClose()
  }
  const save = (): void => {
    if (props.onSave()) props.onClose()
  }
  return (
    <Dialog
      open
      wide
      title={props.title}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
          <Button type="submit" form={id} variant="primary">
            {props.saveLabel ?? t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
        }}
      >
        {props.children}
      </form>
    </Dialog>
  )
}
