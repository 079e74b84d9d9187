/** What one tap does, one tap takes back: the toast after a change, and what it says when taken back. */
import { t } from '../i18n'
import type { ProfileId } from '../shared/ids'
import type { ChangeInput, Notebook, Step, Undone } from '../solid/notebook'
import { showToast } from '../ui/toast'

/** Changes a client and says so with a way back. `text` says what was done. Resolves when it is shown. */
export async function changeWithUndo(
  notebook: Notebook,
  profile: ProfileId,
  steps: ChangeInput[],
  text: string,
): Promise<void> {
  try {
    offerUndo(notebook, await notebook.act(profile, steps), text)
  } catch {
    showToast({ kind: 'error', text: t('common.changeFailed') })
  }
}

/** The toast of a step, gone when the step is taken back by other ways. */
const offered = new WeakMap<Step, () => void>()

/** Says what was done, with a way back. Returns how to take that offer away sooner. */
export function offerUndo(notebook: Notebook, step: Step, text: string): () => void {
  const action = { label: t('common.undo'), run: () => void takeBack(notebook, step) }
  const drop = showToast({ kind: 'success', text, action })
  offered.set(step, drop)
  return drop
}

/** Takes a step back and says what came of it; `what` names the step. */
export async function takeBack(notebook: Notebook, step: Step, what?: string): Promise<void> {
  offered.get(step)?.()
  try {
    const undone = await notebook.undo(step)
    const whole = undone === 'undone'
    showToast({ kind: whole ? 'success' : 'info', text: whole && what !== undefined ? what : undoneText(undone) })
  } catch {
    showToast({ kind: 'error', text: t('common.changeFailed') })
  }
}

function undoneText(undone: Undone): string {
  switch (undone) {
    case 'undone':
      return t('common.undone')
    case 'partly':
      return t('common.undonePartly')
    case 'stands':
      return t('common.undoStands')
    case 'gone':
      return t('common.undoGone')
  }
}
