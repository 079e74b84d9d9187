/**
 * Which modules of the app lie in one file. Left alone, the bundler makes a file of a few hundred bytes for
 * each icon that two pages share, and small files compress badly. Pages and what only they use stay apart.
 */
import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

/** Where people start: what is loaded before they can work. */
const FIRST_PAGES = ['features/today/TodayPage.tsx', 'features/clients/ClientsPage.tsx'].map((page) =>
  fileURLToPath(new URL(`../src/${page}`, import.meta.url)),
)

let ofFirstPages: Set<string> | undefined

/** Everything that the first pages import at once, whatever lies between. */
function importedAtOnce(context: Rolldown.ChunkingContext): Set<string> {
  const found = new Set<string>()
  const open = [...FIRST_PAGES]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

export const chunks: Rolldown.CodeSplittingOptions = {
  groups: [
    // The entry with all that it imports.
    { name: 'start', tags: ['$initial'], priority: 3 },
    // What Today, the list and others share.
    {
      // Parts of the router that we do not use import Solid's stores, which only forms need.
      name: (id, context) =>
        !id.includes('/solid-js/store/') && (ofFirstPages ??= importedAtOnce(context)).has(id) ? 'shared' : null,
      minShareCount: 2,
      priority: 2,
    },
    { name: 'icons', test: /^~icons\//, minShareCount: 2, priority: 1 },
  ],
}
