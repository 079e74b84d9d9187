import { Show } from 'solid-js'
import IconClients from '~icons/lucide/notebook-tabs'
import IconNothing from '~icons/lucide/search-x'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { Button, LinkButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import type { ListQueryState } from './createListQuery'

interface Props {
  text: string
  state: ListQueryState
}

/** Why there is nothing to show, once that is known, and what to do about it. */
export function NoClients(props: Props) {
  const notebook = useNotebook()
  return (
    <Show when={notebook.rows().length > 0} fallback={<NoneYet />}>
      <NoneFound {...props} />
    </Show>
  )
}

function NoneYet() {
  const notebook = useNotebook()
  const mayCreate = (): boolean => mayInWorkspace(notebook.role(), 'create')
  return (
    <EmptyState
      icon={IconClients}
      title={t('clients.emptyTitle')}
      text={mayCreate() ? t('clients.emptyText') : t('clients.emptyForViewer')}
      action={
        <Show when={mayCreate()}>
          <LinkButton variant="primary" href="/clients/new">
            {t('clients.new')}
          </LinkButton>
          <LinkButton href="/import">{t('clients.import')}</LinkButton>
        </Show>
      }
    />
  )
}

function NoneFound(props: Props) {
  const notebook = useNotebook()
  const typed = (): string => props.text.trim()
  const isNarrowed = (): boolean => props.state.base() !== 'all' || props.state.isChanged()
  return (
    <EmptyState
      icon={IconNothing}
      title={typed() === '' ? t('clients.nothingTitle') : t('clients.nothingFor', { text: typed() })}
      text={isNarrowed() ? t('clients.nothingInView') : t('clients.nothingText')}
      action={
        <>
          <Show when={isNarrowed()}>
            <Button onClick={() => props.state.open('all')}>{t('clients.lookInAll')}</Button>
          </Show>
          <Show when={typed() !== '' && mayInWorkspace(notebook.role(), 'create')}>
            <LinkButton variant="primary" href={newClientHref(typed())}>
              {t('clients.createNamed', { name: typed() })}
            </LinkButton>
          </Show>
        </>
      }
    />
  )
}

/** Digits were a phone, anything else a name. */
const newClientHref = (typed: string): string =>
  `/clients/new?${new URLSearchParams({ [/^[\d\s+().-]{5,}$/.test(typed) ? 'phone' : 'name']: typed }).toString()}`
