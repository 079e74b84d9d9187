/** What happened in the histories of a run: a test of faults that never occur proves nothing. */
export type Census = Map<string, number>

export const makeCensus = (): Census => new Map()

export const count = (census: Census, name: string, times = 1): void =>
  void census.set(name, (census.get(name) ?? 0) + times)

/** In lines of a few: names in the order of the alphabet, each with how often it happened. */
export function inWords(census: Census): string {
  const all = [...census].toSorted(([one], [other]) => one.localeCompare(other))
  const width = Math.max(...all.map(([name]) => name.length)) + 1
  const cells = all.map(([name, times]) => `${name.padEnd(width)}${String(times).padStart(9)}`)
  return Array.from({ length: Math.ceil(cells.length / 3) }, (_, line) =>
    cells.slice(3 * line, 3 * line + 3).join('   '),
  ).join('\n')
}
