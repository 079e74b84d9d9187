import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconDates from '~icons/lucide/calendar-heart'
import IconWishes from '~icons/lucide/lightbulb'
import IconReferrals from '~icons/lucide/user-round-plus'
import IconSearch from '~icons/lucide/search'
import { t } from '../i18n'
import { show } from '../parts/commands/commands'
import { mayInWorkspace } from '../shared/access'
import { useNotebook } from '../solid/notebook'
import { Avatar } from '../ui/Avatar'
import { Card } from '../ui/Card'
import { List, ListItem } from '../ui/List'
import { Page } from '../ui/Page'
import { IMPORT, SETTINGS, TEAM } from './places'

/** The places of the phone that are not in its bar. */
export default function MorePage() {
  const notebook = useNotebook()
  const me = () => notebook.me().member
  const places = () => [TEAM, ...(mayInWorkspace(notebook.role(), 'import') ? [IMPORT] : []), SETTINGS]
  return (
    <Page title={t('shell.more')} narrow>
      <Card flush>
        <List>
          <ListItem
            lead={<Avatar name={me().name} seed={me().id} />}
            detail={`${t(`common.role.${notebook.role()}`)} · ${notebook.team().workspace.name}`}
          >
            {me().name}
          </ListItem>
        </List>
      </Card>
      <Card flush>
        <List>
          <ListItem onClick={() => show('palette')} lead={<IconSearch aria-hidden="true" />}>
            {t('commands.field')}
          </ListItem>
        </List>
      </Card>
      <Card flush>
        <List label={t('shell.places')}>
          <For each={places()}>
            {(place) => (
              <ListItem href={place.href} lead={<Dynamic component={place.icon} aria-hidden="true" />}>
                {t(place.label)}
              </ListItem>
            )}
          </For>
          <ListItem href="/team/wishes" lead={<IconWishes aria-hidden="true" />}>
            {t('trouble.wishes.link')}
          </ListItem>
          <ListItem href="/team/referrals" lead={<IconReferrals aria-hidden="true" />}>
            {t('know.referrals.title')}
          </ListItem>
          <ListItem href="/team/dates" lead={<IconDates aria-hidden="true" />}>
            {t('dates.title')}
          </ListItem>
        </List>
      </Card>
    </Page>
  )
}
