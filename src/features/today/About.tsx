import { Show } from 'solid-js'
import { t } from '../../i18n'
import { itemWords } from '../../parts/practice/words'
import type { PracticeContext } from '../../shared/practice/signal'
import type { Item } from '../../shared/practice/today'
import { useNotebook } from '../../solid/notebook'
import styles from './Sheets.module.css'

/** Which line a sheet is about: what, and whose. */
export function About(props: { item: Item; context: PracticeContext }) {
  const notebook = useNotebook()
  const words = () => itemWords(props.item, { today: props.context.today, memberName: notebook.memberName })
  const row = () => props.item.signal.row
  return (
    <div class={styles.about}>
      <p class={styles.what}>{words().what}</p>
      <Show when={!row().desk && props.item.also.every((one) => one.row.id === row().id)}>
        <p>{row().name || t('clients.noName')}</p>
      </Show>
    </div>
  )
}
