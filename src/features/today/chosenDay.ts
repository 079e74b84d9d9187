/**
 * The day's lines (today.ts, TD5): chosen when the list is whole for the first time on a day and there is something to do,
 * and kept on this device.
 */
import { createEffect, createMemo, createSignal, type Accessor } from 'solid-js'
import { t } from '../../i18n'
import { chooseDay, goOnWithDay, splitDay, type Chosen, type Item } from '../../shared/practice/today'
import { useNotebook } from '../../solid/notebook'
import { keepDay, readDay, type List } from './model'

interface Given {
  list: Accessor<List>
  items: Accessor<Item[]>
  /** YYYY-MM-DD */
  today: Accessor<string>
  /** Is the list that of all clients as they are now? */
  isWhole: Accessor<boolean>
}

export function createChosenDay({ list, items, today, isWhole }: Given) {
  const me = useNotebook().me().member.id
  const [chosen, setChosen] = createSignal<Partial<Record<List, Chosen>>>({
    mine: readDay(me, 'mine'),
    everybody: readDay(me, 'everybody'),
  })
  const ofToday = createMemo(() => {
    const known = chosen()[list()]
    return known?.day === today() ? known : undefined
  })
  createEffect(() => {
    if (!isWhole()) return
    const began = goOnWithDay(ofToday(), items(), today(), Date.now())
    if (began === ofToday()) return
    setChosen((all) => ({ ...all, [list()]: began }))
    if (began !== undefined) keepDay(me, list(), began)
  })
  return {
    /** Before it is chosen: what would be. */
    split: createMemo(() => splitDay(items(), ofToday() ?? chooseDay(items(), today(), Date.now()))),
    /** "3 of 12 done"; nothing before the first. */
    progress(): string | undefined {
      const ids = ofToday()?.ids ?? []
      const left = new Set(items().map(({ id }) => id))
      const done = ids.filter((id) => !left.has(id)).length
      return done > 0 ? t('today.progress', { done, count: ids.length }) : undefined
    },
  }
}
