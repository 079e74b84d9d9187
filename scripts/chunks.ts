/**
 * Which modules of the app lie in one file. Left alone, the bundler makes a file of a few hundred bytes for
 * each icon that two pages share, and small files compress badly. Pages and what only they use stay apart.
 */
import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

/** Where people start, which is loaded before they can work, and where they go from there. */
const PAGES = {
  today: 'features/today/TodayPage.tsx',
  /** What works out Today's list: asked for beside the page, read after it. */
  rules: 'features/today/rules.ts',
  clients: 'features/clients/ClientsPage.tsx',
  client: 'features/profile/ProfilePage.tsx',
  /** What a client's page reads and draws first; asked for beside it. */
  reading: 'features/profile/know/Reading.tsx',
  acting: 'solid/acting.ts',
}

const imported = new Map<string, Set<string>>()

/** Is the module among those that a page imports at once, whatever lies between? */
function isOf(page: keyof typeof PAGES, id: string, context: Rolldown.ChunkingContext): boolean {
  let known = imported.get(page)
  if (known === undefined) imported.set(page, (known = importedAtOnce(PAGES[page], context)))
  return known.has(id)
}

function importedAtOnce(page: string, context: Rolldown.ChunkingContext): Set<string> {
  const found = new Set<string>()
  const open = [fileURLToPath(new URL(`../src/${page}`, import.meta.url))]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

function sharedName(id: string, context: Rolldown.ChunkingContext): string | null {
  // Parts of the router that we do not use import Solid's stores, which only forms need.
  if (id.includes('/solid-js/store/')) return null
  const [today, clients] = [isOf('today', id, context), isOf('clients', id, context)]
  if (clients && (today || isOf('rules', id, context))) return 'shared'
  return today ? 'shared-today' : clients ? 'shared-clients' : null
}

/** One file, which waits for nothing that the page has not. */
const rulesName = (id: string, context: Rolldown.ChunkingContext): string | null =>
  isOf('rules', id, context) && !id.includes('/solid-js/store/') ? 'today-rules' : null

function commonName(id: string, context: Rolldown.ChunkingContext): string | null {
  const isPage = id.includes('/src/features/') || id.startsWith('~icons/')
  return !isPage && isOf('client', id, context) ? 'common' : null
}

/** In a file with what else comes with that page at once, whoever shares it with it. */
const partOf =
  (page: keyof typeof PAGES) =>
  (id: string, context: Rolldown.ChunkingContext): string | null =>
    isOf(page, id, context) ? page : null

export const chunks: Rolldown.CodeSplittingOptions = {
  groups: [
    // The entry with all that it imports.
    { name: 'start', tags: ['$initial'], priority: 3 },
    // What Today, or the list, or both share with other pages: neither waits for what only the other needs.
    { name: sharedName, minShareCount: 2, priority: 2 },
    { name: rulesName, priority: 1.8 },
    // A client is opened most: each file costs a slow phone some milliseconds before the page is there.
    { name: commonName, minShareCount: 2, priority: 1.5 },
    { name: 'icons', test: /^~icons\//, minShareCount: 2, priority: 1.4 },
    { name: partOf('client'), minShareCount: 2, priority: 1.3 },
    { name: partOf('reading'), minShareCount: 2, priority: 1.2 },
    { name: partOf('acting'), minShareCount: 2, priority: 1.1 },
  ],
}
