/**
 * A field that closes when it is left makes the page shorter. If that happened between the press and the
 * release of a button below it, the release would meet something else and the press would be lost.
 */
let pressed = false
addEventListener('pointerdown', () => (pressed = true), true)
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (pressed = false), true)

/** Runs once the press that is going on, if any, has become a click. */
export function afterPress(run: () => void): void {
  if (!pressed) return void setTimeout(run)
  const released = (): void => {
    removeEventListener('pointerup', released)
    removeEventListener('pointercancel', released)
    // The click is dispatched with the release.
    setTimeout(run)
  }
  addEventListener('pointerup', released)
  addEventListener('pointercancel', released)
}
