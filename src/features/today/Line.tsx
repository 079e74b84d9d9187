import { createMemo, createSignal, For, Show } from 'solid-js'
import IconCheck from '~icons/lucide/check'
import IconLater from '~icons/lucide/clock'
import IconMore from '~icons/lucide/ellipsis'
import IconWhy from '~icons/lucide/info'
import IconUser from '~icons/lucide/user-round-check'
import { t } from '../../i18n'
import type { Item } from '../../shared/practice/today'
import { IconButton, iconButtonClass } from '../../ui/Button'
import { Menu, opensMenu, type MenuItem, type OpenedBy } from '../../ui/Menu'
import { swipe } from '../../ui/swipe'
import styles from './Line.module.css'

export interface LineWords {
  what: string
  /** The client's name; '' for what belongs to none. */
  client: string
  /** Who does it, when it is somebody else. */
  who?: string
  promise?: boolean
  /** Parts that stand beside each other; the first is an alarm when it is late. */
  why: string[]
  late: boolean
}

export interface LineActions {
  done: (item: Item) => void
  putOff: (item: Item) => void
  passOn: (item: Item) => void
  why: (item: Item) => void
}

interface Props {
  item: Item
  words: LineWords
  /** May this member change the client? */
  may: boolean
  /** May it be given to a colleague? */
  mayPass: boolean
  /** Where it leads; undefined = nowhere. */
  href: string | undefined
  /** Opens what has no page: a step of no client. */
  onOpen?: () => void
  /** A phone's width: the actions are behind one button. */
  narrow: boolean
  actions: LineActions
}

/** One thing to do: what, for whom, why, and everything that is done to it with one gesture. */
export function Line(props: Props) {
  const words = createMemo(() => props.words)
  const what = (): string => words().what
  const act = (kind: keyof LineActions) => () => props.actions[kind](props.item)
  /** What a swipe uncovers is made with the first touch. */
  const [isTouched, setTouched] = createSignal(false)
  const drawn = (line: HTMLElement): void =>
    swipe(
      line,
      () => props.may,
      (way) => act(way === 'end' ? 'done' : 'putOff')(),
    )
  return (
    <li class={styles.line} data-line={props.item.id} ref={drawn} onPointerDown={() => setTouched(true)}>
      <Show when={isTouched()}>
        <Under />
      </Show>
      <div class={styles.face}>
        <Show when={props.may}>
          <button
            type="button"
            class={styles.done}
            aria-label={t('today.doneStep', { what: what() })}
            title={t('today.done')}
            onClick={act('done')}
          >
            <span class={styles.ring}>
              <IconCheck aria-hidden="true" />
            </span>
          </button>
        </Show>
        <div class={styles.text}>
          <Show
            when={props.href}
            fallback={
              <Show when={props.onOpen} fallback={<Words words={words()} />}>
                <button type="button" class={styles.link} onClick={() => props.onOpen?.()}>
                  <Words words={words()} />
                </button>
              </Show>
            }
          >
            {(href) => (
              <a class={styles.link} href={href()}>
                <Words words={words()} />
              </a>
            )}
          </Show>
        </div>
        <div class={styles.actions}>
          <Show
            when={props.narrow}
            fallback={
              <>
                <Show when={props.may}>
                  <IconButton
                    class={styles.action}
                    icon={IconLater}
                    label={t('today.putOffStep', { what: what() })}
                    onClick={act('putOff')}
                  />
                  <Show when={props.mayPass} fallback={<span class={styles.none} />}>
                    <IconButton
                      class={styles.action}
                      icon={IconUser}
                      label={t('today.passOnStep', { what: what() })}
                      onClick={act('passOn')}
                    />
                  </Show>
                </Show>
                <IconButton
                  class={styles.action}
                  icon={IconWhy}
                  label={t('today.whyStep', { what: what() })}
                  onClick={act('why')}
                />
              </>
            }
          >
            <More
              label={t('today.more.of', { what: what() })}
              items={() => [
                ...(props.may ? [{ label: t('today.putOff'), icon: IconLater, onSelect: act('putOff') }] : []),
                ...(props.may && props.mayPass
                  ? [{ label: t('today.passOn'), icon: IconUser, onSelect: act('passOn') }]
                  : []),
                { label: t('today.why'), icon: IconWhy, onSelect: act('why') },
              ]}
            />
          </Show>
        </div>
      </div>
    </li>
  )
}

/** What lies under a line that a thumb draws aside. */
function Under() {
  return (
    <div class={styles.under} aria-hidden="true">
      <span class={styles.finished}>
        <IconCheck />
        {t('today.done')}
      </span>
      <span class={styles.later}>
        {t('today.putOff')}
        <IconLater />
      </span>
    </div>
  )
}

const ACTION = iconButtonClass(styles.action)

/** The button of a menu; the menu itself is made when somebody wants it: a day has many lines. */
function More(props: { label: string; items: () => MenuItem[] }) {
  const [openedBy, setOpenedBy] = createSignal<OpenedBy>()
  return (
    <Show
      when={openedBy()}
      fallback={
        <button
          type="button"
          class={ACTION}
          aria-label={props.label}
          data-tip={props.label}
          aria-haspopup="menu"
          aria-expanded="false"
          onClick={(event) => setOpenedBy(opensMenu(event))}
          onKeyDown={(event) => {
            const how = opensMenu(event)
            if (how === undefined) return
            event.preventDefault()
            setOpenedBy(how)
          }}
        >
          <IconMore class={styles.dots} aria-hidden="true" />
        </button>
      }
    >
      {(how) => <Menu class={styles.action} label={props.label} items={props.items()} openedBy={how()} />}
    </Show>
  )
}

function Words(props: { words: LineWords }) {
  return (
    <>
      <span class={styles.what}>{props.words.what}</span>
      <span class={styles.whom}>
        <For each={partsOf(props.words)}>{([part, look]) => <span class={look}>{part}</span>}</For>
      </span>
    </>
  )
}

/** What stands under the thing to do, each part with its look. */
const partsOf = ({ client, promise, who, why, late }: LineWords): [text: string, look?: string][] => [
  ...(client ? [[client, styles.client] as [string, string]] : []),
  ...(promise ? [[t('today.promised'), styles.promise] as [string, string]] : []),
  ...(who ? [[who] as [string]] : []),
  ...why.map((part, index): [string, string?] => (late && index === 0 ? [part, styles.alarm] : [part])),
]
