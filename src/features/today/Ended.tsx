/** What Today says when nothing is left. */
import { Show } from 'solid-js'
import IconCalendarCheck from '~icons/lucide/calendar-check-2'
import IconAllDone from '~icons/lucide/circle-check-big'
import { t } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { LinkButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import styles from './TodayPage.module.css'

/** A notebook with no clients yet. */
export function NothingPlanned() {
  const notebook = useNotebook()
  const mayCreate = (): boolean => mayInWorkspace(notebook.role(), 'create')
  return (
    <EmptyState
      icon={IconCalendarCheck}
      title={t('practice.day.emptyTitle')}
      text={mayCreate() ? t('practice.day.newHereText') : t('clients.emptyForViewer')}
      action={
        <Show when={mayCreate()}>
          <LinkButton variant="primary" href="/clients/new">
            {t('clients.new')}
          </LinkButton>
        </Show>
      }
    />
  )
}

/** The day is done, or all of it. */
export function Clear(props: { rest: number }) {
  return (
    <p class={styles.clear} role="status">
      <IconAllDone aria-hidden="true" />
      <span class={styles.words}>
        <strong>{t(props.rest > 0 ? 'practice.day.dayDoneTitle' : 'practice.day.clearTitle')}</strong>
        <span>{t(props.rest > 0 ? 'practice.day.dayDoneText' : 'practice.day.clearText')}</span>
      </span>
    </p>
  )
}
