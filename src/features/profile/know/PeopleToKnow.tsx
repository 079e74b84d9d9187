import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import IconArgument from '~icons/lucide/message-square-quote'
import IconHeart from '~icons/lucide/heart'
import IconWarning from '~icons/lucide/user-round-search'
import { t } from '../../../i18n'
import { formatDay } from '../../../i18n/format'
import type { PersonId } from '../../../shared/ids'
import type { KnowLine, KnowLineOf, PersonToKnow } from '../../../shared/practice/toKnow'
import { Avatar } from '../../../ui/Avatar'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { useClient } from '../client'
import { DECIDES_NAMES } from '../decides'
import { Advice } from './Advice'
import styles from './Know.module.css'
import { Said } from './Line'
import { useKnow } from './state'

/** People that are told of; more are on their own tab. */
const MOST = 4

/** Who decides first, and how to talk with each. */
export function People(props: { lines: KnowLine[] }) {
  const client = useClient()
  const state = useKnow()
  const [, setSearch] = useSearchParams()
  const warning = () => props.lines.find((line): line is KnowLineOf<'noDecider'> => line.kind === 'noDecider')
  const people = createMemo(() =>
    props.lines.filter((line): line is KnowLineOf<'person'> => line.kind === 'person').slice(0, MOST),
  )
  const more = () => props.lines.filter(({ kind }) => kind === 'person').length - people().length
  // By id, so that a person keeps the focus while others change what is known of them.
  const ids = createMemo<PersonId[]>(() => people().map(({ person }) => person.id), [], {
    equals: (a, b) => a.join() === b.join(),
  })
  const show = (person?: PersonId): void => setSearch({ tab: 'people', person })
  return (
    <>
      <Show when={warning()}>
        {(line) => (
          <div class={styles.warning}>
            <IconWarning aria-hidden="true" />
            <button type="button" class={styles.text} aria-haspopup="dialog" onClick={() => state.askWhy(line())}>
              {t('know.noDecider', { count: line().meetings })}
            </button>
            <Show when={client.may()}>
              <Button size="small" onClick={() => show()}>
                {t('know.noDecider.find')}
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <ul role="list" class={styles.people}>
        <For each={ids()}>
          {(id) => (
            <Show when={people().find(({ person }) => person.id === id)}>
              {(line) => <Person line={line()} person={line().person} onOpen={() => show(id)} />}
            </Show>
          )}
        </For>
      </ul>
      <Show when={more() > 0}>
        <Button size="small" variant="quiet" onClick={() => show()}>
          {t('know.person.more', { count: more() })}
        </Button>
      </Show>
    </>
  )
}

function Person(props: { line: KnowLine; person: PersonToKnow; onOpen: () => void }) {
  const name = () => props.person.name || t('profile.person.unnamed')
  return (
    <li class={styles.person}>
      <Avatar name={name()} seed={props.person.id} size="small" />
      <div class={styles.personBody}>
        <button
          type="button"
          class={styles.who}
          aria-label={t('know.person.open', { name: name() })}
          onClick={() => props.onOpen()}
        >
          <strong>{name()}</strong>
          <Show when={props.person.role}>
            <span class={styles.more}>{props.person.role}</span>
          </Show>
          <Show when={props.person.decides}>
            {(decides) => <Badge tone={decides() === 'no' ? 'neutral' : 'accent'}>{DECIDES_NAMES[decides()]()}</Badge>}
          </Show>
          <Show when={props.person.talked}>
            {(when) => <span class={styles.more}>{t('know.person.talked', { day: formatDay(when()) })}</span>}
          </Show>
        </button>
        <Advice temperaments={props.person.temperaments} />
        <Show when={props.person.argument || props.person.teamArgument}>
          <div class={styles.marked}>
            <IconArgument class={styles.icon} aria-hidden="true" />
            <dl class={styles.arguments}>
              <Show when={props.person.argument}>
                <div>
                  <dt>{t('know.argument.own')}</dt>
                  <dd>{props.person.argument}</dd>
                </div>
              </Show>
              <Show when={props.person.teamArgument}>
                <div>
                  <dt>{t('know.argument.team')}</dt>
                  <dd>{props.person.teamArgument}</dd>
                </div>
              </Show>
            </dl>
          </div>
        </Show>
        <Show when={props.person.about}>
          <p class={styles.about}>{props.person.about}</p>
        </Show>
        <Likes person={props.person} />
        <Said line={props.line} />
      </div>
    </li>
  )
}

function Likes(props: { person: PersonToKnow }) {
  const client = useClient()
  const state = useKnow()
  return (
    <Show when={props.person.likes.length > 0}>
      <div class={styles.marked}>
        <IconHeart class={styles.icon} aria-hidden="true" />
        <ul role="list" class={styles.likes} aria-label={t('know.part.likes')}>
          <For each={props.person.likes}>
            {(like) => (
              <li>
                <Show when={client.may()} fallback={like.what}>
                  <button
                    type="button"
                    class={styles.text}
                    aria-haspopup="dialog"
                    onClick={() => state.edit({ kind: 'like', path: `likes/${like.id}`, isNew: false })}
                  >
                    {like.what}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
