import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconMore from '~icons/lucide/ellipsis'
import IconPlus from '~icons/lucide/plus'
import { t } from '../i18n'
import { mayInWorkspace } from '../shared/access'
import { useNotebook } from '../solid/notebook'
import { addressOf, BEHIND_MORE, CLIENTS, HANDOVERS, isWithin, TODAY, type Place } from './places'
import styles from './Shell.module.css'

/** The places of the phone, under the thumb. */
export function Bar(props: { path: string }) {
  const notebook = useNotebook()
  return (
    <nav class={styles.bar} aria-label={t('shell.places')}>
      <Tab place={TODAY} path={props.path} />
      <Tab place={CLIENTS} path={props.path} />
      <Show when={mayInWorkspace(notebook.role(), 'create')}>
        <a class={styles.plus} href="/clients/new" aria-label={t('shell.newClient')}>
          <IconPlus aria-hidden="true" />
        </a>
      </Show>
      <Tab place={HANDOVERS} path={props.path} />
      <Tab place={{ href: '/more', label: 'shell.more', icon: IconMore }} path={props.path} within={BEHIND_MORE} />
    </nav>
  )
}

function Tab(props: { place: Place; path: string; within?: readonly string[] }) {
  const here = () => (props.within ?? [props.place.href]).some((href) => isWithin(props.path, href))
  return (
    <a class={styles.tab} href={addressOf(props.place)} aria-current={here() ? 'page' : undefined}>
      <Dynamic component={props.place.icon} aria-hidden="true" />
      {t(props.place.label)}
    </a>
  )
}
