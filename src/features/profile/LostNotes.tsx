import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import * as Y from 'yjs'
import IconPutBack from '~icons/lucide/corner-down-left'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import { newId } from '../../shared/ids'
import { lostIn, putBack, type LostText } from '../../shared/profile/noteLost'
import { NotePast, settledIn } from '../../shared/profile/notePast'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { showToast } from '../../ui/toast'
import { useClient } from './client'
import styles from './Notes.module.css'

/** ms of quiet in the notes after which they are looked through: never between two keys. */
const QUIET = 400

/** Text that somebody wrote where somebody else joined or restyled the paragraph meanwhile: to put back, or let go. */
export default function LostNotes() {
  const client = useClient()
  const { notebook, view } = client
  const notes = () => view.doc.getXmlFragment('notes')
  const [version, setVersion] = createSignal(0)
  createEffect(() => {
    const watched = notes()
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setVersion((before) => before + 1), QUIET)
    }
    watched.observeDeep(changed)
    onCleanup(() => {
      clearTimeout(timer)
      watched.unobserveDeep(changed)
    })
  })
  const past = createMemo(() => NotePast.of(view.changes()))
  const lost = createMemo(() => {
    version()
    return lostIn(notes(), past(), settledIn(view.profile()))
  })
  const settle = (of: LostText, back: boolean) =>
    notebook.act(view.id, [{ kind: 'fact', path: `lost/${newId()}`, value: { runs: of.runs, back } }])

  async function takeIn(of: LostText): Promise<void> {
    // One's own edit, which can be taken back as one, whatever was put back before and after it.
    const origin = Symbol('put back')
    const undo = new Y.UndoManager(notes(), { trackedOrigins: new Set([origin]), captureTimeout: 0 })
    putBack(notes(), past(), of, origin)
    const step = await settle(of, true).catch(() => undefined)
    const member = notebook.memberName(of.author.member)
    showToast({
      kind: 'success',
      text: t('notes.lostBack', { member }),
      action: {
        label: t('common.undo'),
        run: () => {
          undo.undo()
          undo.destroy()
          if (step !== undefined) void notebook.undo(step)
        },
      },
    })
  }
  const letGo = (of: LostText): Promise<void> =>
    client.tap(
      [{ kind: 'fact', path: `lost/${newId()}`, value: { runs: of.runs, back: false } }],
      t('notes.lostLetGone'),
    )
  return (
    <Show when={client.may() && view.notesEditable() && lost().length > 0}>
      <Card class={styles.lost} aria-labelledby="lost-title">
        <h2 id="lost-title" class={styles.lostTitle}>
          {t('notes.lostTitle')}
        </h2>
        <p class={styles.quiet}>{t('notes.lostHint')}</p>
        <ul role="list" class={styles.lostList}>
          <For each={lost()}>
            {(one) => (
              <li class={styles.lostOne}>
                <Avatar name={notebook.memberName(one.author.member)} seed={one.author.member} size="small" />
                <div class={styles.lostWords}>
                  <p class={styles.lostText}>{one.text.trim()}</p>
                  <p class={styles.quiet}>
                    {t('notes.writtenBy', {
                      member: notebook.memberName(one.author.member),
                      when: formatMoment(one.author.at),
                    })}
                  </p>
                </div>
                <div class={styles.lostActions}>
                  <Button variant="primary" icon={IconPutBack} onClick={() => void takeIn(one)}>
                    {t('notes.lostPutBack')}
                  </Button>
                  <Button variant="quiet" onClick={() => void letGo(one)}>
                    {t('notes.lostLetGo')}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}
