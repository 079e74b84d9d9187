/** What the screens of the import of orders say of fields, problems and amounts. */
import { t } from '../../../i18n'
import { formatMoney } from '../../../i18n/money'
import type { Money } from '../../../shared/profile/factWords'
import type { BadLine } from '../badRows'
import { fileProblemWords, headingWord } from '../words'
import type { OrderField } from './orderFields'
import type { OrdersFileProblem } from './ordersDesk'
import type { BadOrderRow } from './readOrders'

export const orderFieldWord = (field: OrderField): string => t(`ordersImport.field.${field}`)

export const ordersProblemWords = (file: OrdersFileProblem): string =>
  file.problem === 'noHeadings' ? t('ordersImport.problem.noHeadings') : fileProblemWords(file)

/** Several rows of headings as one: "Контрагент / Документ". */
export const orderHeadingWord = (headings: readonly string[], column: number): string =>
  headingWord(
    headings.map((heading) => heading.replaceAll('\n', ' / ')),
    column,
  )

/** "1 234 567 ₽ · 500 €" */
export const moneyWords = (sums: readonly Money[]): string =>
  sums.map(({ amount, currency }) => formatMoney(amount, currency)).join(' · ')

export const badOrderLines = (bad: readonly BadOrderRow[]): BadLine[] =>
  bad.map(({ line, cells, problems }) => ({
    line,
    cells,
    problems: problems.map(({ reason, column, value }) => ({
      column,
      value,
      words: t(`ordersImport.reason.${reason}`),
    })),
  }))
