import { createSignal, For, Show } from 'solid-js'
import IconInvite from '~icons/lucide/mail-plus'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { formatMoment } from '../../i18n/format'
import type { Invitation } from '../../shared/api'
import { http } from '../../sync/http'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { List, ListItem } from '../../ui/List'
import { showToast } from '../../ui/toast'
import { Answer } from './Answer'
import styles from './TeamPage.module.css'
import type { TeamData } from './teamData'

/** The invitations made so far, with what became of each. */
export function Invitations(props: { data: TeamData; onInvite: () => void }) {
  const [revoking, setRevoking] = createSignal<Invitation | null>(null)

  async function revoke(invitation: Invitation) {
    const answer = await http('DELETE', `/api/invitations/${invitation.id}`)
    if (!answer.ok) showToast({ text: apiErrorText(answer.error), kind: 'error' })
    props.data.refetchInvitations()
    props.data.refetchAudit()
  }
  return (
    <div class={styles.panel}>
      <Answer of={props.data.invitations} retry={() => props.data.refetchInvitations()}>
        {(invitations) => (
          <Show
            when={invitations().length > 0}
            fallback={
              <EmptyState
                icon={IconInvite}
                title={t('team.noInvitations')}
                text={t('team.noInvitationsText')}
                action={
                  <Button variant="primary" onClick={() => props.onInvite()}>
                    {t('team.invite')}
                  </Button>
                }
              />
            }
          >
            <Card flush>
              <List label={t('team.invitations')}>
                <For each={invitations()}>
                  {(invitation) => <InvitationLine invitation={invitation} onRevoke={() => setRevoking(invitation)} />}
                </For>
              </List>
            </Card>
          </Show>
        )}
      </Answer>
      <ConfirmDialog
        open={revoking() !== null}
        title={t('team.revokeTitle', { name: revoking()?.name ?? '' })}
        confirmLabel={t('team.revoke')}
        cancelLabel={t('common.cancel')}
        danger
        onConfirm={() => {
          const invitation = revoking()
          if (invitation !== null) void revoke(invitation)
        }}
        onClose={() => setRevoking(null)}
      >
        {t('team.revokeText')}
      </ConfirmDialog>
    </div>
  )
}

function InvitationLine(props: { invitation: Invitation; onRevoke: () => void }) {
  const open = () => props.invitation.state === 'open'
  const detail = () =>
    [
      t(`common.role.${props.invitation.role}`),
      open()
        ? t('team.invitation.open', { when: formatMoment(props.invitation.expires) })
        : t('team.invitation.made', { when: formatMoment(props.invitation.created) }),
    ].join(' · ')
  return (
    <ListItem
      lead={<Avatar name={props.invitation.name} />}
      detail={detail()}
      end={<State invitation={props.invitation} onRevoke={props.onRevoke} />}
    >
      {props.invitation.name}
    </ListItem>
  )
}

function State(props: { invitation: Invitation; onRevoke: () => void }) {
  const closed = () => (props.invitation.state === 'open' ? undefined : props.invitation.state)
  return (
    <Show
      when={closed()}
      fallback={
        <Button size="small" onClick={() => props.onRevoke()}>
          {t('team.revoke')}
        </Button>
      }
    >
      {(state) => <Badge tone={state() === 'used' ? 'success' : 'neutral'}>{t(`team.invitation.${state()}`)}</Badge>}
    </Show>
  )
}
