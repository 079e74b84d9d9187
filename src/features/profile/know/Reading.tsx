import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, For, lazy, Show, Suspense } from 'solid-js'
import IconAbout from '~icons/lucide/message-circle'
import IconAdd from '~icons/lucide/plus'
import IconBrought from '~icons/lucide/user-round-plus'
import IconCheck from '~icons/lucide/badge-check'
import IconCompetitor from '~icons/lucide/swords'
import IconContract from '~icons/lucide/file-signature'
import IconDate from '~icons/lucide/cake'
import IconLike from '~icons/lucide/heart'
import IconLock from '~icons/lucide/lock-keyhole'
import IconThanks from '~icons/lucide/gift'
import IconSaid from '~icons/lucide/user-round-pen'
import { t, withAllMessages } from '../../../i18n'
import { FACT_LABELS } from '../../../parts/factNames'
import { toKnow, type KnowLine, type KnowPart } from '../../../shared/practice/toKnow'
import { IconButton } from '../../../ui/Button'
import type { Icon } from '../../../ui/icon'
import { Menu, type MenuItem } from '../../../ui/Menu'
import { useClient } from '../client'
import { createOrderContext } from '../orderContext'
import { Brought } from './Brought'
import { KNOW_KINDS, newKnown, type KnowKind } from './forms'
import styles from './Know.module.css'
import { Said } from './Line'
import { LineView } from './LineView'
import { People } from './PeopleToKnow'
import { createReferrals } from './referrals'
import { useKnow } from './state'
import { KIND_NAMES, PART_NAMES } from './words'

const KnowDialog = lazy(withAllMessages(() => import('./KnowDialog')))
const Why = lazy(() => import('./Why'))

/** Told elsewhere on this page: next steps and promises, complaints and losses have cards of their own. */
const ELSEWHERE: ReadonlySet<KnowLine['kind']> = new Set(['about', 'step', 'promise', 'complaint', 'lost'])
/** The same on the page of a day in the past. */
const ELSEWHERE_THEN: ReadonlySet<KnowLine['kind']> = new Set(['about', 'step', 'promise'])

/** All parts of what to know, in order, or the first `parts` of them; a part of which nothing is known is not there. */
export default function Reading(props: { beside: boolean; parts?: number }) {
  const client = useClient()
  const state = useKnow()
  const referrals = createReferrals()
  const context = createOrderContext(client)
  const parts = createMemo(() => {
    const { now, today, knownTo } = context()
    return toKnow(client.view.profile(), {
      now,
      today,
      zone: client.notebook.me().workspace.zone,
      settings: client.notebook.settings(),
      ordersKnownTo: () => knownTo,
    })
  })
  // A link from elsewhere asks to add something at once.
  const [search, setSearch] = useSearchParams<{ add: string }>()
  createEffect(() => {
    const kind = KNOW_KINDS.find((one) => one === search.add)
    if (kind === undefined) return
    setSearch({ add: undefined }, { replace: true })
    if (client.may()) state.edit(newKnown(kind, client.view.profile()))
  })
  /** Without what the page tells elsewhere. */
  const told = createMemo((): KnowPart[] => {
    const elsewhere = client.on() === undefined ? ELSEWHERE : ELSEWHERE_THEN
    const here = parts().flatMap(({ part, lines }) => {
      const left = lines.filter(({ kind }) => !elsewhere.has(kind))
      const isBeside = props.beside && part === 'touches'
      return left.length === 0 || isBeside ? [] : [{ part, lines: left }]
    })
    const isBrought = here.some(({ part }) => part === 'brought')
    return isBrought || referrals().below.length === 0 ? here : [...here, { part: 'brought', lines: [] }]
  })
  // A line that says the same stays the one it is, with the focus on it.
  const shown = createMemo<KnowPart[]>((before) => keepSame(before, told()), [])
  // By name, so that a part keeps its place and its focus while others change the client.
  const names = createMemo(() => shown().map(({ part }) => part), [], { equals: (a, b) => a.join() === b.join() })
  const linesOf = (name: KnowPart['part']): KnowLine[] => shown().find(({ part }) => part === name)?.lines ?? []
  const about = () => parts().flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'about'))[0]
  return (
    <>
      <Show when={about()}>{(line) => <Said line={line()} />}</Show>
      <Show
        when={names().length > 0 || about() !== undefined}
        fallback={<p class={styles.more}>{client.may() ? t('know.emptyHint') : t('know.empty')}</p>}
      >
        <div class={styles.parts}>
          <For each={names().slice(0, props.parts)}>
            {(part) => (
              <section class={styles.part} aria-label={PART_NAMES[part]()}>
                <h3 class={styles.label}>{PART_NAMES[part]()}</h3>
                <div class={styles.body}>
                  <Show
                    when={part === 'people'}
                    fallback={
                      <Show when={linesOf(part).length > 0}>
                        <ul role="list" class={styles.lines}>
                          <For each={linesOf(part)}>{(line) => <LineView line={line} />}</For>
                        </ul>
                      </Show>
                    }
                  >
                    <People lines={linesOf(part)} />
                  </Show>
                  <Show when={part === 'brought'}>
                    <Brought referrals={referrals()} />
                  </Show>
                </div>
              </section>
            )}
          </For>
        </div>
      </Show>
      <Show when={state.editing()} keyed>
        {(editing) => (
          <Suspense>
            <KnowDialog editing={editing} onClose={() => state.close()} />
          </Suspense>
        )}
      </Show>
      <Show when={state.why()} keyed>
        {(line) => (
          <Suspense>
            <Why line={line} onClose={() => state.close()} />
          </Suspense>
        )}
      </Show>
    </>
  )
}

/** What is told now, with each line that says what it said before in the very object of before. */
function keepSame(before: readonly KnowPart[], now: readonly KnowPart[]): KnowPart[] {
  const known = new Map(before.flatMap(({ lines }) => lines).map((line) => [JSON.stringify(line), line]))
  return now.map(({ part, lines }) => ({ part, lines: lines.map((line) => known.get(JSON.stringify(line)) ?? line) }))
}

const ICONS: Record<KnowKind, Icon> = {
  like: IconLike,
  competitor: IconCompetitor,
  contract: IconContract,
  solvency: IconCheck,
  switching: IconLock,
  date: IconDate,
  brought: IconBrought,
  thanks: IconThanks,
}

/** Beside the heading: who said it, and what else may be said. */
export function KnowActions() {
  const client = useClient()
  const state = useKnow()
  const items = (): MenuItem[] => [
    ...(client.text('about') === ''
      ? [{ label: FACT_LABELS.about(), icon: IconAbout, onSelect: () => state.openAbout(true) }]
      : []),
    ...KNOW_KINDS.map((kind) => ({
      label: KIND_NAMES[kind].menu(),
      icon: ICONS[kind],
      onSelect: () => state.edit(newKnown(kind, client.view.profile())),
    })),
  ]
  return (
    <div class={styles.actions}>
      <IconButton
        icon={IconSaid}
        label={t('know.whoSaid')}
        pressed={state.said()}
        onClick={() => state.showSaid(!state.said())}
      />
      <Show when={client.may()}>
        <Menu label={t('know.addWhat')} icon={IconAdd} variant="quiet" items={items()} />
      </Show>
    </div>
  )
}
