/**
 * Keys as commands name them: `c`, `?`, `esc`, `mod+k` (Ctrl, or ⌘ on Apple's keyboards), `g t` (one after the
 * other). A letter is that of the key's place on a Latin keyboard, so that the same finger works in Russian.
 */

/** What of a keyboard event says which key it was. */
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const NAMES: Record<string, string> = { Escape: 'esc', Enter: 'enter', ArrowDown: 'down', ArrowUp: 'up' }

/** The key that was pressed, with its modifiers; undefined for what no command is called by. */
export function chordOf(event: Pressed): string | undefined {
  if (event.altKey) return undefined
  const key = keyOf(event)
  if (key === undefined) return undefined
  const shift = event.shiftKey && /^[a-z]$/.test(key) ? 'shift+' : ''
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${shift}${key}`
}

function keyOf({ key, code, shiftKey }: Pressed): string | undefined {
  if (key.length > 1) return NAMES[key]
  if (/[a-z]/i.test(key)) return key.toLowerCase()
  if (/\p{L}/u.test(key)) return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  // On a Russian keyboard the full stop and the comma are where a Latin one has / and ?.
  if (code === 'Slash' && (key === '.' || key === ',')) return shiftKey ? '?' : '/'
  // On a French one digits need Shift.
  return (shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1]) ?? key
}

/** A character alone: may be pressed by accident, and by those who speak instead of type (WCAG 2.1.4). */
export const isCharacter = (keys: string): boolean => keys.split(' ').every((key) => key.length === 1)

/** After this many ms the next key is no longer the second of two. */
const TOGETHER = 1_500

/** Follows keys pressed one after the other. `begins`: is there a command that more keys lead to? */
export function makeSequence(begins: (keys: string) => boolean) {
  let before = ''
  let last = -Infinity
  return {
    /** What was pressed, once it is no mere beginning. `now` in ms. */
    pressed(chord: string, now: number): string | undefined {
      const keys = before !== '' && now - last < TOGETHER ? `${before} ${chord}` : chord
      last = now
      before = begins(`${keys} `) ? keys : ''
      return before === '' ? keys : undefined
    },
    forget(): void {
      before = ''
    },
  }
}
