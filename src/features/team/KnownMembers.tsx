import { For, Show } from 'solid-js'
import { t } from '../../i18n'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { inNameOrder } from './order'

/** What everybody may know, also without a network: the names and roles of colleagues. */
export function KnownMembers() {
  const notebook = useNotebook()
  const members = () => inNameOrder(notebook.team().members.filter((member) => !member.disabled))
  return (
    <Card flush>
      <List label={t('team.members')}>
        <For each={members()}>
          {(member) => (
            <ListItem
              lead={<Avatar name={member.name} seed={member.id} />}
              detail={t(`common.role.${member.role}`)}
              badge={
                <Show when={member.id === notebook.me().member.id}>
                  <Badge tone="accent">{t('common.you')}</Badge>
                </Show>
              }
            >
              {member.name}
            </ListItem>
          )}
        </For>
      </List>
    </Card>
  )
}
