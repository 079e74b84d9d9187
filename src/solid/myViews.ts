/**
 * The member's own saved views on this device: shown and stored at once, sent when there is network, and brought
 * together with what other devices said. Of two words about one view the later stands (src/shared/view/myViews.ts).
 */
import { createSignal, type Accessor } from 'solid-js'
import type { ViewId } from '../shared/ids'
import type { MyView } from '../shared/view/myViews'
import type { SavedView } from '../shared/view/view'
import type { HttpResult } from '../sync/http'

/** As it lies in `meta`. */
export type KeptView = MyView & { sent: boolean }

export interface MyViews {
  views: Accessor<readonly SavedView[]>
  /** Resolves when stored on this device. @throws when the device cannot store it: nothing changed then. */
  keep(view: SavedView): Promise<void>
  drop(id: ViewId): Promise<void>
  /** Reads what the device has; again when another tab stored something. */
  read(): Promise<void>
  /** Sends what is unsent and takes what other devices said. */
  sync(): Promise<void>
}

/** Calls a route of the server. */
export type Http = <T>(method: 'GET' | 'PUT', path: `/api/${string}`, body?: unknown) => Promise<HttpResult<T>>

interface Effects {
  load(): Promise<KeptView[] | undefined>
  store(views: readonly KeptView[]): Promise<void>
  http: Http
  now(): number
}

export function makeMyViews({ load, store, http, now }: Effects): MyViews {
  const [kept, setKept] = createSignal<readonly KeptView[]>([])
  let line: Promise<unknown> = Promise.resolve()
  /** One after the other: each begins with what the one before stored. The same array again changes nothing. */
  const change = (edit: (before: readonly KeptView[]) => readonly KeptView[]): Promise<void> => {
    const done = line.then(async () => {
      const before = (await load()) ?? []
      const views = edit(before)
      if (views !== before) await store(views)
      setKept(views)
    })
    line = done.catch(() => {})
    return done
  }
  const say = (id: ViewId, view: SavedView | null) =>
    change((before) => {
      const last = before.find((one) => one.id === id)
      const at = Math.max(now(), (last?.at ?? 0) + 1)
      return [...before.filter((one) => one.id !== id), { id, at, view, sent: false }]
    })

  let syncing: Promise<void> = Promise.resolve()
  const exchange = async (): Promise<void> =>
    (await import('./exchangeViews')).exchangeViews({ kept: kept(), change, http })

  const sync = (): Promise<void> => (syncing = syncing.then(exchange, exchange))
  const sayNow = async (id: ViewId, view: SavedView | null): Promise<void> => {
    await say(id, view)
    // What cannot be sent now goes out when there is network.
    void sync().catch(() => {})
  }

  return {
    views: () => byName(kept()),
    keep: (view) => sayNow(view.id, view),
    drop: (id) => sayNow(id, null),
    read: async () => void setKept((await load()) ?? []),
    sync,
  }
}

const byName = (views: readonly KeptView[]): SavedView[] =>
  views.flatMap(({ view }) => (view === null ? [] : [view])).toSorted((a, b) => a.name.localeCompare(b.name))
