import { A, useLocation, useNavigate } from '@solidjs/router'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import IconOpen from '~icons/lucide/chevron-down'
import IconThanks from '~icons/lucide/gift'
import IconSomebody from '~icons/lucide/user-round-plus'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { mayDo } from '../../shared/practice/doer'
import { referralsOf, type Brought } from '../../shared/practice/referrals'
import type { Row } from '../../shared/profile/row'
import { createToday } from '../../parts/today'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Button, IconButton, LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import styles from './ReferralsPage.module.css'

/** Sources that are shown at first. */
const FIRST = 30

/** Who brought whom: those who bring most first, what came of it as a tree, and how they were thanked. */
export default function ReferralsPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const location = useLocation<{ fromClient?: true }>()
  const [most, setMost] = createSignal(FIRST)
  const sources = createMemo(() =>
    referralsOf(
      notebook.rows().filter(({ practice }) => practice?.broughtBy !== undefined),
      (id) => notebook.row(id),
    ).sources(),
  )
  const back = (): void => (location.state?.fromClient ? navigate(-1) : navigate('/team'))
  const clients = () => sources().reduce((sum, { count }) => sum + count, 0)
  const keys = createMemo<string[]>(
    () =>
      sources()
        .map(({ key }) => key)
        .slice(0, most()),
    [],
    {
      equals: (a, b) => a.join() === b.join(),
    },
  )
  return (
    <Page title={t('know.referrals.title')} narrow back={{ label: t('common.back'), onClick: back }}>
      <Show
        when={sources().length > 0}
        fallback={
          <EmptyState
            icon={IconSomebody}
            title={t('know.referrals.empty')}
            text={t('know.referrals.emptyHint')}
            action={<LinkButton href="/clients">{t('shell.clients')}</LinkButton>}
          />
        }
      >
        <p class={styles.intro}>
          {t('know.referrals.intro')}{' '}
          <span class={styles.sum}>{t('know.referrals.sum', { sources: sources().length, clients: clients() })}</span>
        </p>
        <ul role="list" class={styles.sources}>
          <For each={keys()}>
            {(key) => (
              <Show when={sources().find((one) => one.key === key)}>{(source) => <Source source={source()} />}</Show>
            )}
          </For>
        </ul>
        <Show when={sources().length > most()}>
          <Button onClick={() => setMost(most() + FIRST)}>
            {t('know.referrals.more', { count: Math.min(FIRST, sources().length - most()) })}
          </Button>
        </Show>
      </Show>
    </Page>
  )
}

const nameOf = ({ name }: { name: string }): string => name || t('clients.noName')

function Source(props: { source: Brought }) {
  const [isOpen, setOpen] = createSignal(true)
  const id = createUniqueId()
  const detail = (): string => {
    if (props.source.row !== undefined) return props.source.row.city
    return props.source.profile === undefined ? t('know.referrals.notOurs') : t('know.referrals.away')
  }
  return (
    <li>
      <Card aria-label={nameOf(props.source)}>
        <div class={styles.head}>
          <Avatar name={nameOf(props.source)} seed={props.source.key} />
          <div class={styles.who}>
            <h2 class={styles.name}>
              <Named one={props.source} />
            </h2>
            <p class={styles.facts}>
              <span class={styles.count}>{t('know.referrals.count', { count: props.source.count })}</span>
              <Show when={detail()}>{(words) => <span class={styles.quiet}>{words()}</span>}</Show>
            </p>
          </div>
          <IconButton
            class={styles.toggle}
            classList={{ [styles.turned!]: isOpen() }}
            icon={IconOpen}
            label={t('know.referrals.show', { name: nameOf(props.source) })}
            aria-expanded={isOpen()}
            aria-controls={id}
            onClick={() => setOpen(!isOpen())}
          />
        </div>
        <Show when={props.source.row}>{(row) => <Thanks row={row()} />}</Show>
        <Show when={isOpen()}>
          <div id={id}>
            <Tree trees={props.source.brought} label={t('know.referrals.down')} />
          </div>
        </Show>
      </Card>
    </li>
  )
}

/** All who came by one, and by them; a line leads from each to those. */
function Tree(props: { trees: readonly Brought[]; label?: string }) {
  return (
    <ul role="list" class={styles.tree} aria-label={props.label}>
      <For each={props.trees}>
        {(one) => (
          <li class={styles.node}>
            <div class={styles.one}>
              <Named one={one} />
              <Show when={one.row?.city}>{(city) => <span class={styles.quiet}>{city()}</span>}</Show>
              <Show when={one.as === 'vouches' || one.as === 'pays'}>
                <Badge>{one.as === 'pays' ? t('know.referrals.paid') : t('know.referrals.vouched')}</Badge>
              </Show>
              <Show when={one.count > 0}>
                <span class={styles.quiet}>{t('know.brought.count', { count: one.count })}</span>
              </Show>
            </div>
            <Show when={one.brought.length > 0}>
              <Show when={one.row}>{(row) => <Thanks row={row()} />}</Show>
              <Tree trees={one.brought} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** How a client was thanked last for whom it brought, and the way to do so. */
function Thanks(props: { row: Row }) {
  const notebook = useNotebook()
  const today = createToday()
  const last = () => props.row.practice?.thanks?.[0]
  const may = () => {
    const me = { id: notebook.me().member.id, role: notebook.role() }
    return mayDo(props.row, me, { members: notebook.team().members, grantsOf: notebook.grants, today: today() })
  }
  return (
    <p class={styles.thanks}>
      <span class={styles.thanked}>
        <IconThanks aria-hidden="true" />
        <Show when={last()} fallback={<span>{t('know.referrals.notThanked')}</span>}>
          {(thanks) => (
            <span>{t('know.referrals.thanked', { day: formatDate(thanks().on), what: thanks().what })}</span>
          )}
        </Show>
      </span>
      <Show when={may()}>
        <LinkButton size="small" variant="quiet" href={`/clients/${props.row.id}?add=thanks`}>
          {t('know.referrals.thank')}
        </LinkButton>
      </Show>
    </p>
  )
}

/** A link where this member may open that client. */
function Named(props: { one: Pick<Brought, 'name' | 'row'> }) {
  return (
    <Show when={props.one.row} fallback={<span>{nameOf(props.one)}</span>}>
      {(row) => (
        <A class={styles.link} href={`/clients/${row().id}`}>
          {nameOf(props.one)}
        </A>
      )}
    </Show>
  )
}
