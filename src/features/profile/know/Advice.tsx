import { For, Show } from 'solid-js'
import type { Temperament } from '../../../shared/profile/factWords'
import styles from './Know.module.css'
import { ADVICE, TEMPERAMENT_NAMES } from './words'

/** A person's temperaments, each with one line on how to talk with such a one. Mixed ones are told together. */
export function Advice(props: { temperaments: readonly Temperament[] }) {
  return (
    <Show when={props.temperaments.length > 0}>
      <ul role="list" class={styles.advice}>
        <For each={props.temperaments}>
          {(one) => (
            <li>
              <span class={styles.temperament}>{TEMPERAMENT_NAMES[one]()}</span> {ADVICE[one]()}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
