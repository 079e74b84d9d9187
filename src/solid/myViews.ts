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

interface Effects {
  load(): Promise<KeptView[] | undefined>
  store(views: KeptView[]): Promise<void>
  http<T>(method: 'GET' | 'PUT', path: `/api/${string}`, body?: unknown): Promise<HttpResult<T>>
  now(): number
}

export function makeMyViews({ load, store, http, now }: Effects): MyViews {
  const [kept, setKept] = createSignal<readonly KeptView[]>([])
  let line: Promise<unknown> = Promise.resolve()
  /** One after the other: each begins with what the one before stored. */
  const change = (edit: (before: readonly KeptView[]) => KeptView[]): Promise<void> => {
    const done = line.then(async () => {
      const views = edit((await load()) ?? [])
      await store(views)
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

  async function send(): Promise<boolean> {
    for (const { id, at, view, sent } of kept()) {
      if (sent) continue
      const answer = await http('PUT', `/api/my/views/${id}`, { at, view })
      if (!answer.ok && (answer.error === 'offline' || answer.error === 'signIn' || answer.error === 'server'))
        return false
      // One that the server cannot take stays on this device.
      await change((before) => before.map((one) => (one.id === id && one.at === at ? { ...one, sent: true } : one)))
    }
    return true
  }
  let syncing: Promise<void> = Promise.resolve()
  async function exchange(): Promise<void> {
    if (!(await send())) return
    const answer = await http<MyView[]>('GET', '/api/my/views')
    if (answer.ok) await change((before) => joined(before, answer.value))
  }

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

/** What the device has and what the server has: of each view the later word. */
export function joined(here: readonly KeptView[], there: readonly MyView[]): KeptView[] {
  const byId = new Map(here.map((one) => [one.id, one]))
  for (const one of there) {
    const known = byId.get(one.id)
    if (known === undefined || known.at < one.at) byId.set(one.id, { ...one, sent: true })
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const byName = (views: readonly KeptView[]): SavedView[] =>
  views.flatMap(({ view }) => (view === null ? [] : [view])).toSorted((a, b) => a.name.localeCompare(b.name))
