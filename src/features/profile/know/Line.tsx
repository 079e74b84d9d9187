import { createMemo, Show, type JSX } from 'solid-js'
import { t } from '../../../i18n'
import { formatDay } from '../../../i18n/format'
import { saidOf, type KnowLine } from '../../../shared/practice/toKnow'
import { useClient } from '../client'
import type { Known } from './forms'
import styles from './Know.module.css'
import { useKnow } from './state'

interface Props {
  line: KnowLine
  /** A tap changes it; without it a tap tells where it is from. */
  known?: Known
  children: JSX.Element
}

/** One line that is read. Who may not change it, or what is worked out, is told where it is from by the same tap. */
export function Line(props: Props) {
  const client = useClient()
  const state = useKnow()
  const press = (): void => {
    if (props.known !== undefined && client.may()) state.edit(props.known)
    else state.askWhy(props.line)
  }
  return (
    <li class={styles.line}>
      <button type="button" class={styles.text} aria-haspopup="dialog" onClick={press}>
        {props.children}
      </button>
      <Said line={props.line} />
    </li>
  )
}

/** Who said it last, and when; a tap shows the changes. Only while one asks for it. */
export function Said(props: { line: KnowLine }) {
  const state = useKnow()
  return (
    <Show when={state.said()}>
      <SaidBy line={props.line} />
    </Show>
  )
}

function SaidBy(props: { line: KnowLine }) {
  const client = useClient()
  const state = useKnow()
  const said = createMemo(() => saidOf(client.view.profile(), props.line))
  return (
    <Show when={said()}>
      {(last) => {
        const words = () => ({
          name: last().by === undefined ? t('know.me') : client.notebook.memberName(last().by) || t('history.someone'),
          day: formatDay(last().at),
        })
        return (
          <button
            type="button"
            class={styles.said}
            aria-haspopup="dialog"
            aria-label={t('know.saidWhy', words())}
            onClick={() => state.askWhy(props.line)}
          >
            {t('know.said', words())}
          </button>
        )
      }}
    </Show>
  )
}
