/** One gesture on a line: all that belongs to it changes together, and is taken back together. */
import { t } from '../../i18n'
import type { ProfileId } from '../../shared/ids'
import type { PracticeContext } from '../../shared/practice/signal'
import type { Item } from '../../shared/practice/today'
import type { ChangeInput, Notebook } from '../../solid/notebook'
import { showToast } from '../../ui/toast'
import { offerUndo } from '../undo'
import { movesOf, type Move } from './moves'

/** Says it in the ledger of each client that the line is about, then tells so with a way back. */
export async function actOn(
  notebook: Notebook,
  { signal, also }: Item,
  move: Move,
  context: Pick<PracticeContext, 'today' | 'settings'>,
  said: string,
): Promise<void> {
  const byProfile = new Map<ProfileId, ChangeInput[]>()
  for (const one of [signal, ...also]) {
    const moves = movesOf(one, move, context)
    if (moves.length > 0) byProfile.set(one.row.id, [...(byProfile.get(one.row.id) ?? []), ...moves])
  }
  await write(notebook, byProfile, said)
}

/** Line after line is done: only the last one is offered to be taken back, so that no words lie over the next. */
let dropOffer: (() => void) | undefined

/** Changes clients as one intended step. */
export async function write(
  notebook: Notebook,
  byProfile: ReadonlyMap<ProfileId, ChangeInput[]>,
  said: string,
): Promise<void> {
  try {
    if (byProfile.size === 0) return
    const step = await notebook.actTogether(byProfile)
    dropOffer?.()
    dropOffer = offerUndo(notebook, step, said)
  } catch {
    showToast({ kind: 'error', text: t('common.changeFailed') })
  }
}
