import { For, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconPlus from '~icons/lucide/plus'
import IconSearch from '~icons/lucide/search'
import { t } from '../i18n'
import { show } from '../parts/commands/commands'
import { mayInWorkspace } from '../shared/access'
import { useNotebook } from '../solid/notebook'
import { Avatar } from '../ui/Avatar'
import { LinkButton } from '../ui/Button'
import { classes } from '../ui/classes'
import { addressOf, CLIENTS, HANDOVERS, IMPORT, isWithin, SETTINGS, TEAM, TODAY } from './places'
import styles from './Shell.module.css'
import { SyncMark } from './SyncMark'

const Kbd = lazy(async () => ({ default: (await import('../ui/Kbd')).Kbd }))

/** The places at the side of tablets and desks. */
export function Rail(props: { path: string; isCalm: boolean; onSync: () => void }) {
  const notebook = useNotebook()
  const me = () => notebook.me().member
  const places = () => [
    TODAY,
    CLIENTS,
    HANDOVERS,
    TEAM,
    ...(mayInWorkspace(notebook.role(), 'import') ? [IMPORT] : []),
    SETTINGS,
  ]
  return (
    <header class={styles.rail}>
      <div class={styles.brand}>
        <img src="/icons/logo.svg" width="32" height="32" alt="" />
        <span class={styles.company}>{notebook.team().workspace.name}</span>
      </div>
      <Show when={mayInWorkspace(notebook.role(), 'create')}>
        <LinkButton href="/clients/new" variant="primary" icon={IconPlus} class={styles.add}>
          <span class={styles.addText}>{t('shell.newClient')}</span>
        </LinkButton>
      </Show>
      <button
        type="button"
        class={classes(styles.place, styles.search)}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show('palette')}
      >
        <IconSearch aria-hidden="true" />
        {t('common.search')}
        <span class={styles.keys} aria-hidden="true">
          <Show when={props.isCalm}>
            <Suspense>
              <Kbd keys="mod+k" />
            </Suspense>
          </Show>
        </span>
      </button>
      <nav class={styles.places} aria-label={t('shell.places')}>
        <For each={places()}>
          {(place) => (
            <a
              class={styles.place}
              href={addressOf(place)}
              aria-current={isWithin(props.path, place.href) ? 'page' : undefined}
            >
              <Dynamic component={place.icon} aria-hidden="true" />
              {t(place.label)}
            </a>
          )}
        </For>
      </nav>
      <div class={styles.apart} />
      <SyncMark look="card" onOpen={() => props.onSync()} />
      <a class={styles.me} href="/settings">
        <Avatar name={me().name} seed={me().id} />
        <span class={styles.meText}>
          <span class={styles.meName}>{me().name}</span>
          <span class={styles.meRole}>{t(`common.role.${notebook.role()}`)}</span>
        </span>
      </a>
    </header>
  )
}
