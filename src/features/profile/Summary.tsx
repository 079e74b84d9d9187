import { For, Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconCompany from '~icons/lucide/building-2'
import IconCity from '~icons/lucide/map-pin'
import IconCloud from '~icons/lucide/cloud-off'
import IconPrivate from '~icons/lucide/user-round'
import { t } from '../../i18n'
import { formatDate, formatDay } from '../../i18n/format'
import { createToday } from '../../parts/today'
import { isTouch } from '../../shared/profile/entryTypes'
import type { ProfileKind } from '../../shared/profile/facts'
import { ownerOf } from '../../shared/profile/fold'
import { stepsOf } from '../../shared/profile/row'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Banner } from '../../ui/Banner'
import { dayAndAgo } from './ago'
import { useClient } from './client'
import { kindText } from './kind'
import { othersPresent, presenceWords } from './presence'
import styles from './Summary.module.css'
import { tagsOf } from './tags'
import { LossMark } from './trouble/LossMark'

/** Under the name, unless there is little room and something else is read: what they are, who is responsible, the last conversation, what comes next, what is not sent. */
export function Summary(props: { brief: boolean; children?: JSX.Element }) {
  const client = useClient()
  const { notebook, view } = client
  const ownerName = () => notebook.memberName(ownerOf(view.profile()))
  const unsent = () => notebook.status().unsentByProfile.get(view.id) ?? 0
  return (
    <div class={styles.summary}>
      <Show when={!props.brief}>
        <Marks />
        <LossMark />
        <dl class={styles.state}>
          <Owner />
          <Talked />
          <Next />
        </dl>
      </Show>
      <There />
      <Show when={unsent() > 0 && client.on() === undefined}>
        <p>
          <Badge tone="warning">
            <IconCloud aria-hidden="true" />
            {t('profile.unsent', { count: unsent() })}
          </Badge>
        </p>
      </Show>
      <Show when={!client.may() && client.on() === undefined}>
        <Banner tone="info">{t('profile.readOnly', { name: ownerName() })}</Banner>
      </Show>
      {props.children}
    </div>
  )
}

/** Kind, city and tags, each as short as it can be. */
function Marks() {
  const client = useClient()
  const kind = () => (client.fact('kind') as ProfileKind | undefined) ?? 'organisation'
  const tags = () => tagsOf(client.view.profile())
  return (
    <ul role="list" class={styles.marks}>
      <li>
        <Dynamic component={kind() === 'private' ? IconPrivate : IconCompany} aria-hidden="true" />
        {kindText(kind())}
      </li>
      <Show when={client.text('city')}>
        {(city) => (
          <li>
            <IconCity aria-hidden="true" />
            {city()}
          </li>
        )}
      </Show>
      <For each={tags()}>{(tag) => <li class={styles.tag}>{tag.text}</li>}</For>
    </ul>
  )
}

/** Who else writes right now, and where. */
function There() {
  const client = useClient()
  const busy = () => othersPresent(client).filter(({ field }) => field !== null)
  return (
    <Show when={busy().length > 0}>
      <ul role="list" class={styles.there}>
        <For each={busy()}>
          {(one) => (
            <li>
              <Avatar name={one.name} seed={one.member} size="small" />
              {presenceWords(one)}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function Owner() {
  const client = useClient()
  const owner = () => ownerOf(client.view.profile())
  const name = () => client.notebook.memberName(owner())
  return (
    <div>
      <dt>{t('profile.head.responsible')}</dt>
      <dd class={styles.owner}>
        <Show when={owner()} fallback={<span class={styles.none}>{t('profile.noResponsible')}</span>}>
          {(member) => (
            <>
              <Avatar name={name()} seed={member()} size="small" />
              {name()}
            </>
          )}
        </Show>
      </dd>
    </div>
  )
}

function Talked() {
  const client = useClient()
  const last = () => client.entries().find(({ entry }) => isTouch(entry))
  return (
    <div>
      <dt>{t('profile.head.talked')}</dt>
      <dd>
        <Show when={last()} fallback={<span class={styles.none}>{t('profile.neverTalked')}</span>}>
          {(touch) => (
            <time dateTime={new Date(touch().entry.when).toISOString()}>
              {client.on() === undefined ? dayAndAgo(touch().entry.when) : formatDay(touch().entry.when)}
            </time>
          )}
        </Show>
      </dd>
    </div>
  )
}

function Next() {
  const client = useClient()
  const now = createToday()
  const today = () => client.on() ?? now()
  const next = () => stepsOf(client.view.profile())[0]
  return (
    <div class={styles.next}>
      <dt>{t('profile.head.next')}</dt>
      <dd>
        <Show when={next()} fallback={<span class={styles.none}>{t('profile.head.noStep')}</span>}>
          {(step) => (
            <>
              <span>{step().what}</span> <Due on={step().on} today={today()} />
            </>
          )}
        </Show>
      </dd>
    </div>
  )
}

/** The day by which it is due; what is late or for today says so in words, too. */
function Due(props: { on: string; today: string }) {
  const tone = () => (props.on < props.today ? 'danger' : props.on === props.today ? 'warning' : 'neutral')
  const words = () => {
    const day = formatDate(props.on)
    if (props.on < props.today) return t('profile.head.overdue', { day })
    return props.on === props.today ? t('profile.head.dueToday') : t('profile.head.due', { day })
  }
  return <Badge tone={tone()}>{words()}</Badge>
}
