import { createSignal, Show } from 'solid-js'
import IconInvite from '~icons/lucide/user-round-plus'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { TabPanel, Tabs } from '../../ui/Tabs'
import { Audit } from './Audit'
import { Invitations } from './Invitations'
import { InviteDialog } from './InviteDialog'
import { KnownMembers } from './KnownMembers'
import { Members } from './Members'
import { createTeamData } from './teamData'
import { Restored } from './Restored'
import { TeamLinks } from './TeamLinks'

/** Who works here. A head changes roles and rights, invites, and reads what was done with the data. */
export default function TeamPage() {
  const notebook = useNotebook()
  return (
    <Show when={mayInWorkspace(notebook.role(), 'manageTeam')} fallback={<Colleagues />}>
      <HeadsTeam />
    </Show>
  )
}

type Part = 'members' | 'invitations' | 'audit'

function HeadsTeam() {
  const data = createTeamData()
  const [part, setPart] = createSignal<Part>('members')
  const [inviting, setInviting] = createSignal(false)
  const tabs = (): { id: Part; label: string }[] => [
    { id: 'members', label: t('team.members') },
    { id: 'invitations', label: t('team.invitations') },
    { id: 'audit', label: t('team.audit') },
  ]
  return (
    <Page
      title={t('team.title')}
      narrow
      actions={
        <Button variant="primary" icon={IconInvite} onClick={() => setInviting(true)}>
          {t('team.invite')}
        </Button>
      }
      toolbar={<Tabs label={t('team.tabs')} tabs={tabs()} value={part()} onChange={setPart} />}
    >
      <TabPanel value={part()} id="members">
        <Restored />
        <TeamLinks />
        <Members data={data} />
      </TabPanel>
      <TabPanel value={part()} id="invitations">
        <Invitations data={data} onInvite={() => setInviting(true)} />
      </TabPanel>
      <TabPanel value={part()} id="audit">
        <Audit data={data} />
      </TabPanel>
      <InviteDialog
        open={inviting()}
        onClose={() => setInviting(false)}
        onMade={() => void data.refetchInvitations()}
      />
    </Page>
  )
}

function Colleagues() {
  return (
    <Page title={t('team.title')} narrow>
      <TeamLinks />
      <KnownMembers />
    </Page>
  )
}
