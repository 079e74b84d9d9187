import { createEffect, createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import type { ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { TextField } from '../../ui/TextField'
import { mayDo } from '../../shared/practice/doer'
import { createToday } from '../today'
import styles from './ClientPicker.module.css'

interface Props {
  label: string
  chosen: ProfileId | null
  onChoose: (id: ProfileId | null) => void
  autofocus?: boolean
  error?: string
  /** Also those that may be read only: nothing is written to the one that is chosen. */
  readable?: boolean
  /** What was typed when nobody was found. */
  onTyped?: (text: string) => void
}

const MOST = 8

/** Finds one client: those worked with lately before anything is typed. Only clients that may be written to, unless `readable`. */
export function ClientPicker(props: Props) {
  const notebook = useNotebook()
  const today = createToday()
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<readonly ProfileId[]>()
  const sight = createMemo(() => ({ members: notebook.team().members, grantsOf: notebook.grants, today: today() }))
  const me = () => notebook.me().member
  const mayWrite = (row: Row): boolean => mayDo(row, { id: me().id, role: notebook.role() }, sight())

  let asked = 0
  createEffect(() => {
    notebook.rows()
    const typed = text().trim()
    const mine = ++asked
    props.onTyped?.(typed)
    if (typed === '') setFound(undefined)
    else void notebook.search(typed).then((ids) => mine === asked && setFound(ids))
  })
  const lately = (row: Row): number => Math.max(row.touched?.when ?? 0, row.changed ?? 0, row.created)
  const shown = createMemo((): Row[] => {
    const ids = found()
    const rows =
      ids === undefined
        ? notebook.rows().toSorted((a, b) => lately(b) - lately(a))
        : ids.flatMap((id) => notebook.row(id) ?? [])
    const writable: Row[] = []
    for (const row of rows) {
      if (props.readable || mayWrite(row)) writable.push(row)
      if (writable.length === MOST) break
    }
    return writable
  })
  const chosen = (): Row | undefined => (props.chosen === null ? undefined : notebook.row(props.chosen))

  return (
    <Show
      when={chosen()}
      fallback={
        <div class={styles.picker}>
          <TextField
            label={props.label}
            type="search"
            enterkeyhint="search"
            placeholder={t('clients.searchHint')}
            autofocus={props.autofocus}
            spellcheck={false}
            maxLength={200}
            value={text()}
            onInput={setText}
            error={props.error}
            onKeyDown={(event) => {
              const [first] = shown()
              if (event.key !== 'Enter' || text().trim() === '' || first === undefined) return
              event.preventDefault()
              props.onChoose(first.id)
            }}
          />
          <Show
            when={shown().length > 0}
            fallback={
              <Show when={found() !== undefined}>
                <p class={styles.nobody} role="status">
                  {t('clients.nothingTitle')}
                </p>
              </Show>
            }
          >
            <Card flush>
              <List label={found() === undefined ? t('arrive.lately') : t('arrive.clients')}>
                <For each={shown()}>{(row) => <Line row={row} onChoose={() => props.onChoose(row.id)} />}</For>
              </List>
            </Card>
          </Show>
        </div>
      }
    >
      {(row) => (
        <Card flush>
          <List>
            <ListItem
              lead={<Avatar name={row().name} seed={row().id} />}
              detail={row().city}
              end={
                <Button size="small" onClick={() => props.onChoose(null)}>
                  {t('arrive.another')}
                </Button>
              }
            >
              {row().name || t('clients.noName')}
            </ListItem>
          </List>
        </Card>
      )}
    </Show>
  )
}

function Line(props: { row: Row; onChoose: () => void }) {
  const detail = (): string =>
    [props.row.city, props.row.touched === null ? '' : t('clients.talked', { day: formatDay(props.row.touched.when) })]
      .filter(Boolean)
      .join(' · ')
  return (
    <ListItem
      lead={<Avatar name={props.row.name} seed={props.row.id} />}
      detail={detail()}
      onClick={() => props.onChoose()}
    >
      {props.row.name || t('clients.noName')}
    </ListItem>
  )
}
