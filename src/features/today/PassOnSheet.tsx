import { For, Show } from 'solid-js'
import { t } from '../../i18n'
import { actOn } from '../../parts/practice/act'
import { mayDo } from '../../shared/practice/doer'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Dialog } from '../../ui/Dialog'
import { About } from './About'
import type { SheetProps } from './Sheets'
import styles from './Sheets.module.css'

/** To whom? Those who may write in all of its clients. */
export function PassOnSheet(props: SheetProps) {
  const notebook = useNotebook()
  const rows = () => [props.item.signal, ...props.item.also].map(({ row }) => row)
  const colleagues = () =>
    props.sight.members.filter(
      (member) => member.id !== props.item.signal.who && rows().every((row) => mayDo(row, member, props.sight)),
    )
  function passOn({ id, name }: { id: (typeof props.sight.members)[number]['id']; name: string }): void {
    const said = t('practice.said.passedOn', { name })
    void actOn(notebook, props.item, { type: 'passOn', to: id }, props.context, said)
    props.onClose()
  }
  return (
    <Dialog
      open
      title={t('practice.passOn.title')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
    >
      <About item={props.item} context={props.context} />
      <Show when={colleagues().length > 0} fallback={<p>{t('practice.passOn.nobody')}</p>}>
        <div class={styles.people}>
          <For each={colleagues()}>
            {(member, index) => (
              <button
                type="button"
                class={styles.person}
                data-autofocus={index() === 0 ? '' : undefined}
                onClick={() => passOn(member)}
              >
                <Avatar name={member.name} seed={member.id} size="small" />
                <span>{member.name}</span>
                <Show when={member.role === 'head'}>
                  <Badge>{t('practice.passOn.toHead')}</Badge>
                </Show>
              </button>
            )}
          </For>
        </div>
      </Show>
    </Dialog>
  )
}
