import { createMemo, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { formatDate, formatDay } from '../../i18n/format'
import { fieldOf, type Field, type ViewContext } from '../../shared/view/fields'
import type { OpenStep, Row } from '../../shared/profile/row'
import { useNotebook, type Notebook } from '../../solid/notebook'
import { Badge } from '../../ui/Badge'
import styles from './ClientLine.module.css'
import { otherWords } from './tableColumns'

interface Props {
  row: Row
  column: string
  context: ViewContext
}

/** What a client has in one column of the table. */
export function Cell(props: Props): JSX.Element {
  return contentOf(props, useNotebook())
}

/** Hundreds are made at once: a cell is of one column for its whole life, and is made of no more than that needs. */
function contentOf(props: Props, notebook: Notebook): JSX.Element {
  switch (props.column) {
    case 'owner':
      return <span class={styles.cell}>{notebook.memberName(props.row.owner)}</span>
    case 'tag':
      return <span class={styles.cell}>{props.row.tags.join(', ')}</span>
    case 'city':
      return <span class={styles.cell}>{props.row.city}</span>
    case 'segment':
      return <span class={styles.cell}>{props.row.segment}</span>
    case 'talked':
      return <span class={styles.cell}>{dayOf(props.row.touched?.when)}</span>
    case 'next':
      return (
        <span class={styles.next}>
          <Show when={props.row.steps[0]}>{(step) => <NextStep step={step()} today={props.context.today} />}</Show>
        </span>
      )
    default:
      return <OtherCell {...props} />
  }
}

const dayOf = (when: number | undefined): string => (when === undefined ? '' : formatDay(when))

function OtherCell(props: Props) {
  const notebook = useNotebook()
  const field = createMemo(() => fieldOf(props.column, props.context.fields))
  const text = (): string => {
    const known = field()
    const words = otherWords()
    return known === undefined || words === undefined
      ? ''
      : said(known, props, (value) => words.valueTitle(known, value, notebook))
  }
  return (
    <span class={styles.cell} title={text()}>
      {text()}
    </span>
  )
}

function said(field: Field, { row, context }: Props, titleOf: (value: string) => string): string {
  switch (field.kind) {
    case 'text':
      return field.name === 'person' ? row.people.map(({ name }) => name).join(', ') : field.text(row)
    case 'value': {
      const values = field.values(row, context)
      const shown = typeof values === 'string' ? [values] : (values ?? [])
      return shown
        .filter((value) => value !== '')
        .map(titleOf)
        .join(', ')
    }
    case 'moment': {
      const at = field.at(row)
      return at === undefined ? '' : formatDay(at)
    }
    case 'day': {
      const day = field.day(row)
      return day === undefined ? '' : formatDate(day)
    }
    case 'number':
      return field.number(row)?.toLocaleString() ?? ''
    case 'presence':
      return field.has(row) ? '✓' : ''
  }
}

export function NextStep(props: { step: OpenStep; today: string }) {
  const isOverdue = (): boolean => props.step.on < props.today
  const isToday = (): boolean => props.step.on === props.today
  const when = (): string => {
    const day = formatDate(props.step.on)
    if (isToday()) return t('clients.due.today')
    return isOverdue() ? t('clients.due.overdue', { day }) : t('clients.due.later', { day })
  }
  return (
    <>
      <Badge tone={isOverdue() ? 'danger' : isToday() ? 'warning' : 'neutral'}>{when()}</Badge>
      <span class={styles.what}>{props.step.what}</span>
    </>
  )
}
