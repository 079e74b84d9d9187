/** One open client as signals, for as long as the owner that opened it lives. */
import { batch, createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import { mayOnProfile, reachOf, type ProfileAction } from '../shared/access'
import type { Me } from '../shared/api'
import { dayOf } from '../shared/dates'
import type { ProfileId } from '../shared/ids'
import type { Known } from '../shared/profile/change'
import type { inOrder as InOrder, Profile } from '../shared/profile/fold'
import type { foldOn as FoldOn } from '../shared/profile/foldOn'
import { noProfile } from '../shared/profile/noProfile'
import type { AccessGrant, LateContribution } from '../shared/protocol'
import type { StoredRow } from '../storage/notebookStore'
import { whenCalm } from '../sync/calm'
import type { Present, ProfileView } from './notebook'
import type { DocumentSource, OpenDocument } from './profileDocument'
import type { readQuickly as ReadQuickly } from './readQuickly'

/** What the notebook asks of a view it has given out. */
export interface LiveView extends ProfileView {
  /** Undefined until the document was read. */
  known(): Known[] | undefined
  addDrafts(drafts: Known[]): void
  refresh(): Promise<void>
  online(on: boolean): void
  /** Whoever holds the socket is at another point with it: what this device does not have is asked for. */
  reached(): void
  /** Stores what was typed. */
  flush(): Promise<void>
}

interface Folding {
  foldOn: typeof FoldOn
  inOrder: typeof InOrder
  readQuickly: typeof ReadQuickly
}

interface Options {
  id: ProfileId
  me(): Me
  row(): StoredRow | undefined
  /** False until the rows on this device were read. */
  rowsReady(): boolean
  /** True while clients that this device never had are on their way. */
  arriving(): boolean
  source: Omit<DocumentSource, 'changed'>
  /** Loads what a change needs: a client that can be seen can be written in, also when the network goes now. */
  prepare(): Promise<Folding>
  /** Asks for this client before all the others that are on their way. */
  want(): void
  online(): boolean
  released(): void
}

/** May this member do this to a client of which the device holds this row? */
export function mayDo(action: ProfileAction, { member, workspace }: Me, { row, grants }: StoredRow): boolean {
  const grant = grants.find((one) => one.member === member.id) ?? null
  // Only what was shared until a day asks which day it is: most clients do without the company's calendar.
  const today = grant?.until ? dayOf(Date.now(), workspace.zone) : ''
  const reach = reachOf({ role: member.role, member: member.id, owner: row.owner ?? '', grant, today })
  return mayOnProfile(member.role, reach, action)
}

/** The same records of the ledger and drafts, in the same order. */
const isSame = (a: Known[], b: Known[]): boolean =>
  a.length === b.length && a.every((one, at) => one.id === b[at]!.id && one.seq === b[at]!.seq)

export function makeProfileView(options: Options): LiveView {
  const { id, me, row, rowsReady, arriving, source, prepare, want, online, released } = options
  let open: OpenDocument | undefined
  let gone = false
  /** Here before anything is shown: there is nothing to fold until then. */
  let folding: Folding | undefined
  const [loaded, setLoaded] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  const [changes, setChanges] = createSignal<Known[]>([])
  const [late, setLate] = createSignal<LateContribution[]>([])
  const [present, setPresent] = createSignal<Present[]>([])
  /** Which document is open: another one after a refusal. */
  const [doc, setDoc] = createSignal<OpenDocument['doc']>()
  const [notesEditable, setNotesEditable] = createSignal(true)

  /** What was done here, and that something came, before the document was there. */
  let early: Known[] = []
  let isStale = false
  /** The document is made once the page is calm, or somebody asks for what only it can tell. */
  let needDocument = (): void => {}
  const needed = new Promise<void>((resolve) => (needDocument = resolve))
  let cancelNeed = (): void => {}
  /** It could not be loaded. */
  let isMissed = false
  /** Nothing of it is here that could be shown. */
  const [awaited, setAwaited] = createSignal(false)
  /** Something of it came, or nothing more will. */
  let tellNews = (): void => {}
  let reading: Promise<void> = Promise.resolve()
  createEffect(() => {
    row()
    arriving()
    tellNews()
  })
  const isMissing = createMemo(() => awaited() || (rowsReady() && row() === undefined))
  const wantMissing = () => untrack(() => isMissing() && arriving() && want())
  createEffect(on(isMissing, wantMissing))

  /** What the document said last; it is often what is shown already. */
  let said: Known[] | undefined

  const publish = () => {
    if (open === undefined) return
    const known = open.known()
    if (known !== said && !isSame(known, changes())) setChanges(known)
    said = known
    setLate(open.late())
    setPresent(open.present())
    setNotesEditable(open.notesEditable())
    setDoc(() => open?.doc)
  }

  const load = async () => {
    try {
      const prepared = await prepare()
      folding = prepared
      const quick = await readOnceHere(prepared)
      if (gone) return
      if (quick === undefined) return await makeDocument()
      showQuickly(prepared, quick)
      if (isStale) void readAgain()
      cancelNeed = whenCalm(needDocument)
      await needed
      cancelNeed()
      if (!gone) await makeDocument()
    } catch (error) {
      setFailed(true)
      reportError(error)
    }
  }
  /** On a device that does not have it yet, what comes first is read as quickly as what was here. */
  const readOnceHere = async ({ readQuickly }: Folding): Promise<Known[] | undefined> => {
    for (;;) {
      const news = new Promise<void>((resolve) => (tellNews = resolve))
      const quick = await readQuickly(source)
      const isHere = quick !== undefined || (untrack(row) !== undefined && !(untrack(arriving) && (await hasNothing())))
      setAwaited(!isHere)
      if (gone || isHere) return quick
      await news
    }
  }
  const hasNothing = async (): Promise<boolean> => {
    const { state, items } = await source.stored()
    return state === undefined && items.length === 0 && source.pending().length === 0
  }
  const showQuickly = ({ inOrder }: Folding, quick: Known[]) =>
    batch(() => {
      const known = inOrder([...quick, ...early])
      if (!isSame(known, changes())) setChanges(known)
      setLoaded(true)
    })
  const makeDocument = async () => {
    const module = await loadDocument()
    if (gone || module === undefined) return
    isStale = false
    const opened = await module.openDocument({ ...source, changed: publish })
    if (gone) return opened.close()
    open = opened
    if (early.length > 0) opened.addDrafts(early)
    early = []
    if (isStale) await opened.refresh()
    publish()
    setLoaded(true)
    if (online()) open.online(true)
  }
  /** What is shown stays where the network went before it could be loaded: it is tried again when that is back. */
  const loadDocument = async () => {
    try {
      return await import('./profileDocument')
    } catch (error) {
      if (!loaded()) throw error
      isMissed = true
      return undefined
    }
  }
  /** What came before the document was made. */
  const readAgain = (): Promise<void> =>
    (reading = reading.then(async () => {
      if (folding === undefined || !loaded()) return
      const quick = await folding.readQuickly(source)
      if (open !== undefined || gone) return
      if (quick === undefined) needDocument()
      else showQuickly(folding, quick)
    }, needDocument))
  const again = () => {
    if (!failed()) return
    setFailed(false)
    void load()
  }
  /** Ready while there is anything to show and the client is still this member's. */
  const state = createMemo((): ReturnType<ProfileView['state']> => {
    if (!rowsReady()) return 'loading'
    if (row() === undefined) return arriving() ? 'loading' : 'missing'
    if (failed()) return 'failed'
    return loaded() && changes().length > 0 ? 'ready' : 'loading'
  })

  void load()
  onCleanup(() => {
    gone = true
    tellNews()
    cancelNeed()
    needDocument()
    released()
    open?.close()
  })

  const may = (action: ProfileAction) =>
    createMemo(() => {
      const stored = row()
      return stored !== undefined && mayDo(action, me(), stored)
    })

  const opened = (): OpenDocument => {
    if (open === undefined) throw new Error('the client is not read yet: wait for state() to be ready')
    return open
  }
  return {
    id,
    state,
    again,
    profile: createMemo<Profile>((before) => {
      const known = changes()
      return folding === undefined ? noProfile(id) : folding.foldOn(before, id, known)
    }),
    changes,
    row: () => row()?.row,
    grants: (): AccessGrant[] => row()?.grants ?? [],
    late,
    mayWrite: may('write'),
    mayShare: may('share'),
    mayHandOver: may('handOver'),
    notesEditable,
    present,
    documented() {
      needDocument()
      return doc() !== undefined
    },
    enterField(path) {
      needDocument()
      open?.enterField(path)
    },
    get doc() {
      doc()
      return opened().doc
    },
    get awareness() {
      doc()
      return opened().awareness
    },
    known: () => open?.known() ?? (loaded() ? changes() : undefined),
    addDrafts(drafts) {
      if (open !== undefined) return open.addDrafts(drafts)
      early = [...early, ...drafts]
      const ordered = loaded() ? folding?.inOrder : undefined
      if (ordered !== undefined) setChanges((before) => ordered([...before, ...drafts]))
    },
    async refresh() {
      isStale = true
      tellNews()
      await (open?.refresh() ?? readAgain())
    },
    online(on) {
      open?.online(on)
      if (!on || !isMissed) return
      isMissed = false
      makeDocument().catch((error: unknown) => {
        setFailed(true)
        reportError(error)
      })
    },
    reached: () => void wantMissing(),
    flush: async () => open?.flush(),
  }
}
