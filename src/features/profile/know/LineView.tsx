import { Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../../i18n'
import { formatDate, formatDay, formatMonth } from '../../../i18n/format'
import { formatMoney } from '../../../i18n/money'
import { birthdayText } from '../../../parts/history/birthdayText'
import type { KnowLine, KnowLineOf } from '../../../shared/practice/toKnow'
import type { Money } from '../../../shared/profile/factWords'
import { Badge } from '../../../ui/Badge'
import { useClient } from '../client'
import { TYPE_ICONS, TYPE_NAMES } from '../entryWords'
import type { Known, KnowKind } from './forms'
import styles from './Know.module.css'
import { Line } from './Line'
import { LIKE_NAMES, SOLVENCY_NAMES } from './words'

const KIND_OF: Partial<Record<KnowLine['kind'], KnowKind>> = {
  like: 'like',
  competitor: 'competitor',
  contract: 'contract',
  solvency: 'solvency',
  switching: 'switching',
  date: 'date',
  broughtBy: 'brought',
  thanks: 'thanks',
}

/** What a tap on the line changes; undefined for what is worked out or stands elsewhere. */
function knownOf({ kind, id }: KnowLine): Known | undefined {
  const known = KIND_OF[kind]
  return known === undefined ? undefined : { kind: known, path: id, isNew: false }
}

/** One line of a part, in its own words. */
export function LineView(props: { line: KnowLine }) {
  const as = <K extends KnowLine['kind']>(kind: K): KnowLineOf<K> | false =>
    props.line.kind === kind && (props.line as KnowLineOf<K>)
  return (
    <Line line={props.line} known={knownOf(props.line)}>
      <Switch>
        <Match when={as('buyer')}>
          {(line) => t('know.buyer', { since: formatDay(line().since), orders: line().orders })}
        </Match>
        <Match when={as('lost')}>
          {(line) => t('know.lost', { day: formatDate(line().on), why: line().why ?? 'unknown' })}
        </Match>
        <Match when={as('like')}>
          {(line) => (
            <>
              <span>{line().like.what}</span>
              <More>{LIKE_NAMES[line().like.about]()}</More>
            </>
          )}
        </Match>
        <Match when={as('promise')}>{(line) => <Step step={line().step} />}</Match>
        <Match when={as('step')}>{(line) => <Step step={line().step} />}</Match>
        <Match when={as('word')}>
          {(line) => (
            <>
              <span class={styles.clamped}>{line().text}</span>
              <More>{t('know.promise.word', { day: formatDay(line().when) })}</More>
            </>
          )}
        </Match>
        <Match when={as('deal')}>{(line) => <Deal line={line()} />}</Match>
        <Match when={as('complaint')}>{(line) => <Complaint line={line()} />}</Match>
        <Match when={as('touch')}>{(line) => <Touch line={line()} />}</Match>
        <Match when={as('competitor')}>
          {(line) => (
            <>
              <strong>{line().name}</strong>
              <Show when={line().says}>
                <span class={styles.clamped}>{line().says}</span>
              </Show>
              <More>{formatDate(line().on)}</More>
            </>
          )}
        </Match>
        <Match when={as('lines')}>
          {(line) => (
            <span>
              {line()
                .lines.map(({ name, orders }) => t('know.lines', { name, count: orders }))
                .join(', ')}
            </span>
          )}
        </Match>
        <Match when={as('order')}>{(line) => <Order line={line()} />}</Match>
        <Match when={as('usual')}>{(line) => <Usual line={line()} />}</Match>
        <Match when={as('contract')}>{(line) => <Contract line={line()} />}</Match>
        <Match when={as('solvency')}>
          {(line) => (
            <>
              <Badge tone={TONES[line().result]}>{SOLVENCY_NAMES[line().result]()}</Badge>
              <Show when={line().text}>
                <span class={styles.clamped}>{line().text}</span>
              </Show>
              <More>{t('know.solvency.on', { day: formatDate(line().on) })}</More>
            </>
          )}
        </Match>
        <Match when={as('switching')}>{(line) => <span class={styles.long}>{line().text}</span>}</Match>
        <Match when={as('broughtBy')}>{(line) => <BroughtBy line={line()} />}</Match>
        <Match when={as('thanks')}>{(line) => <Thanks line={line()} />}</Match>
        <Match when={as('date')}>
          {(line) => (
            <>
              <span>{line().what}</span>
              <More>{birthdayText(line().on)}</More>
            </>
          )}
        </Match>
      </Switch>
    </Line>
  )
}

const TONES = { good: 'success', limited: 'warning', poor: 'danger' } as const

/** What stands after the words, quieter. */
const More = (props: { children: string }) => <span class={styles.more}>{props.children}</span>

const Sum = (props: { money: Money | undefined }) => (
  <Show when={props.money}>
    {(money) => <strong class="tabular">{formatMoney(money().amount, money().currency)}</strong>}
  </Show>
)

function Step(props: { step: KnowLineOf<'step'>['step'] }) {
  const client = useClient()
  return (
    <>
      <span>{props.step.what}</span>
      <More>
        {t('know.promise.due', { day: formatDate(props.step.on), name: client.notebook.memberName(props.step.who) })}
      </More>
    </>
  )
}

function Deal(props: { line: KnowLineOf<'deal'> }) {
  const client = useClient()
  const deal = () => props.line.deal
  const stage = () => client.notebook.settings().stages?.find(({ id }) => id === deal().stage)?.name
  const month = () => deal().month
  return (
    <>
      <span>{deal().what || t('know.deal')}</span>
      <Sum money={deal().money} />
      <Show when={stage()}>{(name) => <Badge tone="accent">{name()}</Badge>}</Show>
      <Show when={month()}>
        {(expected) => (
          <More>{t('know.deal.month', { month: formatMonth(Date.parse(`${expected()}-15T12:00:00`)) })}</More>
        )}
      </Show>
    </>
  )
}

function Complaint(props: { line: KnowLineOf<'complaint'> }) {
  const complaint = () => props.line.complaint
  return (
    <>
      <Badge tone="danger">{t('know.complaint')}</Badge>
      <span class={styles.clamped}>{complaint().text}</span>
      <More>{t('know.complaint.since', { day: formatDay(complaint().when) })}</More>
    </>
  )
}

function Touch(props: { line: KnowLineOf<'touch'> }) {
  const value = () => props.line.value
  return (
    <>
      <Dynamic
        component={TYPE_ICONS[value().type]}
        class={styles.icon}
        role="img"
        aria-label={TYPE_NAMES[value().type]()}
      />
      <span class={styles.when}>{formatDay(value().when)}</span>
      <Show when={props.line.person}>
        <More>{props.line.person}</More>
      </Show>
      <span class={styles.told}>{value().text || TYPE_NAMES[value().type]()}</span>
    </>
  )
}

function Order(props: { line: KnowLineOf<'order'> }) {
  const order = () => props.line.order
  return (
    <>
      <span class={styles.when}>{formatDay(order().when)}</span>
      <Show when={order().money} fallback={<span class={styles.more}>{t('know.order.noAmount')}</span>}>
        <Sum money={order().money} />
      </Show>
      <span class={styles.clamped}>{props.line.text || order().line || ''}</span>
    </>
  )
}

function Usual(props: { line: KnowLineOf<'usual'> }) {
  return (
    <>
      <span>{t('know.usual', { days: props.line.days })}</span>
      <Show when={props.line.late} fallback={<More>{t('know.usual.due', { day: formatDay(props.line.due) })}</More>}>
        <Badge tone="warning">{t('know.usual.late', { day: formatDay(props.line.due) })}</Badge>
      </Show>
      <Show when={props.line.knownTo}>
        {(day) => <More>{t('know.usual.knownTo', { day: formatDate(day()) })}</More>}
      </Show>
    </>
  )
}

function Contract(props: { line: KnowLineOf<'contract'> }) {
  const contract = () => props.line.contract
  const isRenewed = () => props.line.renewal === 'signed'
  const term = () => {
    const { until } = contract()
    if (until === undefined) return t('know.contract.open')
    return props.line.ended
      ? t('know.contract.ended', { day: formatDate(until) })
      : t('know.contract.until', { day: formatDate(until) })
  }
  return (
    <>
      <span>{contract().what}</span>
      <Show when={props.line.ended || (props.line.soon && !isRenewed())} fallback={<More>{term()}</More>}>
        <Badge tone="warning">{term()}</Badge>
      </Show>
      <Show when={props.line.renewal}>
        {(state) => (
          <Badge tone={state() === 'refused' ? 'danger' : state() === 'signed' ? 'success' : 'accent'}>
            {t('know.renewal.state', { state: state() })}
          </Badge>
        )}
      </Show>
    </>
  )
}

function BroughtBy(props: { line: KnowLineOf<'broughtBy'> }) {
  const client = useClient()
  const by = () => props.line.by
  const name = () => (by().profile !== undefined && client.notebook.row(by().profile!)?.name) || by().name
  const words = () => {
    switch (by().as) {
      case 'brought':
        return t('know.brought.brought', { name: name() })
      case 'vouches':
        return t('know.brought.vouches', { name: name() })
      case 'pays':
        return t('know.brought.pays', { name: name() })
    }
  }
  return <span>{words()}</span>
}

function Thanks(props: { line: KnowLineOf<'thanks'> }) {
  const client = useClient()
  const whom = () => {
    const { profile } = props.line
    return profile === undefined ? '' : (client.notebook.row(profile)?.name ?? '')
  }
  const said = () => ({ day: formatDate(props.line.on), what: props.line.what })
  return <span>{whom() === '' ? t('know.thanks', said()) : t('know.thanks.for', { ...said(), client: whom() })}</span>
}
