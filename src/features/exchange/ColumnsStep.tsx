/** Which column becomes which field, with a look at what comes of it. */
import { createMemo, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { groupsOf } from '../../shared/team/ownValues'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Checkbox } from '../../ui/Checkbox'
import { classes } from '../../ui/classes'
import { SectionHeader } from '../../ui/SectionHeader'
import { Select, type Option } from '../../ui/Select'
import { Spinner } from '../../ui/Spinner'
import { FIELDS, ownTarget, TAKES_SEVERAL, type Target } from './fields'
import styles from './Import.module.css'
import type { Opened } from './importDesk'
import type { FileFacts as Facts, TableRow } from './table'
import type { ImportModel } from './importModel'
import { Preview } from './Preview'
import { fieldWord, fileProblemWords, headingWord, targetWord } from './words'

const DELIMITER_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

export function ColumnsStep(props: { model: ImportModel; opened: Opened }) {
  const layout = () => props.opened.layout
  const named = () => props.model.mapping().some((field) => field === 'name' || field === 'legalName')
  return (
    <>
      <div class={styles.columns}>
        <div class={styles.column}>
          <SectionHeader title={t('exchange.columns.title')} hint={t('exchange.columns.text')} />
          <FileFacts opened={props.opened} />
          <Show when={props.opened.sheets.length > 1}>
            <Select
              label={t('exchange.columns.sheet')}
              value={String(props.opened.sheet)}
              options={props.opened.sheets.map((label, index) => ({ value: String(index), label }))}
              onChange={(sheet) => void props.model.layOut(Number(sheet))}
            />
          </Show>
          <Checkbox
            label={t('exchange.columns.headed')}
            hint={headingsHint(layout().headingsLine)}
            checked={layout().headingsLine !== null}
            onChange={(headed) => void props.model.layOut(props.opened.sheet, headed)}
          />
          <Card flush>
            <For each={layout().headings}>
              {(_, column) => <Column model={props.model} opened={props.opened} column={column()} />}
            </For>
          </Card>
        </div>
        <Preview opened={props.opened} mapping={props.model.mapping()} own={props.model.own()} />
      </div>
      <Warnings model={props.model} named={named()} />
      <div class={styles.footer}>
        <Show when={props.model.busy() === 'check'}>
          <span class={styles.busy}>
            <Spinner small label={t('exchange.columns.checking')} />
            {t('exchange.columns.checking')}
          </span>
        </Show>
        <Button onClick={() => props.model.backTo('file')}>{t('common.back')}</Button>
        <Button
          variant="primary"
          disabled={!named() || props.model.busy() !== null}
          onClick={() => void props.model.check()}
        >
          {t('exchange.columns.next')}
        </Button>
      </div>
    </>
  )
}

function headingsHint(line: number | null): string {
  if (line === null) return t('exchange.columns.notHeaded')
  return line === 1 ? '' : t('exchange.columns.headedAt', { line })
}

export function FileFacts(props: { opened: Facts & { layout: { count: number } } }) {
  const words = () => {
    const { format, layout, encoding = 'utf-8', delimiter = ';' } = props.opened
    if (format === 'xlsx') return t('exchange.columns.facts.xlsx', { rows: layout.count })
    return t('exchange.columns.facts.csv', {
      rows: layout.count,
      encoding: encoding === 'windows-1251' ? 'Windows-1251' : encoding.replace(/[lb]e$/, '').toUpperCase(),
      delimiter: DELIMITER_WORDS[delimiter],
    })
  }
  return <p class={styles.small}>{words()}</p>
}

function Warnings(props: { model: ImportModel; named: boolean }) {
  const taken = createMemo(() =>
    [...FIELDS, ...props.model.own().map(ownTarget)].filter(
      (field) => !TAKES_SEVERAL.has(field) && props.model.mapping().filter((one) => one === field).length > 1,
    ),
  )
  return (
    <>
      <Show when={(props.model.opened()?.damaged ?? 0) > 0}>
        <Banner tone="warning">{t('exchange.columns.damaged', { count: props.model.opened()?.damaged ?? 0 })}</Banner>
      </Show>
      <Show when={!props.named}>
        <Banner tone="warning">{t('exchange.columns.needName')}</Banner>
      </Show>
      <For each={taken()}>
        {(field) => (
          <Banner tone="warning">{t('exchange.columns.taken', { field: targetWord(field, props.model.own()) })}</Banner>
        )}
      </For>
      <Show when={props.model.problem()}>
        {(problem) => <Banner tone="danger">{fileProblemWords(problem())}</Banner>}
      </Show>
    </>
  )
}

function Column(props: { model: ImportModel; opened: Opened; column: number }) {
  const heading = () => headingWord(props.opened.layout.headings, props.column)
  const field = () => props.model.mapping()[props.column] ?? null
  const options = createMemo((): Option<Target | ''>[] => [
    { value: '', label: t('exchange.columns.skip') },
    ...FIELDS.map((value) => ({ value, label: fieldWord(value) })),
    ...groupsOf(props.model.own()).flatMap(({ name, fields }) =>
      fields.map((field) => ({
        value: ownTarget(field),
        label: field.name,
        group: name === '' ? t('exchange.columns.own') : t('exchange.columns.ownGroup', { group: name }),
      })),
    ),
  ])
  return (
    <ColumnLine
      heading={heading()}
      examples={examplesOf(props.opened.layout.sample, props.column)}
      value={field() ?? ''}
      options={options()}
      onChange={(value) => props.model.setField(props.column, value === '' ? null : value)}
    />
  )
}

/** What stands in the first rows of a column. */
export const examplesOf = (sample: readonly TableRow[], column: number): string =>
  [...new Set(sample.map(({ cells }) => (cells[column] ?? '').trim()))].filter(Boolean).slice(0, 3).join(' · ')

interface LineProps<T extends string> {
  heading: string
  examples: string
  /** '' = it is not read. */
  value: T | ''
  options: readonly Option<T | ''>[]
  onChange: (value: T | '') => void
}

/** A column of the file, and what becomes of it. */
export function ColumnLine<T extends string>(props: LineProps<T>) {
  return (
    <div class={classes(styles.mapped, props.value === '' && styles.left)}>
      <div class={styles.source}>
        <span class={styles.heading}>{props.heading}</span>
        <span class={styles.examples}>{props.examples || t('exchange.columns.nothing')}</span>
      </div>
      <Select<T | ''>
        class={styles.target}
        hideLabel
        label={t('exchange.columns.becomes', { column: props.heading })}
        value={props.value}
        options={props.options}
        onChange={(value) => props.onChange(value)}
      />
    </div>
  )
}
