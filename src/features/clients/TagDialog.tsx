import { createMemo, createSignal, For, Show } from 'solid-js'
import IconPlus from '~icons/lucide/plus'
import { t } from '../../i18n'
import { offerUndo } from '../../parts/undo'
import { mayOnProfile, reachOf } from '../../shared/access'
import { dayOf } from '../../shared/dates'
import type { ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { useNotebook, type Step } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { Dialog } from '../../ui/Dialog'
import { ProgressBar } from '../../ui/ProgressBar'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import styles from './TagDialog.module.css'
import { countTags, tagSteps, tidyTag } from './tagMany'

const SUGGESTED = 8
/** Clients that change at once. */
const AT_ONCE = 20

/** Adds a tag to the chosen clients, or takes one away; each time one step, which one tap takes back. */
export default function TagDialog(props: { profiles: readonly ProfileId[]; onClose: () => void }) {
  const notebook = useNotebook()
  const [typed, setTyped] = createSignal('')
  const [working, setWorking] = createSignal<{ done: number; total: number }>()
  const mayWrite = (row: Row): boolean => {
    const { member, workspace } = notebook.me()
    const grant = notebook.grants(row.id).find((one) => one.member === member.id) ?? null
    const today = dayOf(Date.now(), workspace.zone)
    const reach = reachOf({ role: member.role, member: member.id, owner: row.owner ?? '', grant, today })
    return mayOnProfile(member.role, reach, 'write')
  }
  const chosen = createMemo(() => props.profiles.flatMap((id) => notebook.row(id) ?? []))
  const rows = createMemo(() => chosen().filter(mayWrite))
  const here = createMemo(() => countTags(rows()))
  const used = createMemo(() => {
    const wanted = tidyTag(typed()).toLowerCase()
    return countTags(notebook.rows())
      .filter(({ tag }) => tag.toLowerCase().includes(wanted) && tagSteps(rows(), tag, true).length > 0)
      .slice(0, SUGGESTED)
  })

  async function apply(tag: string, on: boolean): Promise<void> {
    const changes = tagSteps(rows(), tag, on)
    setTyped('')
    const words = { tag: tidyTag(tag), count: changes.length }
    let step: Step | undefined
    try {
      for (let done = 0; done < changes.length; done += AT_ONCE) {
        setWorking({ done, total: changes.length })
        const some = changes.slice(done, done + AT_ONCE)
        step = await notebook.actTogether(new Map(some.map(({ profile, change }) => [profile, [change]])), step)
      }
    } catch {
      showToast({ kind: 'error', text: t('common.changeFailed') })
    }
    setWorking(undefined)
    const text = on ? t('filters.tag.added', words) : t('filters.tag.removed', words)
    if (step === undefined) showToast({ text })
    else offerUndo(notebook, step, text)
  }
  const add = (): void => {
    if (tidyTag(typed()) !== '') void apply(typed(), true)
  }

  return (
    <Dialog
      open
      title={t('filters.tag.title')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
      actions={
        <Button variant="primary" onClick={() => props.onClose()}>
          {t('filters.options.done')}
        </Button>
      }
    >
      <p>{t('filters.tag.text', { count: chosen().length })}</p>
      <Show when={rows().length < chosen().length}>
        <p class={styles.hint}>{t('filters.tag.skipped', { skipped: chosen().length - rows().length })}</p>
      </Show>
      <Show
        when={working()}
        fallback={
          <Show when={rows().length > 0}>
            <div class={styles.form}>
              <TextField
                class={styles.field}
                label={t('filters.tag.new')}
                value={typed()}
                onInput={setTyped}
                maxLength={100}
                autofocus
                enterkeyhint="done"
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.isComposing) add()
                }}
              />
              <Button disabled={tidyTag(typed()) === ''} onClick={add}>
                {t('filters.tag.addButton')}
              </Button>
            </div>
            <Show when={used().length > 0}>
              <section>
                <h3 class={styles.title}>{t('filters.tag.used')}</h3>
                <div class={styles.tags}>
                  <For each={used()}>
                    {({ tag }) => (
                      <Chip onClick={() => void apply(tag, true)}>
                        <IconPlus aria-hidden="true" />
                        {tag}
                      </Chip>
                    )}
                  </For>
                </div>
              </section>
            </Show>
            <Show when={here().length > 0}>
              <section>
                <h3 class={styles.title}>{t('filters.tag.here')}</h3>
                <div class={styles.tags}>
                  <For each={here()}>
                    {({ tag, count }) => (
                      <Chip
                        onRemove={() => void apply(tag, false)}
                        removeLabel={t('filters.tag.takeAway', { tag, count })}
                      >
                        {tag} <span class={styles.count}>{count}</span>
                      </Chip>
                    )}
                  </For>
                </div>
              </section>
            </Show>
          </Show>
        }
      >
        {(at) => (
          <ProgressBar
            label={t('filters.tag.working', { done: at().done, total: at().total })}
            value={at().done}
            max={at().total}
          />
        )}
      </Show>
    </Dialog>
  )
}
