import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { t } from '../../i18n'
import type { DirectoryEntry, Sign } from '../../shared/directory'
import type { KnownColleagueClient } from '../../solid/colleagues'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { List } from '../../ui/List'
import { nameKey } from '../clients/known'
import { ColleagueLine } from './ColleagueLine'
import styles from './Colleagues.module.css'
import { createAnswer, mayContribute } from './entries'

/** What is typed of somebody who may be a colleague's client. */
export interface SoughtAmongColleagues {
  name: string
  inn: string
  phone: string
  email: string
}

/** ms without a key after which the server is asked: half a number is nobody's. */
const QUIET = 700

/** Clients of colleagues that this may be, before a second one is made of one; the server confirms what hashes say. */
export function ColleaguesKnown(props: {
  sought: SoughtAmongColleagues
  /** Sends what was typed to the colleague instead. */
  onSend: (entry: DirectoryEntry) => void
}) {
  const notebook = useNotebook()
  const asked = () => (mayContribute(notebook) ? { ...props.sought } : undefined)
  const known = createAnswer(asked, (colleagues, { name, inn, phone, email }) =>
    colleagues.known({ name: nameKey(name), nameKey, inn, phones: [phone], emails: [email] }),
  )
  /** What the server said, by client and value: absent until it did. */
  const [said, setSaid] = createSignal<ReadonlyMap<string, boolean>>(new Map())
  const valueOf = (by: Sign): string => props.sought[by]
  const keyOf = ({ entry, by }: KnownColleagueClient): string =>
    by === 'name' ? '' : `${entry.profile} ${valueOf(by)}`

  createEffect(() => {
    const open = (known() ?? []).filter((one) => one.by !== 'name' && !said().has(keyOf(one)))
    if (open.length === 0 || notebook.status().connection !== 'online') return
    const timer = setTimeout(() => open.forEach((one) => void ask(one)), QUIET)
    onCleanup(() => clearTimeout(timer))
  })
  async function ask(one: KnownColleagueClient): Promise<void> {
    if (one.by === 'name') return
    const key = keyOf(one)
    const same = await (await notebook.colleagues()).confirm(one.entry.profile, one.by, valueOf(one.by))
    if (same !== undefined) setSaid((before) => new Map(before).set(key, same))
  }
  /** What the server denied was a chance likeness of hashes. */
  const shown = () => (known() ?? []).filter((one) => said().get(keyOf(one)) !== false)
  return (
    <div role="status">
      <Show when={shown().length > 0}>
        <Card flush class={styles.known}>
          <p class={styles.title}>{t('directory.known', { count: shown().length })}</p>
          <For each={shown()}>
            {(one) => (
              <>
                <List>
                  <ColleagueLine entry={one.entry} by={one.by} sure={said().get(keyOf(one))} />
                </List>
                <div class={styles.send}>
                  <Button onClick={() => props.onSend(one.entry)}>{t('directory.send')}</Button>
                </div>
              </>
            )}
          </For>
        </Card>
      </Show>
    </div>
  )
}
