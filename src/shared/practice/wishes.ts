/**
 * What clients wish for, by product (P57): the more of them ask for one thing, the better the case for having it.
 *
 * [WI1] A product is one however it is spelled: case, spaces, quotes, ё and е, dashes make no difference, and 25мм is 25 мм.
 * [WI2] Most wished first: by how many clients, then by the last wish. The order of the rows makes no difference.
 */
import { timeOfId, type ProfileId } from '../ids'
import type { Row } from '../profile/row'

export interface Wish {
  /** `wishes/<id>` */
  id: string
  client: ProfileId
  /** Of the client. */
  name: string
  /** As it was written. */
  product: string
  text: string
  /** When it was written down, ms since 1970 UTC. */
  when: number
}

export interface WishedProduct {
  /** Its name without what makes no difference [WI1]. */
  key: string
  /** As most of them spell it; of equally many spellings the latest. */
  product: string
  clients: number
  /** Latest first. */
  wishes: Wish[]
}

/** All that these clients wish for [WI2]. */
export function wishedProducts(rows: Iterable<Row>): WishedProduct[] {
  const byKey = new Map<string, Wish[]>()
  for (const row of rows)
    for (const { id, product, text } of row.practice?.wishes ?? []) {
      const key = productKey(product)
      const wish = { id, client: row.id, name: row.name, product, text, when: timeOfId(id) }
      byKey.set(key, [...(byKey.get(key) ?? []), wish])
    }
  return [...byKey].map(([key, wishes]) => productOf(key, wishes)).toSorted(mostWished)
}

/** [WI1] Where nothing but signs is left, the signs are the name. */
export function productKey(product: string): string {
  const folded = product.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  const words = folded
    .replaceAll(/[^\p{L}\p{N}%+]+/gu, ' ')
    .replaceAll(BETWEEN, ' ')
    .trim()
  return words || folded.trim()
}

/** Between a number and its unit: 25мм is 25 мм. */
const BETWEEN = /(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu

function productOf(key: string, unordered: Wish[]): WishedProduct {
  const wishes = unordered.toSorted(latest)
  return { key, product: usualSpelling(wishes), clients: new Set(wishes.map(({ client }) => client)).size, wishes }
}

/** `wishes` is latest first, so the first of equally usual ones is the latest. */
function usualSpelling(wishes: readonly Wish[]): string {
  const counts = new Map<string, number>()
  for (const { product } of wishes) counts.set(product, (counts.get(product) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0] ?? ''
}

const latest = (a: Wish, b: Wish): number => b.when - a.when || byText(b.id, a.id)

const mostWished = (a: WishedProduct, b: WishedProduct): number =>
  b.clients - a.clients || (b.wishes[0]?.when ?? 0) - (a.wishes[0]?.when ?? 0) || byText(a.key, b.key)

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
