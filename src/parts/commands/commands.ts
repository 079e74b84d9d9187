/**
 * What can be done here and now. Whatever is on the screen says what it can do for as long as it is there; the
 * palette, the keys and the sheet that explains them read this and nothing else.
 */
import { createSignal, onCleanup } from 'solid-js'
import type { Icon } from '../../ui/icon'
import type { CommandId } from './ids'

export type { CommandId } from './ids'

export type CommandGroup = 'client' | 'list' | 'go' | 'create' | 'switch' | 'app'

export type Command = {
  group: CommandGroup
  /** As keys.ts names them; the first is shown beside the words. */
  keys?: readonly string[]
  /** Keys that the part answers by itself while it has the focus: told, not listened for. */
  alsoKeys?: readonly string[]
  icon?: Icon
  /** Other words by which it is found. */
  keywords?: string
  /** For keys alone: moving in a list is nothing that one looks up by name. */
  keysOnly?: boolean
  /** Does it make sense now? */
  when?: () => boolean
  run: () => void
} & ({ id: CommandId; title?: undefined } | { id: `${string}:${string}`; title: string })

type Source = () => readonly Command[]
/**
 * A set, and a signal that it changed: a list in a signal would lose what is taken out of it while the router's
 * transition holds another one of it.
 */
const sources = new Set<Source>()
const [changed, setChanged] = createSignal(0)

/** Registers what a part of the screen can do, until that part is gone. */
export function createCommands(source: Source): void {
  sources.add(source)
  setChanged((count) => count + 1)
  onCleanup(() => {
    sources.delete(source)
    setChanged((count) => count + 1)
  })
}

/** Everything that can be done now. Of two with one name the one that came later counts. */
export function commandsNow(): Command[] {
  const byId = new Map<string, Command>()
  changed()
  for (const source of sources)
    for (const command of source()) if (command.when?.() !== false) byId.set(command.id, command)
  return [...byId.values()]
}

/** The command that keys call: of two the one that came later, as a page lies over what stands round it. */
export const commandOf = (keys: string, commands: readonly Command[]): Command | undefined =>
  commands.findLast((command) => command.keys?.includes(keys))

/** What lies over the page. */
export const [shown, show] = createSignal<'palette' | 'help'>()

const STORED = 'kartoteka.keys'
const [characterKeys, setCharacterKeys] = createSignal(read())
/** Do keys work that are one character alone? */
export { characterKeys }

function read(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

/** Remembered on this device. */
export function useCharacterKeys(on: boolean): void {
  setCharacterKeys(on)
  try {
    if (on) localStorage.removeItem(STORED)
    else localStorage.setItem(STORED, 'off')
  } catch {
    // Until the next start.
  }
}
