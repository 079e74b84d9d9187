import { createSignal, For } from 'solid-js'
import IconClock from '~icons/lucide/clock'
import { Avatar } from '../ui/Avatar'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { List, ListItem } from '../ui/List'
import { SectionHeader } from '../ui/SectionHeader'
import { TabPanel, Tabs } from '../ui/Tabs'
import styles from './Gallery.module.css'
import { State } from './State'
import { PEOPLE, say } from './words'

/** Cards, lists, headings, tabs. */
export function Structure() {
  const [tab, setTab] = createSignal<'know' | 'people' | 'history' | 'orders'>('know')
  const tabs = () => [
    { id: 'know' as const, label: say('know') },
    { id: 'people' as const, label: say('people'), count: 12 },
    { id: 'history' as const, label: say('history') },
    { id: 'orders' as const, label: say('orders'), count: 3 },
  ]
  return (
    <div class={styles.wide}>
      <Tabs id="gallery" label={say('know')} value={tab()} onChange={setTab} tabs={tabs()} />
      <For each={tabs()}>
        {({ id, label }) => (
          <TabPanel tabs="gallery" value={tab()} id={id}>
            {label}
          </TabPanel>
        )}
      </For>
      <SectionHeader
        title={say('list')}
        count={3}
        hint={say('hint')}
        action={<Button size="small">{say('emptyAction')}</Button>}
      />
      <Card flush>
        <List label={say('list')}>
          <ListItem
            href="#structure"
            lead={<Avatar name={PEOPLE[0]!.name} />}
            detail={say('lastTalked')}
            badge={<Badge tone="danger">{say('late')}</Badge>}
          >
            {say('nameValue')}
          </ListItem>
          <ListItem href="#structure" current lead={<Avatar name={PEOPLE[1]!.name} />} detail={say('lastTalked')}>
            {PEOPLE[1]!.name}
          </ListItem>
          <ListItem lead={<IconClock aria-hidden="true" />} end="12:40">
            {say('lastTalked')}
          </ListItem>
        </List>
      </Card>
      <State is="hover">
        <Card flush>
          <List label={say('people')}>
            <ListItem href="#structure" detail={say('lastTalked')}>
              {PEOPLE[2]!.name}
            </ListItem>
          </List>
        </Card>
      </State>
      <State is="focus">
        <Card flush>
          <List label={say('history')}>
            <ListItem href="#structure" detail={say('lastTalked')}>
              {PEOPLE[3]!.name}
            </ListItem>
          </List>
        </Card>
      </State>
      <Card>
        <p>{say('dialogText')}</p>
      </Card>
    </div>
  )
}
