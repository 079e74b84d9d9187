/** What other apps shared, and one screen to decide what becomes of it. It waits here until it was stored or thrown away. */
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createResource, createSignal, For, Match, on, onCleanup, Show, Switch } from 'solid-js'
import IconInbox from '~icons/lucide/inbox'
import { t } from '../../i18n'
import { whenLaunchedWith } from '../../parts/arrived/launched'
import { takeFiles } from '../../parts/arrived/take'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { arrivals, bringBack, dropArrived, type Arrival } from '../../sync/arrived'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { List, ListItem } from '../../ui/List'
import { Page } from '../../ui/Page'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import styles from './Arrive.module.css'
import { Decide } from './Decide'
import { Many } from './Many'
import { materialOf, type Material } from './model'
import { Seen } from './Seen'
import { Tables } from './Tables'

export default function ArrivePage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [waiting, { refetch }] = createResource(arrivals)
  const [chosenId, setChosen] = createSignal<string>()
  const mayWrite = (): boolean => notebook.role() !== 'viewer'

  whenLaunchedWith((files) => void takeFiles(files).then((address) => (navigate(address), refetch())))
  // Something more may have been shared meanwhile, or decided on in another window.
  const look = (): void => {
    if (document.visibilityState === 'visible') void refetch()
  }
  document.addEventListener('visibilitychange', look)
  onCleanup(() => document.removeEventListener('visibilitychange', look))

  const all = (): Arrival[] => waiting.latest ?? []
  /** The latest first: it is what somebody is here for. */
  const current = (): Arrival | undefined => all().find(({ id }) => id === chosenId()) ?? all().at(-1)
  const others = (): Arrival[] => all().filter(({ id }) => id !== current()?.id)
  // The same arrival read again is the same one: what is typed beside it stays.
  const [material] = createResource(
    () => current()?.id,
    async () => materialOf(current()!),
  )

  async function done(finished: Arrival): Promise<void> {
    localStorage.removeItem(draftKey(notebook.me().member.id, finished.id))
    await dropArrived(finished.id)
    await refetch()
  }
  async function throwAway(arrival: Arrival): Promise<void> {
    await dropArrived(arrival.id)
    showToast({
      text: t('arrive.dropped'),
      action: { label: t('common.undo'), run: () => void bringBack(arrival).then(() => refetch()) },
    })
    await refetch()
  }

  const problem = (): string | undefined =>
    params.problem === 'many' || params.problem === 'lost' ? t(`arrive.problem.${params.problem}`) : undefined

  return (
    <Page narrow title={t('arrive.title')} back={{ label: t('common.back'), onClick: () => navigate('/') }}>
      <Show when={problem()}>{(text) => <Banner tone="warning">{text()}</Banner>}</Show>
      <Show
        when={current()}
        keyed
        fallback={
          <Show when={waiting.state === 'ready'}>
            <EmptyState icon={IconInbox} title={t('arrive.emptyTitle')} text={t('arrive.emptyText')} />
          </Show>
        }
      >
        {(arrival) => (
          <Show when={material()}>
            {(read) => (
              <One
                arrival={arrival}
                material={read()}
                mayWrite={mayWrite()}
                mayCreate={mayInWorkspace(notebook.role(), 'create')}
                draftKey={draftKey(notebook.me().member.id, arrival.id)}
                onStored={() => done(arrival)}
                onDrop={() => void throwAway(arrival)}
              />
            )}
          </Show>
        )}
      </Show>
      <Show when={others().length > 0}>
        <section>
          <SectionHeader title={t('arrive.more')} count={others().length} />
          <Card flush>
            <List>
              <For each={others().toReversed()}>
                {(other) => <ListItem onClick={() => setChosen(other.id)}>{summary(other)}</ListItem>}
              </For>
            </List>
          </Card>
        </section>
      </Show>
    </Page>
  )
}

/** Typed text is the member's, and goes with the member at sign-out. */
const draftKey = (member: string, arrival: string): string => `kartoteka.arrive.${member}.${arrival}`

const summary = ({ title, text, url, files }: Arrival): string =>
  files.length > 0
    ? files.map(({ name }) => name).join(', ')
    : [title, text, url].filter(Boolean).join(' ').slice(0, 120)

interface OneProps {
  arrival: Arrival
  material: Material
  mayWrite: boolean
  mayCreate: boolean
  draftKey: string
  onStored: () => Promise<void>
  onDrop: () => void
}

function One(props: OneProps) {
  const drop = () => (
    <Button variant="quiet" onClick={() => props.onDrop()}>
      {t('arrive.drop')}
    </Button>
  )
  let top!: HTMLDivElement
  createEffect(
    on(
      () => props.arrival.id,
      () => top.scrollIntoView({ block: 'nearest' }),
      { defer: true },
    ),
  )
  const tablesOnly = (): boolean =>
    props.material.tables.length > 0 && props.material.files.length === 0 && props.material.contacts.length === 0
  return (
    <div class={styles.one} ref={top}>
      <Show when={props.arrival.left.length > 0}>
        <Banner tone="warning">
          {t('arrive.left', { count: props.arrival.left.length, names: props.arrival.left.join(', ') })}
        </Banner>
      </Show>
      <Show when={props.material.unread > 0}>
        <Banner tone="warning">{t('arrive.unread', { count: props.material.unread })}</Banner>
      </Show>
      <Seen arrival={props.arrival} material={props.material} />
      <Switch fallback={<Decide {...props} drop={drop()} />}>
        <Match when={!props.mayWrite}>
          <p class={styles.quiet}>{t('arrive.viewerMayNot')}</p>
          <div class={styles.actions}>{drop()}</div>
        </Match>
        <Match when={tablesOnly()}>
          <Tables tables={props.material.tables} onStored={() => void props.onStored()} drop={drop()} />
        </Match>
        <Match when={props.material.contacts.length > 1}>
          <Many contacts={props.material.contacts} onStored={props.onStored} drop={drop()} />
        </Match>
      </Switch>
    </div>
  )
}
