/** Which dialog of this folder is open: a command, the page's menu and a card ask for one, and one place shows it. */
import { createSignal } from 'solid-js'
import type { EntryId, LossId } from '../../../shared/ids'

export type Asked =
  | { dialog: 'loss'; loss: LossId }
  /** `at`: where the focus begins. */
  | { dialog: 'complaint'; entry: EntryId; at?: 'answer' }
  | { dialog: 'raise'; entry: EntryId }
  /** Of this complaint; without an id a new one. */
  | { dialog: 'failure'; id?: string; entry?: EntryId }
  | { dialog: 'wish'; id?: string }

const [asked, setAsked] = createSignal<Asked>()
export { asked }

export const ask = (what: Asked): void => void setAsked(what)
export const close = (): void => setAsked(undefined)
