import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import IconContacts from '~icons/lucide/contact'
import IconHandover from '~icons/lucide/arrow-right-left'
import IconLink from '~icons/lucide/link'
import IconShare from '~icons/lucide/user-plus'
import { t, withAllMessages } from '../../i18n'
import { createCommands } from '../../parts/commands/commands'
import { listAddress } from '../../parts/panes'
import { Avatar } from '../../ui/Avatar'
import { Menu, type MenuItem } from '../../ui/Menu'
import { useClient } from './client'
import { contactCard } from './contactCard'
import { copyText } from './copy'
import { othersPresent, presenceWords } from './presence'
import styles from './ProfilePage.module.css'
import { ShareDialog } from './ShareDialog'
import { troubleCommands, troubleItems } from './trouble/actions'

const HandoverDialog = lazy(
  withAllMessages(async () => ({
    default: (await import('../../parts/handover/HandoverDialog')).HandoverDialog,
  })),
)

/** What is done to the client as a whole. */
export function PageActions() {
  const client = useClient()
  const navigate = useNavigate()
  const [handing, setHanding] = createSignal(false)
  const [sharing, setSharing] = createSignal(false)
  const copyContacts = (): void => void copyText(contactCard(client.view.profile()))
  const copyLink = (): void => void copyText(new URL(`/clients/${client.view.id}`, location.href).href)
  const items = (): MenuItem[] => [
    ...(client.view.mayHandOver()
      ? [{ label: t('profile.action.handOver'), icon: IconHandover, onSelect: () => void setHanding(true) }]
      : []),
    ...(client.view.mayShare()
      ? [{ label: t('profile.action.share'), icon: IconShare, onSelect: () => void setSharing(true) }]
      : []),
    ...troubleItems(client),
    {
      label: t('profile.action.copyContacts'),
      icon: IconContacts,
      onSelect: copyContacts,
    },
    {
      label: t('profile.action.copyLink'),
      icon: IconLink,
      onSelect: copyLink,
    },
  ]
  createCommands(() => [
    {
      id: 'client.handOver',
      group: 'client',
      keys: ['h'],
      when: client.view.mayHandOver,
      run: () => void setHanding(true),
    },
    { id: 'client.share', group: 'client', when: client.view.mayShare, run: () => void setSharing(true) },
    ...troubleCommands(client),
    { id: 'client.copyContacts', group: 'client', run: copyContacts },
    { id: 'client.copyLink', group: 'client', run: copyLink },
  ])
  return (
    <>
      <Menu label={t('profile.actions')} variant="quiet" items={items()} />
      <ShareDialog open={sharing()} onClose={() => setSharing(false)} />
      <Show when={handing()}>
        <Suspense>
          <HandoverDialog
            profiles={[client.view.id]}
            open
            onClose={() => setHanding(false)}
            onDone={() => {
              setHanding(false)
              navigate(listAddress())
            }}
          />
        </Suspense>
      </Show>
    </>
  )
}

/** Others who have this client open, each once; who they are and where, under the pointer and with the focus. */
export function Presence() {
  const client = useClient()
  const others = createMemo(() => othersPresent(client))
  return (
    <Show when={others().length > 0}>
      <ul role="list" class={styles.present} aria-label={t('profile.present.label')}>
        <For each={others()}>
          {(one) => (
            <li tabIndex={0} data-tip={presenceWords(one)}>
              <Avatar name={one.name} seed={one.member} size="small" />
              <span class="visually-hidden">{presenceWords(one)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
