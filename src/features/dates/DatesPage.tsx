import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import IconDates from '~icons/lucide/calendar-heart'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { dayOf } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import { datesThisYear, datesWithin, type ComingDate, type DateAbout } from '../../shared/practice/dates'
import { useNotebook } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { Chip } from '../../ui/Chip'
import { List, ListItem } from '../../ui/List'
import { Page } from '../../ui/Page'
import { SectionHeader } from '../../ui/SectionHeader'
import { Select } from '../../ui/Select'
import styles from './DatesPage.module.css'
import { filterDates, kindsIn, KINDS, segmentsIn, type DatesFilter } from './filter'

/** Days that are called soon. */
const SOON = 30

/** Birthdays, first deals, contracts and days of clients' own: those that come, and the round ones of this year. */
export default function DatesPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const zone = () => notebook.me().workspace.zone
  const today = createMemo(() => dayOf(Date.now(), zone()))
  const allSoon = createMemo(() => datesWithin(notebook.rows(), today(), SOON, zone()))
  const allRound = createMemo(() => datesThisYear(notebook.rows(), today(), zone()).filter((date) => date.round))
  // In the address: whoever comes back from a client finds the same dates.
  const [search, setSearch] = useSearchParams<{ kind: string; whose: string; segment: string }>()
  const me = () => notebook.me().member.id
  const filter = createMemo((): DatesFilter => {
    const kind = KINDS.find((one) => one === search.kind)
    return {
      ...(kind !== undefined && { kind }),
      ...(search.whose === 'mine' && { owner: me() }),
      ...(search.segment !== undefined && { segment: search.segment }),
    }
  })
  const soon = createMemo(() => filterDates(allSoon(), filter()))
  const round = createMemo(() => filterDates(allRound(), filter()))
  const isChosen = (): boolean => Object.keys(filter()).length > 0
  return (
    <Page title={t('dates.title')} narrow back={{ label: t('common.back'), onClick: () => navigate('/team') }}>
      <div class={styles.page}>
        <Filter
          dates={[...allSoon(), ...allRound()]}
          filter={filter()}
          me={me()}
          onKind={(kind) => setSearch({ kind }, { replace: true })}
          onMine={(mine) => setSearch({ whose: mine ? 'mine' : undefined }, { replace: true })}
          onSegment={(segment) => setSearch({ segment }, { replace: true })}
        />
        <section class={styles.part}>
          <SectionHeader title={t('dates.soon')} count={soon().length} />
          <Show when={soon().length > 0} fallback={<p>{t(isChosen() ? 'dates.chosenNone' : 'dates.soonNone')}</p>}>
            <Dates label={t('dates.soon')} dates={soon()} />
          </Show>
        </section>
        <section class={styles.part}>
          <SectionHeader title={t('dates.round')} count={round().length} hint={t('dates.roundText')} />
          <Show when={round().length > 0} fallback={<p>{t(isChosen() ? 'dates.chosenNone' : 'dates.roundNone')}</p>}>
            <Dates label={t('dates.round')} dates={round()} />
          </Show>
        </section>
      </div>
    </Page>
  )
}

interface FilterProps {
  /** All of them: what they have can be chosen. */
  dates: readonly ComingDate[]
  filter: DatesFilter
  me: MemberId
  onKind: (kind: DateAbout | undefined) => void
  onMine: (mine: boolean) => void
  onSegment: (segment: string | undefined) => void
}

/** One kind, one's own clients, one segment: what makes no difference here is not offered. */
function Filter(props: FilterProps) {
  const kinds = createMemo(() => kindsIn(props.dates))
  const segments = createMemo(() => segmentsIn(props.dates))
  const isMixed = () => props.dates.some(({ row }) => row.owner !== props.me)
  return (
    <Show when={kinds().length > 1 || isMixed() || segments().length > 1}>
      <div class={styles.filter} role="group" aria-label={t('dates.filter')}>
        <Show when={isMixed()}>
          <Chip
            pressed={props.filter.owner !== undefined}
            onClick={() => props.onMine(props.filter.owner === undefined)}
          >
            {t('dates.mine')}
          </Chip>
        </Show>
        <Show when={kinds().length > 1}>
          <For each={kinds()}>
            {(kind) => (
              <Chip
                pressed={props.filter.kind === kind}
                onClick={() => props.onKind(props.filter.kind === kind ? undefined : kind)}
              >
                {t('dates.kind', { kind })}
              </Chip>
            )}
          </For>
        </Show>
        <Show when={segments().length > 1}>
          <Select
            hideLabel
            class={styles.segment}
            label={t('dates.segment')}
            value={props.filter.segment ?? ''}
            onChange={(segment) => props.onSegment(segment === '' ? undefined : segment)}
            options={[
              { value: '', label: t('dates.allSegments') },
              ...segments().map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        </Show>
      </div>
    </Show>
  )
}

function Dates(props: { label: string; dates: readonly ComingDate[] }) {
  return (
    <Card flush>
      <List label={props.label}>
        <For each={props.dates}>
          {(date) => (
            <ListItem href={`/clients/${date.row.id}`} lead={<IconDates aria-hidden="true" />} detail={detailOf(date)}>
              {date.row.name || t('clients.noName')}
            </ListItem>
          )}
        </For>
      </List>
    </Card>
  )
}

/** When it is, what it is, and how many years it makes. */
const detailOf = ({ on, about, what, years }: ComingDate): string =>
  [formatDate(on), t('dates.what', { about, what }), years === undefined ? '' : t('dates.years', { years })]
    .filter(Boolean)
    .join(' · ')
