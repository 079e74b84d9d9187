import { lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconCheck from '~icons/lucide/check'
import IconPencil from '~icons/lucide/pencil'
import IconArrow from '~icons/lucide/corner-down-right'
import IconTrash from '~icons/lucide/trash-2'
import { t } from '../../i18n'
import { formatDate, formatMoment } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import { EntryFiles } from '../../parts/files/EntryFiles'
import type { EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { Badge } from '../../ui/Badge'
import { Chip } from '../../ui/Chip'
import { Menu } from '../../ui/Menu'
import { useClient, type Client } from './client'
import styles from './Entry.module.css'
import { OUTCOME_NAMES, TYPE_ICONS, TYPE_NAMES } from './entryWords'
import { personName } from './people'
import { Rivals } from './Rivals'
import { recordedOf, stepOf } from './timeline'
import { entryText } from './words'

const ComplaintTail = lazy(() => import('./trouble/ComplaintTail'))

/** Takes an entry back, with a way to put it there again. */
export function withdrawEntry(client: Client, id: EntryId): void {
  void client.tap([{ kind: 'entry', entry: id, value: null }], t('profile.entry.withdrawn'))
}

interface Props {
  id: EntryId
  onEdit: (id: EntryId, entry: Entry) => void
}

/** One dated thing: what, with whom, what came of it, and who wrote it down. */
export function EntryLine(props: Props) {
  const client = useClient()
  const register = () => client.view.profile().entries.get(props.id)
  const entry = () => register()?.current.value ?? undefined
  return (
    <li class={styles.entry}>
      <Show when={entry()}>
        {(value) => (
          <>
            <div class={styles.head}>
              <Dynamic component={TYPE_ICONS[value().type]} class={styles.icon} aria-hidden="true" />
              <strong>{TYPE_NAMES[value().type]()}</strong>
              <time class={styles.time} dateTime={new Date(value().when).toISOString()}>
                {formatMoment(value().when)}
              </time>
              <Show when={client.may()}>
                <Menu
                  class={styles.menu}
                  label={t('profile.entry.menu')}
                  variant="quiet"
                  items={[
                    { label: t('common.edit'), icon: IconPencil, onSelect: () => props.onEdit(props.id, value()) },
                    {
                      label: t('profile.entry.withdraw'),
                      icon: IconTrash,
                      danger: true,
                      onSelect: () => withdrawEntry(client, props.id),
                    },
                  ]}
                />
              </Show>
            </div>
            <EntryBody id={props.id} entry={value()} />
          </>
        )}
      </Show>
      <Rivals
        register={register()}
        say={(change) => (change.value === null ? '' : entryText(change.value, client.words))}
      />
    </li>
  )
}

function EntryBody(props: { id: EntryId; entry: Entry }) {
  const client = useClient()
  const recorded = () => {
    const register = client.view.profile().entries.get(props.id)
    return register === undefined ? undefined : recordedOf(register)
  }
  const step = () => stepOf(client.view.profile(), props.id, props.entry)
  const money = () => {
    const { amount, currency } = props.entry
    return amount === undefined || currency === undefined ? undefined : formatMoney(amount, currency)
  }
  const outcomeTone = () => (props.entry.outcome === 'reached' ? 'success' : 'warning')
  return (
    <div class={styles.body}>
      <Show when={props.entry.text !== ''}>
        <p class={styles.text}>{props.entry.text}</p>
      </Show>
      <div class={styles.marks}>
        <Show when={props.entry.outcome}>
          {(outcome) => <Chip tone={outcomeTone()}>{OUTCOME_NAMES[outcome()]()}</Chip>}
        </Show>
        <Show when={money()}>{(text) => <strong class="tabular">{text()}</strong>}</Show>
        <Show when={props.entry.deliveryOn}>
          {(day) => <span>{t('profile.entry.delivery', { day: formatDate(day()) })}</span>}
        </Show>
        <Show when={props.entry.person}>
          {(person) => (
            <span>
              {t('profile.entry.with', {
                person: personName(client.view.profile(), person()) || t('profile.person.unnamed'),
              })}
            </span>
          )}
        </Show>
      </div>
      <Show when={props.entry.type === 'complaint'}>
        <Suspense>
          <ComplaintTail entry={props.id} />
        </Suspense>
      </Show>
      <EntryFiles view={client.view} entry={props.id} />
      <Show when={step()}>
        {(next) => (
          <p class={styles.next} classList={{ [styles.done!]: next().done !== undefined }}>
            <Dynamic component={next().done === undefined ? IconArrow : IconCheck} aria-hidden="true" />
            <span>
              {next().what}
              <span class={styles.by}>
                {next().done === undefined
                  ? t('profile.entry.nextLine', {
                      who: client.notebook.memberName(next().who),
                      day: formatDate(next().on),
                    })
                  : t('profile.entry.nextDone', { day: formatDate(next().done!) })}
              </span>
            </span>
          </p>
        )}
      </Show>
      <Show when={recorded()}>
        {(who) => (
          <p class={styles.by}>
            {who().later
              ? t('profile.entry.recorded', {
                  name: client.notebook.memberName(who().by),
                  when: formatMoment(who().at),
                })
              : client.notebook.memberName(who().by)}
            <Show when={who().changed}>
              {' · '}
              {t('profile.entry.changed')}
            </Show>
            <Show when={!who().sent}>
              {' '}
              <Badge>{t('profile.entry.notSent')}</Badge>
            </Show>
          </p>
        )}
      </Show>
    </div>
  )
}
