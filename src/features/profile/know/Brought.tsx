import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import IconChain from '~icons/lucide/chevron-right'
import { t } from '../../../i18n'
import type { Referrer } from '../../../shared/practice/referrals'
import { useClient } from '../client'
import styles from './Know.module.css'
import type { ClientReferrals } from './referrals'

/** Names that are told; more are on the page of all recommendations. */
const MOST = 5

/** The chain: how they came to us, from the first who brought anybody, and whom they brought in turn. */
export function Brought(props: { referrals: ClientReferrals }) {
  const client = useClient()
  const count = () => props.referrals.below.reduce((sum, one) => sum + 1 + one.count, 0)
  return (
    <div class={styles.brought}>
      <Show when={props.referrals.above.length > 1 || props.referrals.above.some(({ row }) => row !== undefined)}>
        <p class={styles.chain} aria-label={t('know.referrals.up')}>
          <For each={props.referrals.above.toReversed()}>
            {(one) => (
              <>
                <Named one={one} />
                <IconChain class={styles.icon} aria-hidden="true" />
              </>
            )}
          </For>
          <span class={styles.more}>{client.name()}</span>
        </p>
      </Show>
      <Show when={count() > 0}>
        <p class={styles.more}>{t('know.brought.count', { count: count() })}</p>
        <ul role="list" class={styles.names} aria-label={t('know.referrals.down')}>
          <For each={props.referrals.below.slice(0, MOST)}>
            {(one) => (
              <li>
                <Named one={one} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <A class={styles.all} href="/team/referrals" state={{ fromClient: true }}>
        {t('know.brought.all')}
      </A>
    </div>
  )
}

/** A link where this member may open that client. */
function Named(props: { one: Referrer }) {
  const name = () => props.one.name || t('clients.noName')
  return (
    <Show when={props.one.row} fallback={<span>{name()}</span>}>
      {(row) => <A href={`/clients/${row().id}`}>{name()}</A>}
    </Show>
  )
}
