/** Keys by which one goes through today's lines and does, puts off or passes on each; and where the focus goes then. */
import { useNavigate } from '@solidjs/router'
import { createEffect, on, type Accessor } from 'solid-js'
import { createCommands, type Command, type CommandId } from '../../parts/commands/commands'
import { plansHere } from '../../parts/steps/adding'
import type { Item } from '../../shared/practice/today'
import type { LineActions } from './Line'
import { mayPass } from './Lines'

interface Given {
  /** What the lines are in. */
  page: () => HTMLElement | undefined
  items: Accessor<readonly Item[]>
  actions: LineActions
  may: (item: Item) => boolean
}

export function createLineKeys({ page, items, actions, may }: Given): void {
  const navigate = useNavigate()
  const lines = (): HTMLElement[] => [...(page()?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  /** The line with the focus, else the one under the mouse. */
  const current = (): HTMLElement | undefined =>
    document.activeElement?.closest<HTMLElement>('[data-line]') ??
    page()?.querySelector<HTMLElement>('[data-line]:hover') ??
    undefined
  const itemOf = (line: HTMLElement | undefined): Item | undefined =>
    line && items().find(({ id }) => id === line.dataset['line'])
  const focus = (line: HTMLElement | undefined): void => line?.querySelector<HTMLElement>('a, button')?.focus()

  function step(by: number): void {
    const all = lines()
    const now = current()
    const at = now === undefined ? (by > 0 ? -1 : all.length) : all.indexOf(now)
    focus(all[Math.min(Math.max(at + by, 0), all.length - 1)])
  }
  const onItem = (id: CommandId, keys: string[], run: (item: Item) => void, allowed = may): Command[] => {
    const item = itemOf(current())
    return item === undefined || !allowed(item)
      ? []
      : [{ id, group: 'list', keys, keysOnly: true, run: () => run(item) }]
  }
  createCommands(() => {
    const link = current()?.querySelector('a')?.getAttribute('href')
    return [
      { id: 'list.next', group: 'list', keys: ['j'], keysOnly: true, run: () => step(1) },
      { id: 'list.previous', group: 'list', keys: ['k'], keysOnly: true, run: () => step(-1) },
      ...(link
        ? [
            {
              id: 'list.open',
              group: 'list',
              keys: ['o'],
              alsoKeys: ['enter'],
              keysOnly: true,
              run: () => navigate(link),
            } as const,
          ]
        : []),
      ...onItem('today.done', ['e', 'd'], actions.done),
      ...onItem('today.putOff', ['s'], actions.putOff),
      ...onItem('today.passOn', ['p'], actions.passOn, (item) => may(item) && mayPass(item)),
      ...onItem('today.why', ['w'], actions.why, () => true),
    ]
  })
  // On a line S puts off; elsewhere it begins a new step.
  plansHere(() => itemOf(current()) !== undefined)

  // A line that is done takes the focus with it: the one that is now in its place has it.
  let last: { line: HTMLElement; at: number } | undefined
  createEffect(
    on(page, (element) =>
      element?.addEventListener('focusin', (event) => {
        const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
        last = line === null ? undefined : { line, at: lines().indexOf(line) }
      }),
    ),
  )
  createEffect(
    on(
      items,
      () => {
        if (last === undefined) return
        const { line, at } = last
        queueMicrotask(() => {
          if (line.isConnected || document.activeElement !== document.body) return
          const all = lines()
          focus(all[Math.min(at, all.length - 1)])
        })
      },
      { defer: true },
    ),
  )
}
