import { Show } from 'solid-js'
import { formatMoney } from '../../../i18n/money'
import type { Money as Sum } from '../../../shared/profile/factWords'
import styles from './Deals.module.css'

/** A sum, nothing where none was said. */
export const Money = (props: { money: Sum | undefined }) => (
  <Show when={props.money}>
    {(sum) => <strong class={`${styles.money} tabular`}>{formatMoney(sum().amount, sum().currency)}</strong>}
  </Show>
)
