/** The server's notebook: its parts put together, and who is told of what. */
import type { Logger } from 'pino'
import type { ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import type { Storage } from '../storage/storage'
import { makeBursts } from './bursts'
import { compact, isLong } from './compaction'
import { confirmSign, fillDirectory } from './directory'
import { makeDocuments } from './documents'
import { dropGrant, endExpired, hasExpired, setGrant } from './grants'
import { handOver, listHandovers } from './handover'
import type { Author, DocUpdate, ServerNotebook } from './notebook'
import { mergerHere } from './merger'
import { withStates } from './news'
import { makeNotesTogether } from './notesTogether'
import { get, pull, PULL_LIMITS } from './pull'
import { push } from './push'
import { makeRights } from './rights'
import { standingsOf, viewerOf } from './sight'
import { settleOffered } from './restore'
import { renewSomeRows } from './staleRows'
import { makeWriter, type Committed } from './write'
import { bindClient, type Typed } from './writeNotes'

/**
 * Documents kept loaded beside those that channels have open, and bytes of the updates they are made of: what a device
 * changed in 200 profiles of some years comes in several pushes, and loads each of them once.
 */
const DOCUMENTS = 256
const DOCUMENT_BYTES = 20 * 1024 * 1024
/** ms between looks for silent bursts, and for grants that ended. */
const BURST_LOOK = 5_000
const GRANT_LOOK = 60_000

type UpdateListener = (update: DocUpdate) => void
type CommitListener = Parameters<ServerNotebook['onCommit']>[0]

/**
 * `pullLimits` are other than the usual ones in tests only. `merger` is a thread of its own where the process serves
 * people; the notebook closes it.
 */
export function openNotebook(
  storage: Storage,
  log: Logger,
  pullLimits = PULL_LIMITS,
  merger = mergerHere(),
): ServerNotebook {
  const documents = makeDocuments(DOCUMENTS, DOCUMENT_BYTES)
  const listeners = makeListeners(log)
  const writer = makeWriter(storage, documents, committed)
  const bursts = makeBursts(writer)
  const chores = makeChores(log)
  let closing = false

  function committed(done: Committed): void {
    for (const update of done.updates) listeners.tellUpdate(update)
    if (done.profiles.length > 0 || done.members.length > 0) listeners.tellCommit(done)
    for (const open of done.loaded)
      if (bursts.hasLost(open)) chores.add(`burst ${open.id}`, () => bursts.recover(done.workspace, open.id))
    for (const profile of new Set([...done.profiles, ...done.loaded.map(({ id }) => id)]))
      shorten(done.workspace, profile)
  }

  function shorten(workspace: WorkspaceId, profile: ProfileId): void {
    const open = documents.cached(profile)
    if (open === undefined || !isLong(open, performance.now())) return
    open.compacted = performance.now()
    chores.add(`log ${profile}`, async () => {
      if (closing) return
      const left = await compact(storage, merger, workspace, profile)
      const now = documents.cached(profile)
      if (now !== undefined) now.logged = left
    })
  }

  const endGrants = async (workspace: WorkspaceId) => {
    if (await hasExpired(storage.db, workspace)) await writer(workspace, endExpired)
  }
  const looks = [
    setInterval(() => chores.add('bursts', () => bursts.endSilent(Date.now())), BURST_LOOK),
    setInterval(() => chores.add('grants', endAllGrants), GRANT_LOOK),
  ]
  looks.forEach((look) => look.unref())

  /** Some, and again behind what else is to do. A failure is logged, and tried again at the next start. */
  const renewRows = () =>
    chores.add('rows', async () => {
      if (!closing && (await renewSomeRows(storage, writer))) setImmediate(renewRows)
    })
  renewRows()
  const fillDirectories = () =>
    chores.add('directory', async () => {
      if (!closing && (await fillDirectory(storage))) setImmediate(fillDirectories)
    })
  fillDirectories()

  async function endAllGrants(): Promise<void> {
    const rows = await storage.db.selectFrom('access_grant').select('workspace').distinct().execute()
    for (const { workspace } of rows) await endGrants(workspace)
  }

  const whole = async (session: Session, profiles: ProfileId[]) =>
    withStates(await storage.db.transaction().execute((trx) => get(trx, session, profiles)), merger.states)

  const count = (workspace: WorkspaceId, typed: Typed[]) => typed.forEach((one) => bursts.typed(workspace, one))
  const notesTogether = makeNotesTogether(writer, makeRights(), count)

  const take: ServerNotebook['handIn'] = async ({ session, device }, items) => {
    if (device === null) throw new Error('a push names its device')
    const done = await writer(session.workspace, (write) => push(write, { session, device }, items))
    count(session.workspace, done.typed)
    return done
  }

  return {
    push: async (author, items) => (await take(author, items)).answers,
    handIn: take,
    async pull(session, cursor, next, directory) {
      await endGrants(session.workspace)
      const read = await storage.db
        .transaction()
        .execute((trx) => pull(trx, session, cursor, next, pullLimits, directory))
      return withStates(read, merger.states)
    },
    confirmSign: (session, asked) => storage.db.transaction().execute((trx) => confirmSign(trx, session, asked)),
    get: whole,
    news: async (session, profile) => (await whole(session, [profile])).news[0],

    async reach(session, profile) {
      const viewer = await viewerOf(storage.db, session)
      return (await standingsOf(storage.db, viewer, [profile])).get(profile)?.reach ?? 'none'
    },
    async document(workspace, profile) {
      const known = await storage.db
        .selectFrom('profile')
        .select('id')
        .where('id', '=', profile)
        .where('workspace', '=', workspace)
        .where('erased', 'is', null)
        .executeTakeFirst()
      if (known === undefined) return undefined
      const open = documents.cached(profile) ?? (await writer(workspace, (write) => write.document(profile)))
      return open.doc
    },
    writeNotes: notesTogether,
    bindClient: (author, profile, client) =>
      writer(author.session.workspace, (write) => bindClient(write, author, profile, client)),
    endBurst: ({ session, device }: Author, profile) => bursts.end(profile, session.member, device),

    handOver: (session, profiles, to, note) =>
      writer(session.workspace, (write) => handOver(write, session, profiles, to, note)),
    handovers: (session) => listHandovers(storage.db, session),
    settleOffered: (session, decision) => writer(session.workspace, (write) => settleOffered(write, session, decision)),
    setGrant: (session, profile, grant) =>
      writer(session.workspace, (write) => setGrant(write, session, profile, grant)),
    dropGrant: (session, profile, member) =>
      writer(session.workspace, (write) => dropGrant(write, session, profile, member)),

    touch: (workspace, profile) => writer(workspace, async (write) => write.touch(profile, write.seq())),
    onUpdate(profile, listener) {
      const unpin = documents.pin(profile)
      const stop = listeners.onUpdate(profile, listener)
      return () => {
        stop()
        unpin()
      }
    },
    onCommit: listeners.onCommit,
    async close() {
      closing = true
      looks.forEach((look) => clearInterval(look))
      await bursts.endAll()
      await chores.finish()
      await merger.close()
    },
  }
}

function makeListeners(log: Logger) {
  const byProfile = new Map<ProfileId, Set<UpdateListener>>()
  const onCommits = new Set<CommitListener>()
  const safely = (run: () => void) => {
    try {
      run()
    } catch (error) {
      log.error({ err: error }, 'a listener failed')
    }
  }
  return {
    onUpdate(profile: ProfileId, listener: UpdateListener): () => void {
      const listeners = byProfile.get(profile) ?? new Set()
      byProfile.set(profile, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byProfile.get(profile) === listeners) byProfile.delete(profile)
      }
    },
    onCommit(listener: CommitListener): () => void {
      onCommits.add(listener)
      return () => void onCommits.delete(listener)
    },
    tellUpdate: (update: DocUpdate) =>
      byProfile.get(update.profile)?.forEach((listener) => safely(() => listener(update))),
    tellCommit: (commit: Parameters<CommitListener>[0]) =>
      onCommits.forEach((listener) => safely(() => listener(commit))),
  }
}

/** What is done beside the conversation: one thing at a time, each once however often it is asked for. */
function makeChores(log: Logger) {
  const waiting = new Map<string, () => Promise<void>>()
  let working: Promise<void> | null = null

  const work = async () => {
    for (const [name, chore] of waiting) {
      // Frames that came in meanwhile go first.
      await new Promise((resolve) => setImmediate(resolve))
      waiting.delete(name)
      await chore().catch((error: unknown) => log.error({ err: error, chore: name }, 'a chore failed'))
    }
    working = null
  }
  return {
    add(name: string, chore: () => Promise<void>): void {
      waiting.set(name, chore)
      working ??= work()
    },
    /** Resolves when nothing is left to do. */
    async finish(): Promise<void> {
      while (working !== null) await working
    },
  }
}
