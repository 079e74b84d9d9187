import { createUniqueId, For, Show } from 'solid-js'
import { t } from '../../i18n'
import type { DirectoryEntry } from '../../shared/directory'
import { useNotebook } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { List } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { ColleagueLine } from './ColleagueLine'
import styles from './Colleagues.module.css'
import { createAnswer, entryOfRow, mayContribute } from './entries'
import { signsIn } from './signs'

/** More would push one's own clients out of sight. */
const MOST = 3

interface Props {
  text: string
  /** Without it a line leads to what is known of that client. */
  onChoose?: (entry: DirectoryEntry) => void
  /** Also those of the list that may only be read: where one chooses whom to write for. */
  withRows?: boolean
}

/** What a search finds among the clients of colleagues. */
export default function ColleaguesFound(props: Props) {
  const notebook = useNotebook()
  const id = createUniqueId()
  const asked = () => {
    const text = props.text.trim()
    return text.length < 2 || !mayContribute(notebook) ? undefined : text
  }
  const found = createAnswer(asked, async (colleagues, text) => {
    const [signed, named, rows] = await Promise.all([
      colleagues.known({ ...signsIn(text), name: '', nameKey: (name) => name }),
      colleagues.find(text, MOST),
      props.withRows ? readable(text) : [],
    ])
    const all = [...signed.map(({ entry }) => entry), ...named, ...rows]
    return [...new Map(all.map((entry) => [entry.profile, entry])).values()].slice(0, MOST)
  })
  const readable = async (text: string): Promise<DirectoryEntry[]> => {
    if (notebook.settings().directory !== 'everyone') return []
    const me = notebook.me().member.id
    const rows = (await notebook.search(text)).flatMap((one) => notebook.row(one) ?? [])
    return rows.filter((row) => row.owner !== me && !mayWriteRow(row)).map(entryOfRow)
  }
  const mayWriteRow = (row: { id: DirectoryEntry['profile'] }): boolean =>
    notebook.grants(row.id).some(({ member, level }) => member === notebook.me().member.id && level === 'write')
  return (
    <Show when={(found() ?? []).length > 0}>
      <section class={classes(styles.found, props.onChoose === undefined && styles.edge)} aria-labelledby={id}>
        <SectionHeader id={id} title={t('directory.title')} />
        <Card flush>
          <List>
            <For each={found()}>
              {(entry) =>
                props.onChoose === undefined ? (
                  <ColleagueLine entry={entry} href={`/clients/${entry.profile}`} />
                ) : (
                  <ColleagueLine entry={entry} onClick={() => props.onChoose?.(entry)} />
                )
              }
            </For>
          </List>
        </Card>
      </section>
    </Show>
  )
}
