/**
 * The unit tests, in two parts. Most files leave nothing behind: they run one after the other in a process that loads
 * each module once, since loading took half of the time. The others, which put something in the place of what all
 * share, have a process each. tests/support/leavesNothing.ts holds the first to it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Clocks, globals, modules, languages and browsers that a test replaces; workers and databases that outlive it. */
const ITS_OWN = /\bvi\.|vitest-environment|fake-indexeddb|\bglobalThis\b|process\.env|\b(?:begin|use)Locale\b/

const files = ['src', 'server'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file).replaceAll('\\', '/')),
)

export const alone = files.filter((file) => ITS_OWN.test(readFileSync(file, 'utf8')))
export const together = files.filter((file) => !alone.includes(file))
