import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import IconContacts from '~icons/lucide/contact'
import IconHandover from '~icons/lucide/arrow-right-left'
import IconLink from '~icons/lucide/link'
import IconShare from '~icons/lucide/user-plus'
import { t } from '../../i18n'
import { createCommands } from '../../parts/commands/commands'
import { shapeOf, type FactShape } from '../../shared/profile/facts'
import type { Present } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Menu, type MenuItem } from '../../ui/Menu'
import { useClient } from './client'
import { contactCard } from './contactCard'
import { copyText } from './copy'
import styles from './ProfilePage.module.css'
import { ShareDialog } from './ShareDialog'

const HandoverDialog = lazy(async () => ({
  default: (await import('../../parts/handover/HandoverDialog')).HandoverDialog,
}))

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
              navigate('/clients')
            }}
          />
        </Suspense>
      </Show>
    </>
  )
}

/** Others who have this client open, each once, and where they are. */
export function Presence() {
  const client = useClient()
  const others = createMemo(() => {
    const byMember = new Map<string, Present>()
    for (const one of client.view.present()) {
      if (one.self || one.member === client.notebook.me().member.id) continue
      if (one.field !== null || !byMember.has(one.member)) byMember.set(one.member, one)
    }
    return [...byMember.values()]
  })
  const words = ({ name, field }: Present): string =>
    field === null ? t('profile.present.here', { name }) : t('profile.present.field', { name, field: fieldName(field) })
  return (
    <Show when={others().length > 0}>
      <ul role="list" class={styles.present} aria-label={t('profile.present.label')}>
        <For each={others()}>
          {(one) => (
            <li title={words(one)}>
              <Avatar name={one.name} seed={one.member} size="small" />
              <span class="visually-hidden">{words(one)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const FIELD_NAMES: Partial<Record<FactShape, () => string>> = {
  name: () => t('profile.fact.name'),
  kind: () => t('profile.fact.kind'),
  city: () => t('profile.fact.city'),
  address: () => t('profile.fact.address'),
  segment: () => t('profile.fact.segment'),
  source: () => t('profile.fact.source'),
  site: () => t('profile.fact.site'),
  about: () => t('profile.fact.about'),
  'phones/*': () => t('profile.fact.phone'),
  'emails/*': () => t('profile.fact.email'),
  'people/*/name': () => t('profile.person.name'),
  'people/*/role': () => t('profile.person.role'),
  'people/*/about': () => t('profile.person.about'),
  'people/*/birthday': () => t('profile.person.birthday'),
  'people/*/phones/*': () => t('profile.fact.phone'),
  'people/*/emails/*': () => t('profile.fact.email'),
  'legal/*/name': () => t('profile.legal.name'),
  'legal/*/inn': () => t('profile.legal.inn'),
  'legal/*/kpp': () => t('profile.legal.kpp'),
}

/** A field's name as others see it; a path comes from another device, so it may be anything. */
function fieldName(path: string): string {
  if (path === 'notes') return t('profile.fact.notes')
  if (path === 'tags') return t('profile.fact.tags')
  const shape = shapeOf(path)
  return (shape === undefined ? undefined : FIELD_NAMES[shape]?.()) ?? t('profile.fact.other')
}
