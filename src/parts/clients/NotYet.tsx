import { Show } from 'solid-js'
import IconClients from '~icons/lucide/notebook-tabs'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { isArriving, useNotebook } from '../../solid/notebook'
import { LinkButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Spinner } from '../../ui/Spinner'

/**
 * A device that never had all clients: they are on their way, have just come and are being looked through, or cannot come
 * now. Nothing here says "none".
 */
export function NotYet() {
  const notebook = useNotebook()
  return (
    <Show
      when={notebook.status().whole || isArriving(notebook.status()) || notebook.status().pulling !== null}
      fallback={
        <EmptyState
          icon={IconClients}
          title={t('clients.notHereTitle')}
          text={t('clients.notHereText')}
          action={
            <Show when={mayInWorkspace(notebook.role(), 'create')}>
              <LinkButton variant="primary" href="/clients/new">
                {t('clients.new')}
              </LinkButton>
            </Show>
          }
        />
      }
    >
      <EmptyState
        icon={IconClients}
        title={t('clients.loadingTitle')}
        text={t('clients.loadingText')}
        action={<Spinner label={t('clients.loadingTitle')} />}
      />
    </Show>
  )
}
