import * as v from 'valibot'
import { savedViewSchema, type SavedView } from '../../../shared/view/view'
import type { Notebook } from '../../../solid/notebook'

/** `saved`, or the message that says why not (`filters.view.…`). */
export type SaveOutcome = 'saved' | 'failed' | 'offline' | 'full' | 'tooDeep'

/** Saves a view for oneself, or for the team. */
export async function saveView(
  notebook: Pick<Notebook, 'keepView' | 'saveSetting'>,
  view: SavedView,
  shared: boolean,
): Promise<SaveOutcome> {
  const parsed = v.safeParse(savedViewSchema, view)
  // The address takes filters from anywhere; what is saved every app must be able to read.
  if (!parsed.success) return 'tooDeep'
  if (!shared)
    return notebook.keepView(parsed.output).then(
      () => 'saved',
      () => 'failed',
    )
  const answer = await notebook.saveSetting('view', parsed.output)
  if (answer.ok) return 'saved'
  if (answer.error === 'offline') return 'offline'
  return answer.error === 'settingsFull' ? 'full' : 'failed'
}
