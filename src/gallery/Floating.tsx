import { createSignal, For } from 'solid-js'
import IconCopy from '~icons/lucide/copy'
import IconFilters from '~icons/lucide/sliders-horizontal'
import IconTrash from '~icons/lucide/trash-2'
import { Button, IconButton } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { Chip } from '../ui/Chip'
import { ConfirmDialog, Dialog } from '../ui/Dialog'
import { Menu } from '../ui/Menu'
import { Popover } from '../ui/Popover'
import { TextField } from '../ui/TextField'
import styles from './Gallery.module.css'
import { PEOPLE, say } from './words'

const nothing = (): void => {}

/** What opens over the page. */
export function Floating() {
  const [dialog, setDialog] = createSignal(false)
  const [sure, setSure] = createSignal(false)
  const [filter, setFilter] = createSignal(false)
  return (
    <div class={styles.row}>
      <Menu
        label={say('more')}
        variant="plain"
        items={[
          { label: say('handOver'), icon: IconCopy, onSelect: nothing },
          { label: say('history'), onSelect: nothing, disabled: true },
          { label: say('danger'), icon: IconTrash, onSelect: nothing, danger: true },
        ]}
      />
      <Popover
        open={filter()}
        onOpenChange={setFilter}
        title={say('responsible')}
        closeLabel={say('close')}
        trigger={(trigger) => (
          <Chip trigger={trigger} pressed onRemove={nothing} removeLabel={say('remove')}>
            {say('filter')}
          </Chip>
        )}
        actions={
          <Button size="small" onClick={() => setFilter(false)}>
            {say('close')}
          </Button>
        }
      >
        <TextField label={say('find')} hideLabel placeholder={say('find')} value="" autofocus />
        <div>
          <For each={PEOPLE}>{({ name }, at) => <Checkbox label={name} checked={at() < 2} onChange={nothing} />}</For>
        </div>
      </Popover>
      <Button onClick={() => setDialog(true)}>Dialog</Button>
      <Button variant="danger" onClick={() => setSure(true)}>
        Confirmation
      </Button>
      <IconButton icon={IconFilters} label={say('palette')} variant="plain" data-tip-keys="mod+k" />
      <Dialog
        open={dialog()}
        title={say('dialog')}
        closeLabel={say('close')}
        closeOnBackdrop
        onClose={() => setDialog(false)}
        actions={
          <>
            <Button onClick={() => setDialog(false)}>{say('cancel')}</Button>
            <Button variant="primary" onClick={() => setDialog(false)}>
              {say('save')}
            </Button>
          </>
        }
      >
        <p>{say('dialogText')}</p>
        <TextField label={say('name')} value={say('nameValue')} autofocus />
      </Dialog>
      <ConfirmDialog
        open={sure()}
        title={say('dialog')}
        confirmLabel={say('danger')}
        cancelLabel={say('cancel')}
        danger
        onConfirm={nothing}
        onClose={() => setSure(false)}
      >
        <p>{say('dialogText')}</p>
      </ConfirmDialog>
    </div>
  )
}
