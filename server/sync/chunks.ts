/** Lists that may be longer than one statement should be. */

/** Rows or ids in one statement. */
const CHUNK = 200

/** Runs `some` for the list in parts, in order, and gives all results together. */
export async function inChunks<T, R>(list: readonly T[], some: (part: T[]) => Promise<R[]>): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < list.length; from += CHUNK) results.push(...(await some(list.slice(from, from + CHUNK))))
  return results
}
