import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, onMount, Show } from 'solid-js'
import { Virtualizer, type VirtualizerHandle } from 'virtua/solid'
import IconFilter from '~icons/lucide/sliders-horizontal'
import IconHistory from '~icons/lucide/history'
import IconPast from '~icons/lucide/calendar-clock'
import { t } from '../../i18n'
import { afterPaint } from '../../parts/afterPaint'
import { formatDay, formatMonth } from '../../i18n/format'
import { dayOf } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import { historyOf, type HistoryLine } from '../../shared/profile/history'
import { Avatar } from '../../ui/Avatar'
import { Button, IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Chip } from '../../ui/Chip'
import { EmptyState } from '../../ui/EmptyState'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { useClient } from './client'
import styles from './History.module.css'
import {
  EVERYTHING,
  filterChoices,
  historyItems,
  searched,
  type HistoryFilter,
  type HistoryItem,
  type Month,
  type Sort,
} from './historyLines'
import { HistoryLineView } from './HistoryLineView'
import { LateContributions } from './LateContributions'
import { offeredDay } from './past'
import { peopleOf } from './people'
import type { FieldGroup } from './words'

const GROUP_NAMES: Record<FieldGroup, () => string> = {
  client: () => t('history.field.client'),
  tags: () => t('history.field.tags'),
  contacts: () => t('history.field.contacts'),
  legal: () => t('history.field.legal'),
  people: () => t('history.field.people'),
  entries: () => t('history.field.entries'),
  steps: () => t('history.field.steps'),
  deals: () => t('history.field.deals'),
  trouble: () => t('history.field.trouble'),
  own: () => t('history.field.own'),
  files: () => t('history.field.files'),
  notes: () => t('history.field.notes'),
  owners: () => t('history.field.owners'),
  other: () => t('history.field.other'),
}

interface Props {
  /** The element that scrolls the page. */
  scroller: HTMLElement | undefined
  /** There is room for what stands beside. */
  wide: boolean
}

/** Every change of this client, newest first. */
export function History(props: Props) {
  const client = useClient()
  /** One change that somebody wants to see: Today leads to what it was worked out from. */
  const [search] = useSearchParams<{ change: string }>()
  const [filter, setFilter] = createSignal<HistoryFilter>(EVERYTHING)
  const lines = createMemo(() => historyOf(client.view.changes()))
  const texts = new WeakMap<HistoryLine, string>()
  /** Made when somebody searches, once for each line. */
  const textIn = (line: HistoryLine): string => {
    const known = texts.get(line)
    if (known !== undefined) return known
    const made = searched(line, client.view.profile(), client.notebook.memberName(line.change.by))
    texts.set(line, made)
    return made
  }
  const items = createMemo(() => historyItems(lines(), filter(), textIn))
  const count = () => items().reduce((sum, item) => (item.type === 'month' ? sum + item.count : sum), 0)
  return (
    <div class={styles.history} classList={{ [styles.wide!]: props.wide }}>
      <div class={styles.beside}>
        <LateContributions />
        <Show when={props.wide || client.view.profile().owners.length > 1}>
          <Owners />
        </Show>
      </div>
      <div class={styles.changes}>
        <Show when={client.on() === undefined && client.view.changes().length > 0}>
          <AsOnDay />
        </Show>
        <Filters lines={lines()} wide={props.wide} filter={filter()} onChange={setFilter} />
        <p class={styles.quiet} role="status">
          {t('history.count', { count: count() })}
        </p>
        <Show
          when={items().length > 0}
          fallback={
            <EmptyState
              icon={IconHistory}
              title={lines().length === 0 ? t('history.empty') : t('history.nothingFound')}
              text={lines().length === 0 ? t('history.emptyHint') : undefined}
              action={
                <Show when={lines().length > 0}>
                  <Button onClick={() => setFilter(EVERYTHING)}>{t('history.clearFilter')}</Button>
                </Show>
              }
            />
          }
        >
          <Lines items={items()} scroller={props.scroller} shown={search.change} />
        </Show>
      </div>
    </div>
  )
}

/** The way to the client as it was on a day. */
function AsOnDay() {
  const client = useClient()
  const [, setSearch] = useSearchParams()
  const show = (): void => {
    const on = offeredDay(client.view.changes(), dayOf(Date.now()))
    setSearch({ on, tab: undefined, person: undefined })
  }
  return (
    <Button class={styles.past} icon={IconPast} onClick={show}>
      {t('history.past.show')}
    </Button>
  )
}

/** Who was responsible, and from when to when. */
function Owners() {
  const client = useClient()
  const owners = () => client.view.profile().owners.toReversed()
  const name = (member: MemberId) => client.notebook.memberName(member)
  return (
    <Show when={owners().length > 0}>
      <Card aria-label={t('history.owners')}>
        <h2 class={styles.title}>{t('history.owners')}</h2>
        <ul role="list" class={styles.owners}>
          <For each={owners()}>
            {(span) => (
              <li class={styles.owner}>
                <Avatar name={name(span.member)} seed={span.member} size="small" />
                <div>
                  <span>
                    {span.until === null
                      ? t('history.ownerNow', { name: name(span.member), since: formatDay(span.since) })
                      : t('history.ownerThen', {
                          name: name(span.member),
                          since: formatDay(span.since),
                          until: formatDay(span.until),
                        })}
                  </span>
                  <Show when={span.note !== ''}>
                    <p class={styles.quiet}>{t('history.handoverNote', { note: span.note })}</p>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}

interface FiltersProps {
  lines: readonly HistoryLine[]
  filter: HistoryFilter
  wide: boolean
  onChange: (filter: HistoryFilter) => void
}

function Filters(props: FiltersProps) {
  const client = useClient()
  const [more, setMore] = createSignal(false)
  const moreId = createUniqueId()
  const choices = createMemo(() => filterChoices(props.lines))
  const fields = () => [
    { value: '' as HistoryFilter['field'], label: t('history.all') },
    ...choices().groups.map((group) => ({ value: group as HistoryFilter['field'], label: GROUP_NAMES[group]() })),
    ...peopleOf(client.view.profile()).map(({ id, name }) => ({
      value: `person/${id}` as HistoryFilter['field'],
      label: name || t('history.unnamedPerson'),
    })),
  ]
  const members = () => [
    { value: '' as MemberId | '', label: t('history.everyone') },
    ...choices()
      .members.map((value) => ({ value: value as MemberId | '', label: client.notebook.memberName(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  ]
  return (
    <div class={styles.search}>
      <div class={styles.find}>
        <TextField
          label={t('history.search')}
          hideLabel
          placeholder={t('history.search')}
          type="search"
          value={props.filter.words}
          onInput={(words) => props.onChange({ ...props.filter, words })}
        />
        <Show when={!props.wide}>
          <IconButton
            icon={IconFilter}
            label={t('history.moreFilters')}
            aria-expanded={more()}
            aria-controls={moreId}
            onClick={() => setMore(!more())}
          />
        </Show>
      </div>
      <div class={styles.sorts} role="group" aria-label={t('history.what')}>
        <Chip pressed={props.filter.sort === ''} onClick={() => props.onChange({ ...props.filter, sort: '' })}>
          {t('history.sort.all')}
        </Chip>
        <For each={choices().sorts}>
          {(sort) => (
            <Chip
              pressed={props.filter.sort === sort}
              onClick={() => props.onChange({ ...props.filter, sort: props.filter.sort === sort ? '' : sort })}
            >
              {SORT_NAMES[sort]()}
            </Chip>
          )}
        </For>
      </div>
      <Show when={props.wide || more() || props.filter.field !== '' || props.filter.member !== ''}>
        <div id={moreId} class={styles.filters}>
          <Select
            label={t('history.filterField')}
            value={props.filter.field}
            options={fields()}
            onChange={(field) => props.onChange({ ...props.filter, field })}
          />
          <Select
            label={t('history.filterMember')}
            value={props.filter.member}
            options={members()}
            onChange={(member) => props.onChange({ ...props.filter, member })}
          />
        </div>
      </Show>
    </div>
  )
}

const SORT_NAMES: Record<Sort, () => string> = {
  talks: () => t('history.sort.talks'),
  facts: () => t('history.sort.facts'),
  people: () => t('history.sort.people'),
  orders: () => t('history.sort.orders'),
  notes: () => t('history.sort.notes'),
  handovers: () => t('history.sort.handovers'),
}

/** Only the lines in sight are made: a history of thousands opens as fast as a short one. */
function Lines(props: { items: HistoryItem[]; scroller: HTMLElement | undefined; shown: string | undefined }) {
  const [margin, setMargin] = createSignal(0)
  const [first, setFirst] = createSignal(0)
  let list!: HTMLDivElement
  let heading!: HTMLDivElement
  let handle: VirtualizerHandle | undefined
  onMount(() => {
    const { scroller } = props
    if (scroller === undefined) return
    const measure = () =>
      setMargin(list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
    // What stands above the list may open, close and wrap.
    const watch = new ResizeObserver(measure)
    for (
      let above: Element | null = list.parentElement;
      above !== null && above !== scroller;
      above = above.parentElement
    )
      watch.observe(above)
    measure()
    onCleanup(() => watch.disconnect())
  })
  createEffect(
    on(
      () => props.shown,
      (shown) => {
        const index = props.items.findIndex(({ key }) => key === shown)
        // Where the list begins is measured by then.
        if (index !== -1) onCleanup(afterPaint(() => handle?.scrollToIndex(index, { align: 'center' })))
      },
    ),
  )
  /** The month that is read now: its heading stays at the top, the list holds those that come. */
  const current = (): Month | undefined => {
    const at = Math.min(first(), props.items.length - 1)
    for (let index = at; index >= 0; index--) {
      const item = props.items[index]
      if (item?.type === 'month') return item
    }
    return undefined
  }
  const look = (): void => {
    const offset = (props.scroller?.scrollTop ?? 0) + heading.offsetHeight
    setFirst(handle?.findItemIndex(offset) ?? 0)
  }
  return (
    <div>
      <div ref={heading} class={styles.current}>
        <Show when={current()}>{(month) => <MonthHeading month={month()} />}</Show>
      </div>
      <div ref={list}>
        <Virtualizer
          ref={(made) => (handle = made)}
          data={props.items}
          scrollRef={props.scroller}
          startMargin={margin()}
          onScroll={look}
        >
          {(item, index) =>
            item.type === 'change' ? (
              <div
                class={item.key === props.shown ? styles.shown : undefined}
                aria-current={item.key === props.shown ? 'true' : undefined}
              >
                <HistoryLineView line={item.line} />
              </div>
            ) : (
              <Show when={index() > 0}>
                <MonthHeading month={item} />
              </Show>
            )
          }
        </Virtualizer>
      </div>
    </div>
  )
}

function MonthHeading(props: { month: Month }) {
  return (
    <h2 class={styles.heading}>
      <span>{formatMonth(props.month.time)}</span>
      <span class={styles.count}>{t('history.count', { count: props.month.count })}</span>
    </h2>
  )
}
