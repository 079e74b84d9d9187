import { createMemo, createSignal, type Accessor } from 'solid-js'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'

export interface Selection {
  /** Choosing is what a tap does now. */
  on: Accessor<boolean>
  chosen: Accessor<ReadonlySet<ProfileId>>
  start: (id?: ProfileId) => void
  toggle: (id: ProfileId) => void
  choose: (ids: readonly ProfileId[]) => void
  /** None is chosen, and choosing goes on. */
  clear: () => void
  stop: () => void
}

/** Which clients are chosen. One that leaves this device is chosen no more. */
export function createSelection(): Selection {
  const notebook = useNotebook()
  const [on, setOn] = createSignal(false)
  const [ids, setIds] = createSignal<ReadonlySet<ProfileId>>(new Set())
  const chosen = createMemo((): ReadonlySet<ProfileId> => {
    notebook.rows()
    return new Set([...ids()].filter((id) => notebook.row(id) !== undefined))
  })
  const toggle = (id: ProfileId): void => {
    const next = new Set(chosen())
    if (!next.delete(id)) next.add(id)
    setIds(next)
  }
  return {
    on,
    chosen,
    toggle,
    start(id) {
      setOn(true)
      if (id !== undefined && !chosen().has(id)) toggle(id)
    },
    choose: (more) => void setIds(new Set([...chosen(), ...more])),
    clear: () => void setIds(new Set<ProfileId>()),
    stop() {
      setOn(false)
      setIds(new Set<ProfileId>())
    },
  }
}
