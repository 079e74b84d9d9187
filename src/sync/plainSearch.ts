import type { ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import { foldText, wordsOf } from '../shared/search'

/** The page's own search: every word typed stands somewhere in what a row says of the client. */
export function plainlyFound(rows: readonly Row[], text: string, limit: number): ProfileId[] {
  const words = wordsOf(text)
  const says = (row: Row) =>
    foldText([row.name, row.city, ...row.tags, ...row.people.map(({ name }) => name)].join(' '))
  const found = rows.filter((row) => words.every((word) => says(row).includes(word)))
  return found.slice(0, limit).map(({ id }) => id)
}
