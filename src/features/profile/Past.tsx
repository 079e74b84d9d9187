/** The client as it was at the end of a day: read-only, plainly marked, one tap from now. */
import { useSearchParams } from '@solidjs/router'
import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import IconPast from '~icons/lucide/history'
import { t } from '../../i18n'
import { formatLongDay } from '../../i18n/format'
import { createToday } from '../../parts/today'
import type { PersonId } from '../../shared/ids'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { TabPanel, Tabs } from '../../ui/Tabs'
import { ClientProvider, makeClient, useClient } from './client'
import { Facts } from './Facts'
import { History } from './History'
import { KnowCard } from './know/KnowCard'
import { Orders } from './Orders'
import { firstDay, viewOn } from './past'
import styles from './Past.module.css'
import { People } from './People'
import page from './ProfilePage.module.css'
import { Steps } from './Steps'
import { Summary } from './Summary'
import { Timeline } from './Timeline'
import { createWide } from './wide'

const TABS = ['know', 'people', 'history', 'orders'] as const
type TabId = (typeof TABS)[number]
const TAB_NAMES: Record<TabId, () => string> = {
  know: () => t('profile.tab.know'),
  people: () => t('profile.tab.people'),
  history: () => t('profile.tab.history'),
  orders: () => t('profile.tab.orders'),
}

interface Props {
  /** YYYY-MM-DD */
  day: string
  back: { label: string; closes?: boolean; onClick: () => void }
}

export default function Past(props: Props) {
  const now = useClient()
  const day = () => props.day
  const client = makeClient(now.notebook, viewOn(now.view, day), day)
  return (
    <ClientProvider value={client}>
      <PastPage {...props} name={client.name() || now.name()} first={firstDay(now.view.changes())} />
    </ClientProvider>
  )
}

function PastPage(props: Props & { name: string; first: string | undefined }) {
  const client = useClient()
  const [search, setSearch] = useSearchParams<{ tab: string; person: string; on: string }>()
  const [body, setBody] = createSignal<HTMLDivElement>()
  const wide = createWide(body)
  const tab = (): TabId => TABS.find((id) => id === search.tab) ?? 'know'
  const choose = (id: TabId): void => {
    setSearch({ tab: id === 'know' ? undefined : id, person: undefined }, { replace: true })
    body()?.scrollTo({ top: 0 })
  }
  const beside = () => wide() && tab() !== 'history'
  return (
    <Page
      title={props.name}
      back={props.back}
      toolbar={
        <>
          <Strip day={props.day} first={props.first} />
          <Show when={client.view.profile().size > 0}>
            <Tabs
              label={t('profile.tabs')}
              value={tab()}
              onChange={choose}
              tabs={TABS.map((id) => ({ id, label: TAB_NAMES[id]() }))}
            />
          </Show>
        </>
      }
      ref={setBody}
    >
      <Show
        when={client.view.profile().size > 0}
        fallback={<EmptyState icon={IconPast} title={t('history.past.notYet')} text={t('history.past.notYetText')} />}
      >
        <Summary brief={!wide() && tab() !== 'know'} />
        <div class={page.columns} classList={{ [page.wide!]: beside() }}>
          <div class={page.main}>
            <TabPanel value={tab()} id="know" class={page.panel}>
              <KnowCard isDrawn beside={beside()} />
              <Show when={!beside()}>
                <Steps />
              </Show>
              <Facts isDrawn={() => true} />
              <Show when={!beside()}>
                <Timeline />
              </Show>
            </TabPanel>
            <TabPanel value={tab()} id="people" class={page.panel}>
              <People shown={search.person as PersonId | undefined} />
            </TabPanel>
            <TabPanel value={tab()} id="history" class={page.panel}>
              <Show when={client.view.documented()}>
                <History scroller={body()} wide={wide()} />
              </Show>
            </TabPanel>
            <TabPanel value={tab()} id="orders" class={page.panel}>
              <Orders wide={wide()} />
            </TabPanel>
          </div>
          <Show when={beside()}>
            <aside class={page.aside} aria-label={t('profile.timeline')}>
              <Steps />
              <Timeline />
            </aside>
          </Show>
        </div>
      </Show>
    </Page>
  )
}

/** Which day it is, another day, and the way back. It stays in sight on every tab. */
function Strip(props: { day: string; first: string | undefined }) {
  const [, setSearch] = useSearchParams()
  const today = createToday()
  let strip!: HTMLDivElement
  // The words are read out first; the day is one step on.
  onMount(() => strip.focus({ preventScroll: true }))
  const said = () => formatLongDay(new Date(`${props.day}T12:00:00`).getTime(), true)
  return (
    <div ref={strip} class={styles.strip} role="group" aria-label={t('history.past.as', { day: said() })} tabIndex={-1}>
      <IconPast aria-hidden="true" />
      <p class={styles.said}>
        <Switch>
          <Match when={props.day >= today()}>{t('history.past.today')}</Match>
          <Match when={true}>{t('history.past.as', { day: said() })}</Match>
        </Switch>
        <span class={styles.only}>{t('history.past.only')}</span>
      </p>
      <DateField
        class={styles.day}
        label={t('history.past.day')}
        hideLabel
        value={props.day}
        min={props.first}
        max={today()}
        onChange={(day) => day !== '' && setSearch({ on: day }, { replace: true })}
      />
      <Button variant="primary" onClick={() => setSearch({ on: undefined }, { replace: true })}>
        {t('history.past.back')}
      </Button>
    </div>
  )
}
