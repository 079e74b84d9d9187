/** Searches the rows of this device beside the page. The index is made anew at each start, never stored. */
import type { MemberId, ProfileId, WorkspaceId } from '../shared/ids'
import { makeSearch } from '../shared/search'
import { databaseName, openDatabase } from '../storage/database'
import { makePageStore } from '../storage/pageStore'
import { openTabs } from './tabs'

export interface SearchStart {
  workspace: WorkspaceId
  member: MemberId
}
export interface SearchQuestion {
  id: number
  text: string
  limit: number
}
/** `failed`: this worker cannot read its database any more and answers nothing. */
export type SearchAnswer = { id: number; found: ProfileId[] } | { failed: true }

/** Rows indexed between two looks at what was asked. */
const STEP = 500

const search = makeSearch()
let filled: Promise<void> | null = null
/** What came is being read: the page may know of it already, and asks for it. */
let arriving: Promise<void> = Promise.resolve()
let indexing = false

self.addEventListener('message', (event: MessageEvent<SearchStart | SearchQuestion>) => {
  const message = event.data
  if ('workspace' in message) {
    filled = fill(message)
    filled.catch(fail)
  } else answer(message).catch(fail)
})

function fail(): void {
  self.postMessage({ failed: true } satisfies SearchAnswer)
}

async function answer({ id, text, limit }: SearchQuestion): Promise<void> {
  await filled
  await arriving
  self.postMessage({ id, found: search.search(text, limit) } satisfies SearchAnswer)
}

async function fill({ workspace, member }: SearchStart): Promise<void> {
  const name = databaseName(workspace, member)
  const database = await openDatabase(name, { outdated: () => self.close(), closed: fail })
  const store = makePageStore(database)
  const tabs = openTabs(name)
  tabs.listen((message) => {
    if (message.type === 'signedOut') {
      store.close()
      self.close()
    } else if (message.type === 'stored') {
      search.remove(message.gone)
      arriving = Promise.all([store.rowsOf(message.profiles), arriving])
        .then(([rows]) => {
          search.put(rows.flatMap((stored) => (stored === undefined ? [] : [stored.row])))
          indexIdly()
        })
        .catch(fail)
    }
  })
  search.put((await store.rows()).map(({ row }) => row))
  indexIdly()
}

/** A step at a time, so that a question never waits for the whole index. */
function indexIdly(): void {
  if (indexing) return
  indexing = true
  const step = () => {
    if (search.indexMore(STEP)) setTimeout(step, 0)
    else indexing = false
  }
  setTimeout(step, 0)
}
