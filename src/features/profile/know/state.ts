/** What is open over the reading: a form, or where a line is from; and whether every line says who told it. */
import { createContext, createSignal, useContext, type Accessor } from 'solid-js'
import type { KnowLine } from '../../../shared/practice/toKnow'
import type { Known, KnowForm } from './forms'

export interface Editing {
  known: Known
  /** What a new one begins with. */
  form?: KnowForm
}

export interface KnowState {
  editing: Accessor<Editing | undefined>
  edit(known: Known, form?: KnowForm): void
  why: Accessor<KnowLine | undefined>
  askWhy(line: KnowLine): void
  close(): void
  /** What matters to them is typed in its place, for the first time. */
  aboutOpen: Accessor<boolean>
  openAbout(open: boolean): void
  said: Accessor<boolean>
  showSaid(shown: boolean): void
}

export function makeKnowState(): KnowState {
  const [editing, setEditing] = createSignal<Editing>()
  const [why, setWhy] = createSignal<KnowLine>()
  const [aboutOpen, openAbout] = createSignal(false)
  const [said, showSaid] = createSignal(false)
  const edit = (known: Known, form?: KnowForm): void => {
    setEditing({ known, ...(form && { form }) })
  }
  return {
    editing,
    edit,
    why,
    askWhy: (line) => void setWhy(line),
    close() {
      setEditing(undefined)
      setWhy(undefined)
    },
    aboutOpen,
    openAbout,
    said,
    showSaid,
  }
}

const KnowContext = createContext<KnowState>()
export const KnowProvider = KnowContext.Provider

export function useKnow(): KnowState {
  const state = useContext(KnowContext)
  if (state === undefined) throw new Error('useKnow needs a KnowProvider above it')
  return state
}
