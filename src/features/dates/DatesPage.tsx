import { useNavigate } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import IconDates from '~icons/lucide/calendar-heart'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { dayOf } from '../../shared/dates'
import { datesThisYear, datesWithin, type ComingDate } from '../../shared/practice/dates'
import { useNotebook } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { Page } from '../../ui/Page'
import { SectionHeader } from '../../ui/SectionHeader'
import styles from './DatesPage.module.css'

/** Days that are called soon. */
const SOON = 30

/** Birthdays, first deals, contracts and days of clients' own: those that come, and the round ones of this year. */
export default function DatesPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const zone = () => notebook.me().workspace.zone
  const today = createMemo(() => dayOf(Date.now(), zone()))
  const soon = createMemo(() => datesWithin(notebook.rows(), today(), SOON, zone()))
  const round = createMemo(() => datesThisYear(notebook.rows(), today(), zone()).filter((date) => date.round))
  return (
    <Page title={t('dates.title')} narrow back={{ label: t('common.back'), onClick: () => navigate('/team') }}>
      <div class={styles.page}>
        <section class={styles.part}>
          <SectionHeader title={t('dates.soon')} count={soon().length} />
          <Show when={soon().length > 0} fallback={<p>{t('dates.soonNone')}</p>}>
            <Dates label={t('dates.soon')} dates={soon()} />
          </Show>
        </section>
        <section class={styles.part}>
          <SectionHeader title={t('dates.round')} count={round().length} hint={t('dates.roundText')} />
          <Show when={round().length > 0} fallback={<p>{t('dates.roundNone')}</p>}>
            <Dates label={t('dates.round')} dates={round()} />
          </Show>
        </section>
      </div>
    </Page>
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
