/**
 * Who brought whom (P65), over the rows that this member may see: upwards from a client, downwards from one, and the
 * whole base as sources with all that came by them.
 *
 * [RF1] Whoever brings somebody is a client of ours, or somebody else by name; one name however it is spelled is one.
 * [RF2] A client who is not here (another's, or erased) stays in the chain by the name that was written, without a row.
 * [RF3] Each client stands in the forest at most once: nobody is counted twice, also where A brought B and B brought A.
 *       Such a circle begins with the client who is known longest.
 * [RF4] The source of most clients comes first, by all who came by it at any distance; then by name. The order of the
 *       rows makes no difference.
 */
import type { ProfileId } from '../ids'
import type { BroughtAs } from '../profile/factWords'
import type { Row } from '../profile/row'

/** One who brings, or was brought. */
export interface Referrer {
  /** The same as long as it is about the same one: the client's id, or the name without what makes no difference. */
  key: string
  name: string
  profile?: ProfileId
  /** Undefined: not a client of ours, or one that is not here [RF2]. */
  row?: Row
}

export interface Brought extends Referrer {
  /** How the one above brought them. */
  as?: BroughtAs
  /** All who came by them, the one with most first. */
  brought: Brought[]
  /** How many that are, at any distance. */
  count: number
}

/** Made once for all rows, asked for many clients. */
export interface Referrals {
  /** From whoever brought the client upwards: the nearest first. It ends where it would come round again [RF3]. */
  above(id: ProfileId): Referrer[]
  /** All who came by the client, as trees. */
  below(id: ProfileId): Brought[]
  /** Everybody who brought somebody and was brought by nobody we know, with all that came of it [RF4]. */
  sources(): Brought[]
}

/** `rows`: at least all who were brought; `rowOf` finds the others, where it is given. */
export function referralsOf(rows: Iterable<Row>, rowOf?: (id: ProfileId) => Row | undefined): Referrals {
  const byId = new Map<ProfileId, Row>()
  for (const row of rows) byId.set(row.id, row)
  const find = (id: ProfileId): Row | undefined => byId.get(id) ?? rowOf?.(id)
  const broughtBy = new Map<string, Row[]>()
  const referrers = new Map<string, Referrer>()
  for (const row of byId.values()) {
    const by = referrerOf(row)
    if (by === undefined) continue
    broughtBy.set(by.key, [...(broughtBy.get(by.key) ?? []), row])
    const known = referrers.get(by.key)
    // Spellings differ: the one that sorts first stands, whatever the order of the rows.
    if (known === undefined || byText(by.name, known.name) < 0) referrers.set(by.key, by)
  }

  function referrerOf(row: Row): Referrer | undefined {
    const by = row.practice?.broughtBy
    if (by === undefined) return undefined
    if (by.profile === undefined) return { key: nameKey(by.name), name: by.name }
    const known = find(by.profile)
    return { key: by.profile, name: known?.name || by.name, profile: by.profile, ...(known && { row: known }) }
  }

  function above(id: ProfileId): Referrer[] {
    const chain: Referrer[] = []
    const seen = new Set<string>([id])
    for (let row = find(id); row !== undefined;) {
      const by = referrerOf(row)
      if (by === undefined || seen.has(by.key)) break
      seen.add(by.key)
      chain.push(by)
      row = by.row
    }
    return chain
  }

  /** `seen` holds those who stand above: a circle ends there. */
  function treesUnder(key: string, seen: Set<string>): Brought[] {
    const trees = (broughtBy.get(key) ?? []).flatMap((row): Brought[] => {
      if (seen.has(row.id)) return []
      seen.add(row.id)
      const brought = treesUnder(row.id, seen)
      const as = row.practice?.broughtBy?.as
      return [
        { key: row.id, name: row.name, profile: row.id, row, ...(as && { as }), brought, count: countOf(brought) },
      ]
    })
    return trees.toSorted(mostFirst)
  }

  function sources(): Brought[] {
    const seen = new Set<string>()
    const rootOf = (by: Referrer): Brought => {
      seen.add(by.key)
      const brought = treesUnder(by.key, seen)
      return { ...by, brought, count: countOf(brought) }
    }
    const all = [...referrers.values()]
    const begins = all.filter(({ row }) => row === undefined || referrerOf(row) === undefined)
    const roots = begins.map(rootOf)
    // What is left stands in circles, and below them.
    const circles = all.filter(({ key, row }) => !seen.has(key) && row !== undefined).toSorted(knownLongest)
    for (const by of circles) if (!seen.has(by.key) && isInCircle(by)) roots.push(rootOf(by))
    return roots.filter(({ count }) => count > 0).toSorted(mostFirst)
  }

  const isInCircle = ({ key, row }: Referrer): boolean =>
    row !== undefined &&
    [row, ...above(row.id).flatMap((by) => by.row ?? [])].some((one) => referrerOf(one)?.key === key)

  return { above, below: (id) => treesUnder(id, new Set([id])), sources }
}

const countOf = (brought: readonly Brought[]): number => brought.reduce((sum, { count }) => sum + 1 + count, 0)

const mostFirst = (a: Brought, b: Brought): number =>
  b.count - a.count || byText(a.name, b.name) || byText(a.key, b.key)

const knownLongest = (a: Referrer, b: Referrer): number =>
  (a.row?.created ?? 0) - (b.row?.created ?? 0) || byText(a.key, b.key)

/** [RF1] A name that is an id of no client: an id has no spaces before it. */
const nameKey = (name: string): string =>
  ` ${name.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim()}`

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
