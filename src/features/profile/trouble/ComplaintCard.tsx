import { Show } from 'solid-js'
import IconAnswer from '~icons/lucide/message-circle-reply'
import IconComplaint from '~icons/lucide/triangle-alert'
import IconFailure from '~icons/lucide/wrench'
import IconPencil from '~icons/lucide/pencil'
import IconRaise from '~icons/lucide/arrow-up-to-line'
import { t } from '../../../i18n'
import { formatDate, formatDay } from '../../../i18n/format'
import { createToday } from '../../../parts/today'
import { dueOf } from '../../../shared/practice/complaints'
import { ownerOf } from '../../../shared/profile/fold'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Menu } from '../../../ui/Menu'
import { useClient } from '../client'
import { takeSteps } from './forms'
import { ask } from './open'
import type { Complaint } from './told'
import styles from './Trouble.module.css'
import { saidBy } from './words'

const complaintTitle = ({ when }: Pick<Complaint, 'when'>): string =>
  t('trouble.complaint.title', { day: formatDay(when) })

/** A complaint that the client has no answer to: who answers, until when, what was decided. */
export function ComplaintCard(props: { complaint: Complaint }) {
  const client = useClient()
  const entry = () => props.complaint.entry
  const isHeads = () => client.notebook.role() === 'head' && props.complaint.raised !== undefined
  const take = (): void =>
    void client.tap(
      takeSteps(client.view.profile(), entry(), client.notebook.me().member.id),
      t('trouble.complaint.taken'),
    )
  const edit = (): void => ask({ dialog: 'complaint', entry: entry() })
  return (
    <Card aria-label={complaintTitle(props.complaint)}>
      <header class={styles.head}>
        <IconComplaint aria-hidden="true" />
        <div class={styles.titles}>
          <h2 class={styles.title}>{complaintTitle(props.complaint)}</h2>
          <Due complaint={props.complaint} />
        </div>
        <Show when={client.may()}>
          <Menu
            class={styles.menu}
            label={t('trouble.complaint.menu')}
            variant="quiet"
            items={[
              { label: t('trouble.complaint.edit'), icon: IconPencil, onSelect: edit },
              {
                label: t('trouble.failure.do'),
                icon: IconFailure,
                onSelect: () => ask({ dialog: 'failure', entry: entry() }),
              },
            ]}
          />
        </Show>
      </header>
      <Show when={props.complaint.text !== ''}>
        <p class={styles.text}>{props.complaint.text}</p>
      </Show>
      <Standing complaint={props.complaint} />
      <Show when={client.may()}>
        <div class={styles.actions}>
          <Show when={isHeads()}>
            <Button variant="primary" onClick={take}>
              {t('trouble.complaint.take')}
            </Button>
          </Show>
          <Button
            icon={IconAnswer}
            variant={isHeads() ? 'plain' : 'primary'}
            onClick={() => ask({ dialog: 'complaint', entry: entry(), at: 'answer' })}
          >
            {t('trouble.complaint.doAnswer')}
          </Button>
          <Show when={props.complaint.raised === undefined && client.notebook.role() !== 'head'}>
            <Button icon={IconRaise} onClick={() => ask({ dialog: 'raise', entry: entry() })}>
              {t('trouble.complaint.raise')}
            </Button>
          </Show>
        </div>
      </Show>
    </Card>
  )
}

function Due(props: { complaint: Complaint }) {
  const client = useClient()
  const now = createToday()
  const today = () => client.on() ?? now()
  const due = () => dueOf(props.complaint, client.notebook.me().workspace)
  const tone = () => (due() < today() ? 'danger' : due() === today() ? 'warning' : 'neutral')
  return (
    <Show
      when={props.complaint.raised}
      fallback={
        <Badge tone={tone()}>
          {due() < today()
            ? t('trouble.complaint.overdue', { day: formatDate(due()) })
            : due() === today()
              ? t('trouble.complaint.dueToday')
              : t('trouble.complaint.due', { day: formatDate(due()) })}
        </Badge>
      }
    >
      {(raised) => <Badge tone="danger">{t('trouble.complaint.raised', { day: formatDate(raised().on) })}</Badge>}
    </Show>
  )
}

/** Who answers, what the head should know, and what was decided so far. */
function Standing(props: { complaint: Complaint }) {
  const client = useClient()
  const owner = () => client.notebook.memberName(props.complaint.owner ?? ownerOf(client.view.profile()))
  return (
    <dl class={styles.said}>
      <Show when={props.complaint.raised}>
        {(raised) => (
          <div>
            <dt>{t('trouble.complaint.raisedText')}</dt>
            <dd>
              <Show when={raised().text !== ''}>
                <p class={styles.text}>{raised().text}</p>
              </Show>
              <p class={styles.by}>{saidBy(client, raised())}</p>
            </dd>
          </div>
        )}
      </Show>
      <Show when={props.complaint.raised === undefined && owner() !== ''}>
        <div>
          <dt>{t('trouble.complaint.owner')}</dt>
          <dd>{owner()}</dd>
        </div>
      </Show>
      <Show when={props.complaint.decision !== ''}>
        <div>
          <dt>{t('trouble.complaint.decision')}</dt>
          <dd>{props.complaint.decision}</dd>
        </div>
      </Show>
    </dl>
  )
}
