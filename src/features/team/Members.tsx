import { createSignal, For, Show } from 'solid-js'
import IconExport from '~icons/lucide/file-output'
import IconRole from '~icons/lucide/user-round-cog'
import IconOff from '~icons/lucide/user-round-x'
import IconOn from '~icons/lucide/user-round-check'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { formatMoment } from '../../i18n/format'
import type { Role } from '../../shared/access'
import type { MemberCard } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog, Dialog } from '../../ui/Dialog'
import { List, ListItem } from '../../ui/List'
import { Menu, type MenuItem } from '../../ui/Menu'
import { showToast } from '../../ui/toast'
import { Answer } from './Answer'
import { KnownMembers } from './KnownMembers'
import { inNameOrder } from './order'
import { LeftDevices } from './LeftDevices'
import { RoleChoice } from './RoleChoice'
import styles from './TeamPage.module.css'
import type { TeamData } from './teamData'

type Patch = Partial<Pick<MemberCard, 'role' | 'mayExport' | 'disabled'>>

/** Colleagues with what a head may change of them. */
export function Members(props: { data: TeamData }) {
  const [roleOf, setRoleOf] = createSignal<MemberCard | null>(null)
  const [disabling, setDisabling] = createSignal<MemberCard | null>(null)

  async function change(member: MemberCard, patch: Patch) {
    const answer = await http('PATCH', `/api/members/${member.id}`, patch)
    if (!answer.ok) return void showToast({ text: apiErrorText(answer.error), kind: 'error' })
    showToast({ text: t('team.saved'), kind: 'success' })
    props.data.refetchMembers()
    props.data.refetchAudit()
  }
  return (
    <div class={styles.panel}>
      <Answer of={props.data.members} retry={() => props.data.refetchMembers()} offline={<KnownMembers />}>
        {(members) => (
          <Card flush>
            <List label={t('team.members')}>
              <For each={inNameOrder(members())}>
                {(member) => (
                  <>
                    <MemberLine
                      member={member}
                      onRole={() => setRoleOf(member)}
                      onDisable={() => setDisabling(member)}
                      onChange={(patch) => void change(member, patch)}
                    />
                    <LeftDevices devices={member.left ?? []} />
                  </>
                )}
              </For>
            </List>
          </Card>
        )}
      </Answer>
      <Show when={roleOf()}>
        {(member) => (
          <RoleDialog
            member={member()}
            onClose={() => setRoleOf(null)}
            onChoose={(role) => void change(member(), { role })}
          />
        )}
      </Show>
      <ConfirmDialog
        open={disabling() !== null}
        title={t('team.disableTitle', { name: disabling()?.name ?? '' })}
        confirmLabel={t('team.disable')}
        cancelLabel={t('common.cancel')}
        danger
        onConfirm={() => {
          const member = disabling()
          if (member !== null) void change(member, { disabled: true })
        }}
        onClose={() => setDisabling(null)}
      >
        {t('team.disableText', { clients: disabling()?.clients ?? 0 })}
      </ConfirmDialog>
    </div>
  )
}

interface LineProps {
  member: MemberCard
  onRole: () => void
  onDisable: () => void
  onChange: (patch: Patch) => void
}

function MemberLine(props: LineProps) {
  const notebook = useNotebook()
  const own = () => props.member.id === notebook.me().member.id
  const detail = () =>
    [
      t(`common.role.${props.member.role}`),
      t('team.clients', { count: props.member.clients }),
      props.member.lastSeen === null
        ? t('team.neverSeen')
        : t('team.lastSeen', { when: formatMoment(props.member.lastSeen) }),
    ].join(' · ')
  const items = (): MenuItem[] => {
    const { disabled, mayExport, role } = props.member
    if (disabled)
      return [{ label: t('team.enable'), icon: IconOn, onSelect: () => props.onChange({ disabled: false }) }]
    return [
      { label: t('team.changeRole'), icon: IconRole, onSelect: props.onRole },
      // A head may export by role, a viewer never may.
      ...(role === 'manager'
        ? [
            {
              label: mayExport ? t('team.denyExport') : t('team.allowExport'),
              icon: IconExport,
              onSelect: () => props.onChange({ mayExport: !mayExport }),
            },
          ]
        : []),
      ...(own() ? [] : [{ label: t('team.disable'), icon: IconOff, danger: true, onSelect: props.onDisable }]),
    ]
  }
  return (
    <ListItem
      class={props.member.disabled ? styles.off : undefined}
      lead={<Avatar name={props.member.name} seed={props.member.id} />}
      detail={detail()}
      badge={
        <>
          <Show when={own()}>
            <Badge tone="accent">{t('common.you')}</Badge>
          </Show>
          <Show when={props.member.disabled}>
            <Badge tone="warning">{t('team.disabled')}</Badge>
          </Show>
          <Show when={props.member.mayExport && props.member.role === 'manager'}>
            <Badge>{t('team.mayExport')}</Badge>
          </Show>
        </>
      }
      end={<Menu label={t('team.actions', { name: props.member.name })} items={items()} />}
    >
      {props.member.name}
    </ListItem>
  )
}

function RoleDialog(props: { member: MemberCard; onClose: () => void; onChoose: (role: Role) => void }) {
  const [role, setRole] = createSignal(props.member.role)
  function save() {
    props.onClose()
    if (role() !== props.member.role) props.onChoose(role())
  }
  return (
    <Dialog
      open
      title={t('team.roleTitle', { name: props.member.name })}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <RoleChoice value={role()} onChange={setRole} hideLabel />
    </Dialog>
  )
}
