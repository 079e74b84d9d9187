import { createMemo, createSignal, For, Show } from 'solid-js'
import IconCalendarCheck from '~icons/lucide/calendar-check-2'
import IconAllDone from '~icons/lucide/circle-check-big'
import { formatDate } from '../../i18n/format'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { NotYet } from '../../parts/clients/NotYet'
import { createToday } from '../../parts/today'
import { useNotebook } from '../../solid/notebook'
import { LinkButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Segmented } from '../../ui/Segmented'
import { HandedToMe } from './HandedToMe'
import { GROUPS, groupSteps, type Group } from './model'
import { StepGroup } from './StepGroup'
import { ToSettle } from './ToSettle'
import styles from './TodayPage.module.css'

export default function TodayPage() {
  const notebook = useNotebook()
  const today = createToday()
  const [whose, setWhose] = createSignal<'mine' | 'everybody'>('mine')
  const isHead = (): boolean => notebook.role() === 'head'
  const sight = createMemo(() => ({ members: notebook.team().members, grantsOf: notebook.grants, today: today() }))
  const groups = createMemo(() => {
    const mine = whose() === 'mine' && notebook.role() !== 'viewer'
    return groupSteps(notebook.rows(), mine ? notebook.me().member.id : null, sight())
  })
  const countOf = (...names: Group[]): number => names.reduce((sum, name) => sum + groups()[name].length, 0)

  return (
    <Page
      narrow
      title={t('today.title', { day: formatDate(today()) })}
      toolbar={
        <Show when={isHead()}>
          <Segmented
            hideLabel
            label={t('today.whose')}
            value={whose()}
            onChange={setWhose}
            options={[
              { value: 'mine', label: t('today.mine') },
              { value: 'everybody', label: t('today.everybody') },
            ]}
          />
        </Show>
      }
    >
      <HandedToMe />
      <Show when={notebook.ready() && (notebook.team().members.length > 0 || !notebook.status().whole)}>
        <Show when={countOf(...GROUPS) > 0} fallback={notebook.status().whole ? <NothingPlanned /> : <NotYet />}>
          <Show when={notebook.status().whole && countOf('overdue', 'today') === 0}>
            <p class={styles.clear}>
              <IconAllDone aria-hidden="true" />
              <span class={styles.words}>
                <strong>{t('today.clearTitle')}</strong>
                <span>{t('today.clearText')}</span>
              </span>
            </p>
          </Show>
          <For each={GROUPS}>
            {(group) => (
              <Show when={groups()[group].length > 0}>
                <StepGroup group={group} steps={groups()[group]} sight={sight()} />
              </Show>
            )}
          </For>
        </Show>
      </Show>
      <ToSettle />
    </Page>
  )
}

function NothingPlanned() {
  const notebook = useNotebook()
  const mayCreate = (): boolean => mayInWorkspace(notebook.role(), 'create')
  return (
    <Show
      when={notebook.rows().length > 0}
      fallback={
        <EmptyState
          icon={IconCalendarCheck}
          title={t('today.emptyTitle')}
          text={mayCreate() ? t('today.newHereText') : t('clients.emptyForViewer')}
          action={
            <Show when={mayCreate()}>
              <LinkButton variant="primary" href="/clients/new">
                {t('clients.new')}
              </LinkButton>
            </Show>
          }
        />
      }
    >
      <EmptyState
        icon={IconCalendarCheck}
        title={t('today.emptyTitle')}
        text={t('today.emptyText')}
        action={<LinkButton href="/clients?view=timeToCall">{t('today.emptyAction')}</LinkButton>}
      />
    </Show>
  )
}
