import { createEffect, on } from 'solid-js'
import { createStore, type SetStoreFunction } from 'solid-js/store'
import { t } from '../../../i18n'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../../../parts/drafts'
import { offerUndo } from '../../../parts/undo'
import type { ChangeInput } from '../../../solid/notebook'
import { showToast } from '../../../ui/toast'
import { useClient } from '../client'

/**
 * A form that outlives a reload: what is typed is kept on the device until it is stored or given up. `read` gives what
 * was kept, if this app understands it.
 */
export function createForm<F extends object>(
  place: string,
  read: (stored: string | null) => F | undefined,
  standing: F,
): {
  form: F
  set: SetStoreFunction<F>
  /** Stores these changes and says `done`, with a way back; what was typed is let go once they are stored. */
  save: (steps: ChangeInput[], done: string) => Promise<void>
  /** Given up. */
  drop: () => void
} {
  const client = useClient()
  const at: DraftPlace = { member: client.notebook.me().member.id, profile: client.view.id, place }
  const [form, set] = createStore<F>({ ...(read(readDraft(at)) ?? standing) })
  createEffect(
    on(
      () => JSON.stringify(form),
      (text) => keepDraft(at, text),
      { defer: true },
    ),
  )
  const drop = (): void => dropDraft(at)
  const save = async (steps: ChangeInput[], done: string): Promise<void> => {
    if (steps.length === 0) return drop()
    try {
      const step = await client.notebook.act(client.view.id, steps)
      offerUndo(client.notebook, step, done)
      await step.stored
      drop()
    } catch {
      // The draft stays: what was typed is there again when the dialog is.
      showToast({ kind: 'error', text: t('common.changeFailed') })
    }
  }
  return { form, set, save, drop }
}
