import { For } from 'solid-js'
import styles from './Gallery.module.css'

const COLOURS: [fill: string, text: string][] = [
  ['surface', 'text'],
  ['surface-raised', 'text'],
  ['surface-sunken', 'text-muted'],
  ['surface-lifted', 'text'],
  ['accent', 'accent-text'],
  ['accent-soft', 'accent'],
  ['danger', 'danger-text'],
  ['danger-soft', 'danger'],
  ['warning', 'warning-text'],
  ['warning-soft', 'warning'],
  ['success', 'success-text'],
  ['success-soft', 'success'],
  ['inverse', 'inverse-text'],
  ['alarm-fill', 'alarm-text'],
  ['marked', 'text'],
  ...Array.from({ length: 8 }, (_, at): [string, string] => [`hue-${at + 1}`, `hue-${at + 1}-text`]),
]

/** What the tokens look like; tests/contract/design.test.ts computes their contrast. */
export function Tokens() {
  return (
    <>
      <div class={styles.row}>
        <For each={COLOURS}>
          {([fill, text]) => (
            <div
              class={styles.swatch}
              ref={(swatch) => {
                swatch.style.setProperty('--swatch', `var(--${fill})`)
                swatch.style.setProperty('--swatch-text', `var(--${text})`)
              }}
            >
              {fill}
            </div>
          )}
        </For>
      </div>
      <div class={styles.row}>
        <For each={['shadow-sm', 'shadow-md', 'shadow-lg']}>
          {(shadow) => (
            <div class={styles.raised} ref={(raised) => raised.style.setProperty('--swatch', `var(--${shadow})`)}>
              {shadow}
            </div>
          )}
        </For>
      </div>
    </>
  )
}
