/** What is written on the keys of a keyboard. */

const NAMES: Record<string, string> = {
  ctrl: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  space: 'Space',
  backspace: '⌫',
  delete: 'Del',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
}
const ON_APPLE: Record<string, string> = { mod: '⌘', ctrl: '⌃', shift: '⇧', alt: '⌥', enter: '↵' }

const onApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform)

/**
 * The keys of a shortcut, one text a key: "mod" is Ctrl, and ⌘ on Apple's keyboards; a letter is written large.
 * @example keyNames('mod+k', false) // ['Ctrl', 'K']
 */
export function keyNames(keys: string, apple = onApple()): string[] {
  return keys
    .split(/[ +](?=.)/)
    .filter((key) => key !== '')
    .map((key) => {
      const name = key.toLowerCase()
      return (apple ? ON_APPLE[name] : undefined) ?? NAMES[name === 'mod' ? 'ctrl' : name] ?? key.toUpperCase()
    })
}
