/**
 * The notebook of the signed-in member: storage, the sync and search workers, and the open clients,
 * as signals. Screens see it as `Notebook`.
 */
import { createMemo, createRoot, createSignal } from 'solid-js'
import type { Role } from '../shared/access'
import type { Me } from '../shared/api'
import { newId, type MemberId, type ProfileId } from '../shared/ids'
import { nextTask } from '../shared/nextTask'
import { makeClock } from '../shared/profile/clock'
import type { Draft, Known } from '../shared/profile/change'
import type { Row } from '../shared/profile/row'
import type { OutboxItem, Team } from '../shared/protocol'
import { NO_SETTINGS } from '../shared/team/noSettings'
import { databaseName } from '../storage/database'
import { makeJournal } from '../storage/journal'
import type { NewFile } from '../storage/newFile'
import type { NewItem, StoredRow } from '../storage/notebookStore'
import { http } from '../sync/http'
import { deviceLabel } from '../sync/label'
import { failureOf, hasAll } from '../sync/engine'
import { startSearch } from '../sync/searchClient'
import { later } from '../sync/later'
import { forgetMe, forgetTyped, readQuietly, rememberMe, signOutLater } from '../sync/session'
import type { SyncStart } from '../sync/sync.worker'
import { openTabs, type Connection, type TabMessage } from '../sync/tabs'
import type * as ActingModule from './acting'
import type { Colleagues } from './colleagues'
import type { FilesOnDevice } from './filesOnDevice'
import { makeHeld } from './held'
import { makeLazyFiles } from './lazyFiles'
import { isArriving, type ChangeInput, type ListHead, type Notebook, type Step, type SyncStatus } from './notebook'
import { makeMyViews } from './myViews'
import { makeProfileView, mayDo, type LiveView } from './profileView'
import { makeSteps, undoStep } from './steps'
import { openStorage, type Storage, type Store } from './storageOnDevice'
import { makeWriter } from './writer'

/** Clients stored in one transaction of an import. */
const AT_ONCE = 100
/** ms that the rows wait for the beginning of the list to be drawn. */
const HEAD_DRAWN = 500
const REMEMBER_DELETED = 'kartoteka.deleted'

type Acting = typeof ActingModule
type Part = ActingModule.Part

/** `isList`: the list of clients is what is shown first. */
export async function openNotebook(me: Me, otherMember: () => void, isList = false): Promise<Notebook> {
  const name = databaseName(me.workspace.id, me.member.id)
  // The same member is here again: what a sign-out could not delete then is theirs now, and stays.
  if (readQuietly(REMEMBER_DELETED) === name) localStorage.removeItem(REMEMBER_DELETED)
  const storage = await openStorage(name)
  const head = isList ? readHead(storage.store()) : undefined
  const clockBefore = await storage.store().meta('clock')
  return createRoot(() => build({ me, otherMember, name, storage, clockBefore, head }))
}

/** Undefined when none was kept, nothing of it is here, or it cannot be read: then the list waits for all rows. */
const readHead = async (store: Store): Promise<(ListHead & { team: Team | undefined }) | undefined> => {
  try {
    const [head, team] = await Promise.all([store.meta('head'), store.meta('team')])
    const stored = await store.rowsOf(head?.ids ?? [])
    const rows = stored.flatMap((one) => one?.row ?? [])
    return head && rows.length > 0 ? { ...head, team, rows } : undefined
  } catch {
    return undefined
  }
}

interface Parts {
  me: Me
  otherMember: () => void
  name: string
  storage: Storage
  clockBefore: number | undefined
  head: ReturnType<typeof readHead> | undefined
}

function build(parts: Parts): Notebook {
  const { me: firstMe, otherMember, name, storage, clockBefore } = parts
  const { store, reopen } = storage
  const member = firstMe.member.id
  const [me, setMe] = createSignal(firstMe)
  const [team, setTeam] = createSignal<Team>({
    seq: 0,
    workspace: firstMe.workspace,
    members: [],
    devices: [],
    settings: NO_SETTINGS,
  })
  /**
   * Settings that say the same stay the same objects, so that a list of them is not drawn anew under somebody's
   * fingers each time the team comes.
   */
  const [settings, setSettings] = createSignal(NO_SETTINGS, {
    equals: (before, after) => JSON.stringify(before) === JSON.stringify(after),
  })
  const takeTeam = (known: Team) => {
    setTeam(known)
    // Stored by an app that knew no settings, a team has none.
    setSettings(known.settings ?? NO_SETTINGS)
  }
  const [ready, setReady] = createSignal(false)
  const [head, setHead] = createSignal<ListHead>()
  const [whole, setWhole] = createSignal(false)
  const [connection, setConnection] = createSignal<Connection>({
    state: 'connecting',
    since: Date.now(),
    pulling: null,
  })
  const [unsent, setUnsent] = createSignal<ReadonlyMap<ProfileId, number>>(new Map())
  const [oldest, setOldest] = createSignal<number | null>(null)
  const [unreadable, setUnreadable] = createSignal(false)
  const [refused, setRefused] = createSignal(0)
  const [workerFailure, setWorkerFailure] = createSignal<SyncStatus['failure']>(null)
  const [persisted, setPersisted] = createSignal<boolean | null>(null)
  const rows = makeRows()
  const clock = makeClock(Date.now, clockBefore)
  const views = new Set<LiveView>()
  const tabs = openTabs(name)

  const journal = makeJournal(name, newId())
  const { isHeld, hold } = makeHeld()
  /** How many pages that are gone left something that is not stored. */
  const [left, setLeft] = createSignal(0)
  const [isCounted, setCounted] = createSignal(false)
  let forgotten = false
  const writer = makeWriter(store, {
    merge: async () => (await import('../storage/document')).mergeUpdates,
    clock: () => clock.tick(),
    reopen,
    // The page that a member signs out of goes away like any other: it must not leave behind what was forgotten.
    journal: { ...journal, keep: (items) => journal.keep(forgotten ? [] : items) },
    hold,
    stored(items) {
      tabs.tell({ type: 'outbox' })
      tabs.tell({ type: 'stored', profiles: profilesOf(items), gone: [] })
      askToPersist()
      return count()
    },
  })
  addEventListener('beforeunload', (event) => {
    // What is short and given to the writer goes on to the next page; of the rest the browser asks.
    if (!forgotten && (inHand > 0 || !writer.mayLeave())) event.preventDefault()
  })
  storage.finish = async () => {
    for (const view of views) await view.flush()
    await writer.settled()
  }

  const askToPersist = () => {
    if (persisted() !== null) return
    setPersisted(false)
    void navigator.storage?.persist?.().then(setPersisted)
  }

  /** Reads; a database that was closed under the page is opened again, once. */
  const reading = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read()
    } catch (error) {
      if (failureOf(error) !== 'closed') throw error
      await reopen()
      return read()
    }
  }

  const counted = () => Promise.all([store().unsent(), store().shelf(), store().refusedFiles(), store().oldestUnsent()])
  /** What could not be counted is counted at the next change. */
  const count = () => reading(counted).then(showCounts, (error: unknown) => reportError(error))
  const showCounts = ([counts, shelf, files, oldest]: Awaited<ReturnType<typeof counted>>) => {
    setUnsent(counts)
    setOldest(oldest)
    setRefused(shelf.length + files)
    setCounted(true)
    storage.note([...counts.values()].reduce((sum, one) => sum + one, 0))
  }

  const search = startSearch({ workspace: firstMe.workspace.id, member }, async (text, limit) =>
    (await import('../sync/plainSearch')).plainlyFound(rows.all(), text, limit),
  )
  const sync = new Worker(new URL('../sync/sync.worker.ts', import.meta.url), { type: 'module', name: 'sync' })
  sync.postMessage({
    workspace: firstMe.workspace.id,
    member,
    address: `${location.origin.replace(/^http/, 'ws')}/sync`,
    label: deviceLabel(navigator.userAgent),
  } satisfies SyncStart)

  const myViews = makeMyViews({
    load: () => store().meta('views'),
    async store(views) {
      await store().setMeta({ views: [...views] })
      tabs.tell({ type: 'views' })
    },
    http,
    now: Date.now,
  })
  void myViews.read()

  /** What others stored and is not shown yet: false = it left. */
  let arrived = new Map<ProfileId, boolean>()
  /** One after the other; what comes while the one before is read is shown together. */
  let arrival: Promise<unknown> = Promise.resolve()
  const stored = (profiles: ProfileId[], gone: ProfileId[]) => {
    const isAwaited = arrived.size > 0
    for (const id of profiles) arrived.set(id, true)
    for (const id of gone) arrived.set(id, false)
    if (!isAwaited && arrived.size > 0) arrival = arrival.then(showArrived).catch(reportError)
  }
  const showArrived = async () => {
    const now = arrived
    arrived = new Map()
    const [here, gone] = [true, false].map((is) => [...now.keys()].filter((id) => now.get(id) === is))
    const before = new Map(here!.map((id) => [id, rows.get(id)]))
    const found = await store().rowsOf(here!)
    // To read them and to draw them are two tasks.
    await nextTask()
    // What the member changed while it was read is newer than what was read.
    const isStill = ({ row: { id } }: StoredRow) => rows.get(id) === before.get(id)
    rows.change(found.filter((row) => row !== undefined && isStill(row)) as StoredRow[], gone!)
    for (const view of views) if (now.has(view.id)) await view.refresh()
  }

  /** This member was disabled: what is still in memory is stored and handed in first, then nothing stays here. */
  const remove = async ({ taken, refused, token }: Extract<TabMessage, { type: 'handedIn' }>) => {
    if (forgotten || writer.pending().length > 0) return
    forgotten = true
    const { rememberFarewell } = await import('../sync/farewell')
    rememberFarewell({ company: me().workspace.name, taken, refused, database: name, token })
    forgetMe()
    forgetTyped(member, name)
    await leaveDevice(false)
    tabs.tell({ type: 'signedOut' })
    store().close()
    location.replace('/sign-in')
  }

  const hear = (message: TabMessage) => {
    switch (message.type) {
      case 'connection': {
        // Each batch of a pull is told of: the member's own views are asked for once, and the first screen has none.
        if (isThere(message.connection) && !isThere(connection())) later(() => void myViews.sync().catch(reportError))
        const isAnother = message.connection.state !== 'online' || connection().state !== 'online'
        setConnection(message.connection)
        if (message.connection.state === 'online') setWorkerFailure(null)
        for (const view of views) {
          view.online(message.connection.state === 'online')
          if (isAnother) view.reached()
        }
        return
      }
      case 'stored':
        for (const view of views) if (message.documents?.includes(view.id)) void view.refresh()
        return stored(message.profiles, message.gone)
      case 'whole':
        // Not before the rows that came are on the screen: nobody reads "no clients" in between.
        return void arrival.then(() => setWhole(true))
      case 'settled':
        void count()
        for (const view of views) void view.refresh()
        return
      case 'outbox':
      case 'file':
        return void count()
      case 'views':
        return void myViews.read()
      case 'team':
        return void store()
          .meta('team')
          .then((known) => known !== undefined && takeTeam(known))
      case 'member':
        return adopt({ ...me(), member: { ...me().member, ...message.member } })
      case 'failure':
        return void setWorkerFailure(message.failure)
      case 'otherMember':
        return otherMember()
      case 'handedIn':
        return void remove(message).catch(reportError)
      case 'signedOut':
        return location.reload()
      case 'directory':
      case 'want':
      case 'ask':
      case 'alive':
      case 'sending':
      case 'reconnect':
      case 'lost':
        return
      default:
        message satisfies never
    }
  }
  tabs.listen(hear)
  // A page that is looked at again does not wait for the next try.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tabs.tell({ type: 'reconnect' })
  })
  // Not every system tells a worker of the network; each tells a page.
  addEventListener('online', () => tabs.tell({ type: 'reconnect' }))
  addEventListener('offline', () => tabs.tell({ type: 'lost' }))
  tabs.tell({ type: 'ask' })

  const adopt = (next: Me) => {
    setMe(next)
    rememberMe(next)
  }

  /** What the screens begin with. */
  const readAll = async (): Promise<void> => {
    try {
      const [cursor, all, known] = await reading(() =>
        Promise.all([store().meta('cursor'), store().rows(), store().meta('team')]),
      )
      // To read them and to draw them are two tasks.
      await nextTask()
      // What the member changed meanwhile is newer than what was read.
      const isNew = ({ row: { id } }: StoredRow) => rows.get(id) === undefined
      rows.change(all.filter(isNew), [])
      if (hasAll(cursor)) setWhole(true)
      if (known !== undefined) takeTeam(known)
      setReady(true)
      setUnreadable(false)
      await count()
    } catch (error) {
      setUnreadable(!ready())
      reportError(error)
    }
  }

  /** Stores what pages that are gone had to leave behind, and shows it. */
  const inherit = async (items: NewItem[]) => {
    await writer.write(items, [])
    void import('../storage/document')
      .then(async ({ mergeUpdates, rowOf }) => {
        for (const profile of profilesOf(items)) {
          const row = await rowOf(profile, await store().profile(profile), member)
          await store().append([], [row], clock.tick(), mergeUpdates)
        }
        tabs.tell({ type: 'stored', profiles: profilesOf(items), gone: [] })
        stored(profilesOf(items), [])
      })
      .catch(reportError)
  }
  let headDrawn = (): void => {}
  const begin = async (): Promise<void> => {
    const found = await parts.head
    if (found === undefined) return
    if (found.team !== undefined) takeTeam(found.team)
    await new Promise<void>((drawn) => {
      headDrawn = drawn
      setTimeout(drawn, HEAD_DRAWN)
      setHead(found)
    })
  }
  // First, so that nobody goes on from what stood before it.
  arrival = journal.inherit(inherit, setLeft).then(begin).then(readAll)
  void navigator.storage?.persisted?.().then((kept) => kept && setPersisted(true))

  /** One step after the other, so that each sees the heads that the one before left. */
  let line: Promise<unknown> = Promise.resolve()
  let inHand = 0
  const inLine = <T>(step: () => Promise<T>): Promise<T> => {
    const release = hold()
    inHand += 1
    const result = line.then(step)
    line = result
      .catch(() => {})
      .then(() => {
        inHand -= 1
        release()
      })
    return result
  }

  let loading: Promise<Acting> | undefined
  /** Without a network it may fail while the app is not kept on the device yet; the next change tries again. */
  const loadActing = () =>
    (loading ??= import('./acting').catch((error: unknown) => {
      loading = undefined
      throw error
    }))
  later(() => void loadActing().catch(() => undefined))

  const knownOf = async (profile: ProfileId): Promise<Known[]> => {
    const view = [...views].find(({ id }) => id === profile)
    const open = view?.known()
    if (open !== undefined) return open
    const [{ knownOf: read }, { sign }] = await Promise.all([import('../storage/document'), loadActing()])
    const pending = writer.pendingOf(profile).flatMap((item) => (item.type === 'changes' ? item.changes : []))
    return [...(await read(await store().profile(profile), member)), ...sign(pending, member)]
  }

  const steps = makeSteps()
  const actTogether = (
    wanted: ReadonlyMap<ProfileId, ChangeInput[]>,
    step?: Step,
    files: NewFile[] = [],
  ): Promise<Step> =>
    inLine(async () => {
      const acting = await loadActing()
      const parts: Part[] = []
      for (const [profile, changes] of wanted) {
        const known = await knownOf(profile)
        for (const seen of known) clock.saw(seen)
        parts.push({ profile, known, drafts: acting.draft(profile, changes, known, clock.tick) })
      }
      const stored = take(acting, parts, files)
      let whole = step
      for (const { profile, known, drafts } of parts)
        whole = steps.add({ profile, undo: acting.undoOf(known, drafts) }, stored, whole)
      return whole!
    })
  const act: Notebook['act'] = (profile, changes, step) => actTogether(new Map([[profile, changes]]), step)
  const undo: Notebook['undo'] = (step) => {
    steps.drop(step)
    return undoStep(step, (profile, undo) =>
      inLine(async () => {
        const row = rows.get(profile)
        if (row === undefined || !mayDo('write', me(), row)) return undefined
        const acting = await loadActing()
        const known = await knownOf(profile)
        for (const seen of known) clock.saw(seen)
        const { drafts, ...undone } = acting.takeBack(profile, undo, known, clock.tick)
        if (drafts.length > 0) void take(acting, [{ profile, known, drafts }])
        return undone
      }),
    )
  }

  /** Shows drafts at once and hands them to the device. A client that left meanwhile is not shown again. */
  const take = ({ together }: Acting, parts: Part[], files: NewFile[] = []): Promise<void> => {
    const shown = (profile: ProfileId) => [...views].find(({ id }) => id === profile)?.profile()
    const { items, changed, signed } = together(parts, member, shown)
    // First to the writer: a screen that fails to show it does not keep it from being stored.
    const saving = writer.write(items, changed, files)
    const here = changed.flatMap((row) => {
      const before = rows.get(row.id)
      return before === undefined ? [] : [{ row, grants: before.grants }]
    })
    if (here.length > 0) rows.change(here, [])
    for (const view of views) if (signed.has(view.id)) view.addDrafts(signed.get(view.id)!)
    return saving
  }

  const createMany: Notebook['createMany'] = async (profiles, progress) => {
    const release = hold()
    try {
      return await beginMany(profiles, progress)
    } finally {
      release()
    }
  }
  const beginMany: Notebook['createMany'] = async (profiles, progress) => {
    const { begin } = await loadActing()
    const ids: ProfileId[] = []
    for (let from = 0; from < profiles.length; from += AT_ONCE) {
      const made = profiles.slice(from, from + AT_ONCE).map((steps) => begin(steps, member, clock.tick))
      rows.change(
        made.map(({ row }) => ({ row, grants: [] })),
        [],
      )
      await writer.write(
        made.map(({ item }) => item),
        made.map(({ row }) => row),
      )
      ids.push(...made.map(({ row }) => row.id))
      progress(ids.length)
    }
    return ids
  }

  const profileOf: Notebook['profileOf'] = async (id) => (await loadActing()).fold(id, await knownOf(id))

  // Lines of the list, marks and pages all look at it: it is made once for all of them.
  const status = createMemo((): SyncStatus => {
    const { state, since, pulling, ahead, older } = connection()
    const counts = unsent()
    return {
      // What is not counted yet may be unsent: nothing is called saved before.
      connection: state === 'online' && !isCounted() ? 'connecting' : state,
      since,
      pulling,
      whole: whole(),
      unsent: [...counts.values()].reduce((sum, one) => sum + one, 0),
      unsentByProfile: counts,
      oldestUnsent: counts.size > 0 ? oldest() : null,
      clockAhead: ahead ?? null,
      serverOlder: older === 'server',
      saving: isHeld() || left() > 0,
      failure: storage.failure() ?? writer.failure() ?? workerFailure(),
      taken: storage.taken(),
      refused: refused(),
      persisted: persisted(),
    }
  })

  let colleaguesModule: Promise<Colleagues> | undefined
  const loadColleagues = () =>
    (colleaguesModule ??= import('./colleagues').then(({ makeColleagues }) =>
      makeColleagues({
        database: storage.database,
        tabs,
        tick: clock.tick,
        draft: async (profile, changes) => (await loadActing()).draft(profile, changes, [], clock.tick),
        write: (items) => writer.write(items, []),
        pending: writer.pending,
        decide: (profile, decision, brought) =>
          inLine(async () => {
            const acting = await loadActing()
            const known = await knownOf(profile)
            const stored = take(acting, [{ profile, known, drafts: [decision], brought }])
            const step =
              brought.length === 0
                ? undefined
                : steps.add({ profile, undo: acting.undoOf(known, brought as Draft[]) }, stored)
            return { step, stored }
          }),
      }),
    ))

  let filesModule: Promise<FilesOnDevice> | undefined
  const loadFiles = () =>
    (filesModule ??= import('./filesOnDevice').then(({ makeFiles }) =>
      makeFiles({
        database: storage.database,
        tabs,
        profileOf,
        change: async (profile, changes, file) =>
          (await actTogether(new Map([[profile, changes]]), undefined, file === undefined ? [] : [file])).stored,
        moved: () => void count(),
      }),
    ))

  return {
    me,
    team,
    role: (): Role => me().member.role,
    settings,
    async saveSetting(kind, value) {
      const answer = await http('PUT', `/api/settings/${kind}/${value.id}`, value)
      // Shown at once and kept in memory only: the pull that follows within a second brings and stores the team.
      if (answer.ok) {
        const { withSetting } = await import('../shared/team/keep')
        setSettings((now) => withSetting(now, kind, value))
      }
      return answer
    },
    async dropSetting(kind, id) {
      const answer = await http('DELETE', `/api/settings/${kind}/${id}`)
      if (answer.ok) {
        const { withoutSetting } = await import('../shared/team/keep')
        setSettings((now) => withoutSetting(now, id))
      }
      return answer
    },
    myViews: myViews.views,
    keepView: myViews.keep,
    dropView: myViews.drop,
    memberName: (id) => team().members.find((one) => one.id === id)?.name ?? (id === member ? me().member.name : ''),
    deviceLabel: (id) => team().devices.find((one) => one.id === id)?.label ?? '',
    keptHandovers: () => reading(() => store().meta('handovers')),
    keepHandovers: (cards) => store().setMeta({ handovers: { at: Date.now(), cards } }),
    rows: rows.all,
    desks: rows.desks,
    row: (id) => rows.get(id)?.row,
    grants: (id) => rows.get(id)?.grants ?? [],
    ready,
    head,
    headDrawn: () => headDrawn(),
    keepHead: (kept) => store().setMeta({ head: kept }),
    unreadable,
    readAgain: readAll,
    status,
    search: search.ask,
    change: async (profile, changes) => (await act(profile, changes)).stored,
    act,
    actTogether,
    done: steps.done,
    undo,
    create: async (steps) => (await createMany([steps], () => {}))[0]!,
    createMany,
    profileOf,
    colleagues: loadColleagues,
    files: makeLazyFiles(loadFiles),
    open(id) {
      const view = makeProfileView({
        id,
        me,
        row: () => rows.get(id),
        rowsReady: ready,
        arriving: () => isArriving({ whole: whole(), connection: connection().state }),
        source: {
          id,
          member,
          memberName: me().member.name,
          device: () => store().device(),
          address: `${location.origin.replace(/^http/, 'ws')}/ws`,
          stored: () => reading(() => store().profile(id)),
          pending: () => writer.pendingOf(id),
          keepUpdates: (updates) => store().keepUpdates(id, updates),
          writeNotes: (update, at, schema) => writer.write([{ type: 'notes', profile: id, update, at, schema }], []),
          typing: hold,
        },
        prepare: loadActing,
        want: () => tabs.tell({ type: 'want', profile: id }),
        online: () => connection().state === 'online',
        released: () => views.delete(view),
      })
      views.add(view)
      return view
    },
    shelf: () => store().shelf(),
    async clearShelf() {
      await store().clearShelf()
      await count()
    },
    async unsentAsFile() {
      const { unsentFile } = await import('./unsentFile')
      const files = await (await loadFiles()).unsent()
      return unsentFile(await readUnsent(store()).catch(() => []), writer.pending(), files, me())
    },
    seenTaken: storage.seenTaken,
    reconnect: () => tabs.tell({ type: 'reconnect' }),
    signedIn(next) {
      if (next.member.id !== member) {
        rememberMe(next)
        return otherMember()
      }
      adopt(next)
      tabs.tell({ type: 'reconnect' })
    },
    async signOut(keepUnsent) {
      const answer = await http('POST', '/api/sign-out', {})
      if (!answer.ok && answer.error === 'offline') signOutLater()
      forgetMe()
      const keep = keepUnsent && (unsent().size > 0 || writer.pending().length > 0)
      if (!keep) {
        forgotten = true
        localStorage.setItem(REMEMBER_DELETED, name)
        forgetTyped(member, name)
      }
      await leaveDevice(keep)
      tabs.tell({ type: 'signedOut' })
      store().close()
      location.replace('/')
    },
  }
}

/** At sign-out only. Where it cannot be loaded, signing out goes on. */
const leaveDevice = (keepWork: boolean): Promise<void> =>
  import('../sync/leave').then(({ leaveNoTrace }) => leaveNoTrace(keepWork)).catch(() => undefined)

/** Online, with nothing more on its way. */
const isThere = ({ state, pulling }: Connection): boolean => state === 'online' && pulling === null

const profilesOf = (items: NewItem[]): ProfileId[] => [...new Set(items.map(({ profile }) => profile))]

/** Rows by id, and as arrays that are new after each change: those of clients, and of desks. */
function makeRows() {
  const byId = new Map<ProfileId, StoredRow>()
  const [all, setAll] = createSignal<readonly Row[]>([])
  let desks: Row[] = []
  return {
    all,
    desks: () => (all(), desks),
    get(id: ProfileId): StoredRow | undefined {
      all()
      return byId.get(id)
    },
    change(changed: StoredRow[], gone: ProfileId[]) {
      for (const one of changed) byId.set(one.row.id, one)
      for (const id of gone) byId.delete(id)
      const clients: Row[] = []
      desks = []
      for (const { row } of byId.values()) (row.desk ? desks : clients).push(row)
      setAll(clients)
    },
  }
}

async function readUnsent(store: Store): Promise<OutboxItem[]> {
  const items: OutboxItem[] = []
  for (const profile of (await store.unsent()).keys()) {
    const { items: all, unsent } = await store.profile(profile)
    items.push(...all.filter(({ n }) => unsent.has(n)))
  }
  return items
}

/** Removes the database of a member who signed out; the page calls it before it opens another. */
export function deleteLeftDatabase(): void {
  const name = readQuietly(REMEMBER_DELETED)
  if (name === null) return
  const request = indexedDB.deleteDatabase(name)
  request.addEventListener('success', () => {
    // No tab has it open any more: what one wrote while it went away is the last of it.
    forgetTyped(name.split('/').at(-1) as MemberId, name)
    localStorage.removeItem(REMEMBER_DELETED)
  })
}
