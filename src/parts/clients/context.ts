import { createMemo, type Accessor } from 'solid-js'
import { locale } from '../../i18n'
import type { MemberId } from '../../shared/ids'
import type { ViewContext } from '../../shared/view/fields'
import type { OrderContext } from '../../shared/view/order'
import type { SavedView } from '../../shared/view/view'
import { useNotebook } from '../../solid/notebook'
import { createToday } from '../today'

/** Whose list, and when: made anew when the day, the team or the language changes, not with each client. */
export function createViewContext(): Accessor<ViewContext & OrderContext> {
  const notebook = useNotebook()
  const today = createToday()
  const names = createMemo(
    () => new Map<string, string>(notebook.team().members.map(({ id, name }) => [id, name])),
    undefined,
    { equals: (a, b) => a.size === b.size && [...a].every(([id, name]) => b.get(id) === name) },
  )
  return createMemo(() => {
    const known = names()
    return {
      me: notebook.me().member.id,
      today: today(),
      now: Date.now(),
      fields: notebook.settings().fields,
      rhythm: notebook.settings().rhythm,
      locale: locale(),
      memberName: (id: string) => known.get(id) ?? notebook.memberName(id as MemberId),
    }
  })
}

export interface SavedViews {
  mine: Accessor<readonly SavedView[]>
  shared: Accessor<readonly SavedView[]>
  /** Both. */
  all: Accessor<readonly SavedView[]>
}

export function createSavedViews(): SavedViews {
  const notebook = useNotebook()
  const shared = createMemo(() => notebook.settings().views)
  const mine = createMemo(() => {
    const theirs = new Set(shared().map(({ id }) => id))
    return notebook.myViews().filter(({ id }) => !theirs.has(id))
  })
  return { mine, shared, all: createMemo(() => [...mine(), ...shared()]) }
}
