/** Tags of many clients: one step in all, so that one tap takes it back. */
import { tagKey } from '../../shared/profile/facts'
import type { ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import type { ChangeInput } from '../../solid/notebook'

/** As it is written down: without #, with single spaces. */
export const tidyTag = (typed: string): string =>
  typed.trim().replaceAll(/\s+/g, ' ').replace(/^#/, '').slice(0, 100).trim()

export const hasTag = (row: Row, tag: string): boolean => row.tags.some((one) => tagKey(one) === tagKey(tag))

/** For each client that it changes, the change. */
export function tagSteps(
  rows: readonly Row[],
  tag: string,
  on: boolean,
): { profile: ProfileId; change: ChangeInput }[] {
  const path = `tags/${tagKey(tag)}`
  return rows
    .filter((row) => hasTag(row, tag) !== on)
    .map(({ id }) => ({ profile: id, change: { kind: 'fact', path, value: on ? tidyTag(tag) : null } }))
}

/** Tags of these rows, each as it is written most often, most frequent first. */
export function countTags(rows: Iterable<Row>): { tag: string; count: number }[] {
  const byKey = new Map<string, { tag: string; count: number }>()
  for (const row of rows)
    for (const tag of row.tags) {
      const known = byKey.get(tagKey(tag))
      if (known === undefined) byKey.set(tagKey(tag), { tag, count: 1 })
      else known.count += 1
    }
  return [...byKey.values()].toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}
