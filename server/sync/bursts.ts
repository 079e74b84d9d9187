/**
 * Bursts of note editing. What one member types on one device in one profile, with pauses under a minute,
 * becomes one record of the ledger: so that each passage has its author and its time.
 *
 * A burst is kept in memory as the updates that it consists of, and read when it ends: a key that is typed pays
 * nothing for it. What a crash cut off is found at the next load: text of a client id that no record covers becomes
 * a record of the member the id is bound to. Its times are those of the recovery, and what was deleted in it is
 * not known any more: the best that can be said.
 *
 * When one burst of a profile ends, all of them do (notePast.ts, B2).
 */
import type * as Y from 'yjs'
import {
  newId,
  type ChangeId,
  type DeviceId,
  type MemberId,
  type ProfileId,
  type WorkspaceId,
} from '../../src/shared/ids'
import type { BurstChange, Change } from '../../src/shared/profile/change'
import { NotePast, setOf, without } from '../../src/shared/profile/notePast'
import type { Runs, RunTriple } from '../../src/shared/profile/noteRuns'
import { FIRST_SERVER_CLIENT, LEDGER } from '../../src/shared/protocol'
import type { OpenDocument } from './documents'
import { charactersIn, copiesIn, deletedIn, quotesIn, stepOf, type Step } from './notes/copies'
import { counted, isUnderWay } from './notes/underWay'
import type { Write, Writer } from './write'
import type { Typed } from './writeNotes'

/** ms of silence that end a burst. */
const SILENCE = 60_000
/** Updates after which a burst ends though somebody goes on typing. */
const LONGEST = 2_000
/** How often a burst is tried to be ended between two commits of typing, until the next look. */
const TRIES = 20

interface Burst {
  workspace: WorkspaceId
  profile: ProfileId
  member: MemberId
  device: DeviceId | null
  /** At least one, in the order in which they arrived. */
  typed: Typed[]
}

export interface Bursts {
  /** Counts what was typed and committed. */
  typed(workspace: WorkspaceId, typed: Typed): void
  /** The member's channel of this profile closed. */
  end(profile: ProfileId, member: MemberId, device: DeviceId | null): Promise<void>
  /** Writes those that have been silent for a minute. */
  endSilent(now: number): Promise<void>
  /** Writes all of them: the server stops. */
  endAll(): Promise<void>
  /** Puts what no record covers into records, when a document was loaded. */
  recover(workspace: WorkspaceId, profile: ProfileId): Promise<void>
  /** Does the loaded document hold text that no record and no running burst covers? */
  hasLost(open: OpenDocument): boolean
}

export function makeBursts(writer: Writer): Bursts {
  /** By profile, then by member and device. */
  const running = new Map<ProfileId, Map<string, Burst>>()

  const take = (profile: ProfileId): Burst[] => {
    const bursts = [...(running.get(profile)?.values() ?? [])]
    running.delete(profile)
    return bursts
  }
  const count = (burst: Burst, typed: Typed[], where: 'first' | 'last') => {
    const ofProfile = running.get(burst.profile) ?? new Map<string, Burst>()
    running.set(burst.profile, ofProfile)
    const known = ofProfile.get(keyOf(burst))
    if (known === undefined) ofProfile.set(keyOf(burst), { ...burst, typed: [...typed] })
    else if (where === 'last') known.typed.push(...typed)
    else known.typed.unshift(...typed)
  }

  const finish = async (workspace: WorkspaceId, profile: ProfileId): Promise<void> => {
    let taken: Burst[] = []
    let tries = 0
    try {
      // Taken out inside the write: what is typed meanwhile begins a new burst, and recovery sees one or the other.
      const tryOnce = () =>
        writer(workspace, async (write) => {
          const { doc } = await write.document(profile)
          if (isUnderWay(doc)) return false
          taken = take(profile)
          await append(write, profile, taken)
          return true
        })
      while (running.has(profile) && !(await tryOnce())) if (++tries === TRIES) return
    } catch (error) {
      for (const burst of taken) count(burst, burst.typed, 'first')
      throw error
    }
  }
  const finishSome = async (isDue: (burst: Burst) => boolean): Promise<void> => {
    for (const [profile, bursts] of running) {
      const due = [...bursts.values()].find(isDue)
      if (due !== undefined) await finish(due.workspace, profile)
    }
  }

  const lostIn = (open: OpenDocument): RunTriple[] => {
    const covered = [...(running.get(open.id)?.values() ?? [])].flatMap(({ typed }) =>
      typed.flatMap(({ update }) => (update === null ? [] : stepOf(update).typed)),
    )
    return uncovered(open, setOf(covered))
  }

  return {
    typed(workspace, typed) {
      const { profile, member, device, update, open } = typed
      if (update !== null) counted(open.doc)
      count({ workspace, profile, member, device, typed: [] }, [typed], 'last')
    },
    async end(profile, member, device) {
      const burst = running.get(profile)?.get(keyOf({ member, device }))
      if (burst !== undefined) await finish(burst.workspace, profile)
    },
    endSilent: (now) => finishSome(({ typed }) => typed.length >= LONGEST || now - lastOf(typed) >= SILENCE),
    endAll: () => finishSome(() => true),
    hasLost: (open) => lostIn(open).length > 0,
    async recover(workspace, profile) {
      await writer(workspace, async (write) => {
        const open = await write.document(profile)
        await appendRecords(write, open, recovered(open, lostIn(open), write.arrival()))
      })
    },
  }
}

/** When somebody typed last, as far as is known. */
const lastOf = (typed: readonly Typed[]): number => typed.reduce((last, { at }) => Math.max(last, at), 0)

const keyOf = ({ member, device }: Pick<Burst, 'member' | 'device'>): string => `${member} ${device}`

/** The parts of a record that are the burst's own. */
export type Told = Pick<
  BurstChange,
  'by' | 'device' | 'at' | 'began' | 'ended' | 'typed' | 'deleted' | 'characters' | 'copied' | 'quoted'
>

async function append(write: Write, profile: ProfileId, bursts: Burst[]): Promise<void> {
  if (bursts.length === 0 || !(await isThere(write, profile))) return
  const open = await write.document(profile)
  const past = pastOf(open.doc)
  const told = bursts.map((burst) => tell(open.doc, past, burst))
  await appendRecords(
    write,
    open,
    told.filter(({ typed, deleted }) => typed.length > 0 || deleted.length > 0),
  )
}

const isThere = async ({ trx }: Write, profile: ProfileId): Promise<boolean> =>
  (await trx
    .selectFrom('profile')
    .select('id')
    .where('id', '=', profile)
    .where('erased', 'is', null)
    .executeTakeFirst()) !== undefined

async function appendRecords(write: Write, open: OpenDocument, told: Told[]): Promise<void> {
  if (told.length === 0 || !(await isThere(write, open.id))) return
  const seq = write.seq()
  const arrived = write.arrival()
  write.append(
    open,
    told.map((one): BurstChange => {
      const id = newId<'change'>() as ChangeId
      return { id, profile: open.id, kind: 'burst', after: [], arrived, seq, ...one }
    }),
    seq,
  )
}

/** What a burst did to the document that it is a part of. `past`: the records before it. */
export function tell(
  doc: Y.Doc,
  past: NotePast,
  { member, device, typed }: Pick<Burst, 'member' | 'device' | 'typed'>,
): Told {
  const stored = typed.flatMap(({ update }) => (update === null ? [] : [stepOf(update)]))
  const own = setOf(stored.flatMap((step) => step.typed))
  const said = typed.filter(({ sent }) => sent !== null)
  const saying = said.map(({ sent }) => stepOf(sent!))
  const isSaid = own.size > 0 && without(own.triples(), setOf(saying.flatMap((step) => step.typed))).length === 0
  // An answer to a first step holds also what a merge deleted: the outbox, where it tells it all, is the one to believe.
  const deleted = setOf([
    ...(isSaid ? [] : stored.flatMap((step) => step.deleted)),
    ...without(knownDeletions(doc, saying), past.deleted),
  ])
  const steps = (isSaid ? saying : stored).map((step) => partOf(doc, step, own))
  const quoted = quotesIn(doc, steps, past)
  return {
    by: member,
    device,
    at: lastOf(isSaid ? said : typed),
    began: typed[0]!.arrived,
    ended: typed.at(-1)!.arrived,
    typed: own.triples(),
    deleted: deleted.triples(),
    characters: steps.reduce((sum, { characters }) => sum + characters, 0),
    copied: copiesIn(doc, steps, past),
    ...(quoted.length === 0 ? {} : { quoted }),
  }
}

/**
 * What the outbox says was deleted and the document has as deleted. What is typed while somebody else removes the
 * paragraph is deleted at once by the server: that the author took a character of it back says only the outbox.
 */
const knownDeletions = (doc: Y.Doc, saying: readonly Step[]): RunTriple[] =>
  saying.flatMap((step) => step.deleted.flatMap((run) => deletedIn(doc, run)))

/** The part of a step that is this burst's. It may have moved what somebody else had deleted meanwhile. */
function partOf(doc: Y.Doc, step: Step, own: Runs<true>): Step {
  const typed = step.typed.flatMap((run) => own.within(...run))
  const characters = typed.reduce((sum, run) => sum + charactersIn(doc, run), 0)
  return { typed, characters, deleted: step.deleted.flatMap((run) => deletedIn(doc, run)) }
}

/** What was read of each loaded ledger: it only grows. */
const pasts = new WeakMap<Y.Doc, { read: number; past: NotePast }>()

function pastOf(doc: Y.Doc): NotePast {
  const ledger = doc.getArray<Change>(LEDGER)
  const known = pasts.get(doc) ?? { read: 0, past: new NotePast() }
  for (const change of ledger.slice(known.read)) known.past.take(change)
  known.read = ledger.length
  pasts.set(doc, known)
  return known.past
}

/**
 * What the members' client ids held when the document was loaded, less what records and running bursts cover.
 * What was typed since then is counted by a burst, at the latest when its write is told.
 */
function uncovered({ doc, loaded }: OpenDocument, running: Runs<true>): RunTriple[] {
  const past = pastOf(doc)
  return [...loaded]
    .filter(([client]) => client < FIRST_SERVER_CLIENT)
    .flatMap(([client, end]) => past.typed.missing(client, 0, end))
    .flatMap((run) => running.missing(...run))
}

function recovered(open: OpenDocument, lost: RunTriple[], now: number): Told[] {
  const byUser = new Map<string, Told>()
  for (const run of lost) {
    const user = open.clients.get(run[0])
    if (user === undefined) continue
    const burst = byUser.get(keyOf(user)) ?? beginning(user, now)
    byUser.set(keyOf(user), burst)
    burst.typed.push(run)
    burst.characters += charactersIn(open.doc, run)
  }
  return [...byUser.values()]
}

const beginning = ({ member, device }: Pick<Burst, 'member' | 'device'>, now: number): Told => ({
  by: member,
  device,
  at: now,
  began: now,
  ended: now,
  typed: [],
  deleted: [],
  characters: 0,
})
