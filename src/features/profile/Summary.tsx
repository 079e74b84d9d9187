import { Show } from 'solid-js'
import IconCloud from '~icons/lucide/cloud-off'
import { t } from '../../i18n'
import { formatDate, formatDay } from '../../i18n/format'
import { isTouch } from '../../shared/profile/entryTypes'
import { ownerOf } from '../../shared/profile/fold'
import { stepsOf } from '../../shared/profile/row'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Banner } from '../../ui/Banner'
import { useClient } from './client'
import styles from './ProfilePage.module.css'

/** Under the name: who is responsible, the last conversation, what comes next, and what is not sent. */
export function Summary() {
  const client = useClient()
  const { notebook, view } = client
  const owner = () => ownerOf(view.profile())
  const touched = () => client.entries().find(({ entry }) => isTouch(entry))
  const next = () => stepsOf(view.profile())[0]
  const unsent = () => notebook.status().unsentByProfile.get(view.id) ?? 0
  const ownerName = () => notebook.memberName(owner())
  return (
    <>
      <div class={styles.summary}>
        <Show when={owner()} fallback={<span>{t('profile.noResponsible')}</span>}>
          {(member) => (
            <span class={styles.owner}>
              <Avatar name={ownerName()} seed={member()} size="small" />
              {t('profile.responsible', { name: ownerName() })}
            </span>
          )}
        </Show>
        <Show when={touched()} fallback={<span>{t('profile.neverTalked')}</span>}>
          {(last) => <span>{t('profile.lastTalked', { day: formatDay(last().entry.when) })}</span>}
        </Show>
        <Show when={next()}>
          {(step) => <span>{t('profile.nextStep', { day: formatDate(step().on), what: step().what })}</span>}
        </Show>
        <Show when={unsent() > 0}>
          <Badge tone="warning">
            <IconCloud aria-hidden="true" />
            {t('profile.unsent', { count: unsent() })}
          </Badge>
        </Show>
      </div>
      <Show when={!client.may()}>
        <Banner tone="info">{t('profile.readOnly', { name: ownerName() })}</Banner>
      </Show>
    </>
  )
}
