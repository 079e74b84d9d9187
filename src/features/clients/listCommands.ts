/** Keys by which one goes through the list from anywhere on the page, in either keyboard layout. */
import { useNavigate } from '@solidjs/router'
import type { Accessor } from 'solid-js'
import { createCommands, type Command, type CommandId } from '../../parts/commands/commands'
import { createBeside, useOpenClient } from '../../parts/panes'
import type { ProfileId } from '../../shared/ids'

interface List {
  /** The client of the line that one is at. */
  current: Accessor<ProfileId | undefined>
  step: (by: number) => void
  /** Undefined for those who may not choose. */
  choose: (() => void) | undefined
}

export function registerListCommands(list: List): void {
  const navigate = useNavigate()
  const open = useOpenClient()
  const beside = createBeside()
  const one = (id: CommandId, keys: string[], alsoKeys: string[], run: () => void): Command => ({
    id,
    group: 'list',
    keys,
    alsoKeys,
    keysOnly: true,
    run,
  })
  createCommands(() => {
    // Behind an open client, on a phone, the list cannot be reached.
    if (open() !== undefined && !beside()) return []
    const current = list.current()
    return [
      one('list.next', ['j'], ['down'], () => list.step(1)),
      one('list.previous', ['k'], ['up'], () => list.step(-1)),
      ...(current === undefined || open() !== undefined
        ? []
        : [one('list.open', ['o'], ['enter'], () => navigate(`/clients/${current}`))]),
      ...(current === undefined || list.choose === undefined ? [] : [one('list.choose', ['x'], [], list.choose)]),
    ]
  })
}
