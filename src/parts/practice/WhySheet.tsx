import { createResource, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconOpen from '~icons/lucide/chevron-right'
import { formatMoment } from '../../i18n/format'
import { formatMoney } from '../../i18n/money'
import { t } from '../../i18n'
import type { Known } from '../../shared/profile/change'
import type { Profile } from '../../shared/profile/fold'
import { effectiveTime } from '../../shared/profile/order'
import type { PracticeContext, Reason, Signal } from '../../shared/practice/signal'
import { orderedInYear, type Item } from '../../shared/practice/today'
import { whyOf } from '../../shared/practice/why'
import { useNotebook } from '../../solid/notebook'
import { Button, LinkButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Spinner } from '../../ui/Spinner'
import { describeChange, type WordsContext } from '../history/words'
import styles from './WhySheet.module.css'
import { itemWords, signalWords, type SignalWords } from './words'

interface Props {
  item: Item
  context: PracticeContext
  onClose: () => void
}

/** Changes that are shown at first. */
const AT_FIRST = 6

/** Why a line is there and where it is: the reason in words, what is at stake, and the changes that it was worked out from. */
export function WhySheet(props: Props) {
  const notebook = useNotebook()
  const signal = () => props.item.signal
  const row = () => signal().row
  const teller = () => ({ today: props.context.today, memberName: notebook.memberName })
  const year = () => orderedInYear(row(), props.context.now)
  const all = () => [signal(), ...props.item.also]
  /** Clients that a colleague handed over together. */
  const isMany = () => all().some((one) => one.row.id !== row().id)
  return (
    <Dialog
      open
      title={t('practice.why.title')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
      actions={
        <Show when={!row().desk && !isMany()}>
          <LinkButton href={historyOf(row().id)} onClick={() => props.onClose()}>
            {t('practice.why.history')}
          </LinkButton>
        </Show>
      }
    >
      <Show
        when={isMany()}
        fallback={
          <>
            <Show when={!row().desk}>
              <p class={styles.client}>{row().name || t('clients.noName')}</p>
            </Show>
            <For each={all()}>{(one) => <Words {...signalWords(one, teller())} from={fromOf(one)} />}</For>
          </>
        }
      >
        <Words {...itemWords(props.item, teller())} />
      </Show>
      <div class={styles.part}>
        <h3 class={styles.title}>{t('practice.why.place')}</h3>
        <p>{stakeWords(signal())}</p>
        <Show when={!isMany() && year()}>
          {(money) => <p>{t('practice.why.year', { money: formatMoney(money().amount, money().currency) })}</p>}
        </Show>
      </div>
      <Show
        when={signal().kind === 'handed'}
        fallback={<Behind signals={all()} context={props.context} onClose={props.onClose} />}
      >
        <Handed signals={all()} onClose={props.onClose} />
      </Show>
    </Dialog>
  )
}

/** What is to be done, and the reasons beside each other. */
function Words(props: SignalWords & { from?: string }) {
  return (
    <div class={styles.part}>
      <p class={styles.what}>{props.what}</p>
      <p class={styles.reasons}>
        <For each={[...props.why, ...(props.from === undefined ? [] : [props.from])]}>
          {(reason) => <span>{reason}</span>}
        </For>
      </p>
    </div>
  )
}

/** What is at stake: why the line stands where it does. */
const stakeWords = ({ kind, reason }: Signal): string =>
  t('practice.stake', { kind: reason.kind === 'complaint' && reason.raised ? 'raised' : kind })

/** Who agreed on the days between two conversations. */
function fromWords(from: Extract<Reason, { kind: 'rhythm' }>['from']): string {
  switch (from) {
    case 'client':
      return t('practice.from.client')
    case 'segment':
      return t('practice.from.segment')
    case 'team':
      return t('practice.from.team')
  }
}

const fromOf = ({ reason }: Signal): string | undefined =>
  reason.kind === 'rhythm' ? fromWords(reason.from) : undefined

const historyOf = (profile: string, change?: string): string =>
  `/clients/${profile}?tab=history${change === undefined ? '' : `&change=${change}`}`

/** The record of a handover is the server's own, and stands in the history of each client. */
function Handed(props: { signals: Signal[]; onClose: () => void }) {
  const id = createUniqueId()
  const [all, setAll] = createSignal(false)
  return (
    <section class={styles.part} aria-labelledby={id}>
      <h3 id={id} class={styles.title}>
        {t('practice.why.handedTitle')}
      </h3>
      <div class={styles.changes}>
        <For each={all() ? props.signals : props.signals.slice(0, AT_FIRST)}>
          {({ row }) => (
            <a class={styles.change} href={historyOf(row.id)} onClick={() => props.onClose()}>
              <span class={styles.head}>
                <span>{row.name || t('clients.noName')}</span>
                <IconOpen aria-hidden="true" />
              </span>
            </a>
          )}
        </For>
      </div>
      <More all={all()} count={props.signals.length} onMore={() => setAll(true)} />
    </section>
  )
}

function More(props: { all: boolean; count: number; onMore: () => void }) {
  return (
    <Show when={!props.all && props.count > AT_FIRST}>
      <Button variant="quiet" size="small" class={styles.more} onClick={() => props.onMore()}>
        {t('practice.why.more', { count: props.count - AT_FIRST })}
      </Button>
    </Show>
  )
}

/** The changes that it was worked out from; the client is read from this device for it. */
function Behind(props: { signals: Signal[]; context: PracticeContext; onClose: () => void }) {
  const notebook = useNotebook()
  const id = createUniqueId()
  const profile = () => props.signals[0]!.row.id
  const [read] = createResource(profile, (one) => notebook.profileOf(one))
  const [all, setAll] = createSignal(false)
  const changes = (): Known[] => {
    if (read.state !== 'ready') return []
    const folded = read()
    const ids = new Set(props.signals.flatMap((one) => whyOf(folded, one, props.context)))
    const byId = changesOf(folded)
    return [...ids].flatMap((change) => byId.get(change) ?? [])
  }
  const words = (change: Known) => {
    const context: WordsContext = {
      profile: read()!,
      memberName: (member) => notebook.memberName(member),
      clientName: (client) => notebook.row(client)?.name ?? '',
      ownField: (field) => notebook.settings().fields.find((one) => one.id === field),
      stageName: (stage) => notebook.settings().stages?.find(({ id: one }) => one === stage)?.name ?? '',
    }
    return describeChange(change, [], context)
  }
  const isDesk = () => props.signals[0]!.row.desk === true
  return (
    <section class={styles.part} aria-labelledby={id}>
      <h3 id={id} class={styles.title}>
        {t('practice.why.changes')}
      </h3>
      <Switch fallback={<Spinner label={t('practice.why.loading')} />}>
        <Match when={read.error !== undefined}>
          <p>{t('practice.why.failed')}</p>
        </Match>
        <Match when={read.state === 'ready' && changes().length === 0}>
          <p class={styles.quiet}>{t('practice.why.noChanges')}</p>
        </Match>
        <Match when={read.state === 'ready'}>
          <div class={styles.changes}>
            <For each={all() ? changes() : changes().slice(0, AT_FIRST)}>
              {(change) => (
                <Dynamic
                  component={isDesk() ? 'div' : 'a'}
                  class={styles.change}
                  href={isDesk() ? undefined : historyOf(profile(), change.id)}
                  onClick={() => props.onClose()}
                >
                  <span class={styles.head}>
                    <span>{words(change).text}</span>
                    <Show when={!isDesk()}>
                      <IconOpen aria-hidden="true" />
                    </Show>
                  </span>
                  <Show when={words(change).now}>{(now) => <span class={styles.said}>{now()}</span>}</Show>
                  <span class={styles.quiet}>
                    {change.by === undefined ? t('history.someone') : notebook.memberName(change.by)},{' '}
                    {formatMoment(effectiveTime(change))}
                  </span>
                </Dynamic>
              )}
            </For>
          </div>
          <More all={all()} count={changes().length} onMore={() => setAll(true)} />
        </Match>
      </Switch>
    </section>
  )
}

/** What stands in a folded client, and what was said beside it, by id. */
function changesOf({ facts, entries }: Profile): Map<string, Known> {
  const registers = [...facts.values(), ...entries.values()]
  return new Map(registers.flatMap(({ current, rivals }) => [current, ...rivals].map((change) => [change.id, change])))
}
