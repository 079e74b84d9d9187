/**
 * Bursts of note editing. What one member types on one device in one profile, with pauses under a minute,
 * becomes one record of the ledger: so that each passage has its author and its time.
 *
 * A burst is counted in memory and written when it ends. What a crash cut off is found at the next load: text
 * of a client id that no record covers becomes a record of the member the id is bound to. Its times are
 * those of the recovery, and what was deleted in it is not known any more: the best that can be said.
 */
import * as Y from 'yjs'
import {
  newId,
  type ChangeId,
  type DeviceId,
  type MemberId,
  type ProfileId,
  type WorkspaceId,
} from '../../src/shared/ids'
import type { BurstChange } from '../../src/shared/profile/change'
import { FIRST_SERVER_CLIENT } from '../../src/shared/protocol'
import type { OpenDocument } from './documents'
import { ledgerOf } from './ledger'
import { mergeRanges, type Range } from './notes/update'
import type { Write, Writer } from './write'
import type { Typed } from './writeNotes'

/** ms of silence that end a burst. */
const SILENCE = 60_000

type Ranges = Map<number, Range[]>

interface Burst {
  workspace: WorkspaceId
  profile: ProfileId
  member: MemberId
  device: DeviceId | null
  began: number
  ended: number
  at: number
  typed: Ranges
  deleted: Ranges
  characters: number
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
  const running = new Map<string, Burst>()

  const finish = async (key: string): Promise<void> => {
    const burst = running.get(key)
    if (burst === undefined) return
    // Taken out inside the write: what is typed meanwhile begins a new burst, and recovery sees one or the other.
    await writer(burst.workspace, async (write) => {
      if (running.get(key) !== burst) return
      running.delete(key)
      await append(write, burst.profile, [burst])
    })
  }

  const lostIn = (open: OpenDocument): Ranges => {
    const covered = [...running.values()].filter(({ profile }) => profile === open.id).map(({ typed }) => typed)
    return uncovered(open, covered)
  }

  return {
    typed(workspace, typed) {
      const key = keyOf(typed.profile, typed.member, typed.device)
      const burst = running.get(key) ?? beginning(workspace, typed)
      running.set(key, burst)
      count(burst, typed)
    },
    end: (profile, member, device) => finish(keyOf(profile, member, device)),
    async endSilent(now) {
      for (const [key, { ended }] of running) if (now - ended >= SILENCE) await finish(key)
    },
    async endAll() {
      for (const key of running.keys()) await finish(key)
    },
    hasLost: (open) => lostIn(open).size > 0,
    async recover(workspace, profile) {
      await writer(workspace, async (write) => {
        const open = await write.document(profile)
        await append(write, profile, recovered(workspace, open, lostIn(open), write.arrival()))
      })
    },
  }
}

const keyOf = (profile: ProfileId, member: MemberId, device: DeviceId | null): string =>
  `${profile} ${member} ${device}`

function beginning(workspace: WorkspaceId, { profile, member, device, arrived, at }: Typed): Burst {
  const nothing = { typed: new Map(), deleted: new Map(), characters: 0 }
  return { workspace, profile, member, device, began: arrived, ended: arrived, at, ...nothing }
}

function count(burst: Burst, { update, arrived, at }: Typed): void {
  burst.ended = arrived
  burst.at = Math.max(burst.at, at)
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs) {
    add(burst.typed, struct.id.client, { clock: struct.id.clock, length: struct.length })
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) burst.characters += struct.length
  }
  for (const [client, deletions] of ds.clients)
    for (const { clock, len } of deletions) add(burst.deleted, client, { clock, length: len })
}

function add(ranges: Ranges, client: number, range: Range): void {
  ranges.set(client, mergeRanges([...(ranges.get(client) ?? []), range]))
}

async function append(write: Write, profile: ProfileId, bursts: Burst[]): Promise<void> {
  if (bursts.length === 0) return
  const gone = await write.trx
    .selectFrom('profile')
    .select('id')
    .where('id', '=', profile)
    .where('erased', 'is', null)
    .executeTakeFirst()
  if (gone === undefined) return
  const seq = write.seq()
  const arrived = write.arrival()
  write.append(
    await write.document(profile),
    bursts.map((burst) => recordOf(burst, seq, arrived)),
    seq,
  )
}

const recordOf = (burst: Burst, seq: number, arrived: number): BurstChange => ({
  id: newId<'change'>() as ChangeId,
  profile: burst.profile,
  kind: 'burst',
  at: burst.at,
  after: [],
  by: burst.member,
  device: burst.device,
  arrived,
  seq,
  began: burst.began,
  ended: burst.ended,
  typed: triples(burst.typed),
  deleted: triples(burst.deleted),
  characters: burst.characters,
})

const triples = (ranges: Ranges): [number, number, number][] =>
  [...ranges].flatMap(([client, list]) =>
    list.map(({ clock, length }): [number, number, number] => [client, clock, length]),
  )

/**
 * What the members' client ids held when the document was loaded, less what records and running bursts cover.
 * What was typed since then is counted by a burst, at the latest when its write is told.
 */
function uncovered({ doc, loaded }: OpenDocument, running: Ranges[]): Ranges {
  const covered: Ranges = new Map()
  const cover = (client: number, range: Range) => void covered.set(client, [...(covered.get(client) ?? []), range])
  for (const change of ledgerOf(doc))
    if (change.kind === 'burst') for (const [client, clock, length] of change.typed) cover(client, { clock, length })
  for (const ranges of running) for (const [client, list] of ranges) for (const range of list) cover(client, range)

  const lost: Ranges = new Map()
  for (const [client, end] of loaded) {
    if (client >= FIRST_SERVER_CLIENT) continue
    const gaps = gapsIn(mergeRanges(covered.get(client) ?? []), end)
    if (gaps.length > 0) lost.set(client, gaps)
  }
  return lost
}

/** `covered` is ascending and does not overlap. */
function gapsIn(covered: Range[], end: number): Range[] {
  const gaps: Range[] = []
  let from = 0
  for (const { clock, length } of covered) {
    if (clock > from) gaps.push({ clock: from, length: clock - from })
    from = clock + length
  }
  if (from < end) gaps.push({ clock: from, length: end - from })
  return gaps
}

function recovered(workspace: WorkspaceId, open: OpenDocument, lost: Ranges, now: number): Burst[] {
  const byUser = new Map<string, Burst>()
  for (const [client, ranges] of lost) {
    const user = open.clients.get(client)
    if (user === undefined) continue
    const key = keyOf(open.id, user.member, user.device)
    const update = new Uint8Array()
    const burst = byUser.get(key) ?? beginning(workspace, { profile: open.id, ...user, update, arrived: now, at: now })
    byUser.set(key, burst)
    burst.typed.set(client, ranges)
    burst.characters += charactersIn(open.doc, client, ranges)
  }
  return [...byUser.values()]
}

function charactersIn(doc: Y.Doc, client: number, ranges: Range[]): number {
  let characters = 0
  for (const struct of doc.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { clock } = struct.id
    for (const range of ranges) {
      const overlap = Math.min(clock + struct.length, range.clock + range.length) - Math.max(clock, range.clock)
      characters += Math.max(0, overlap)
    }
  }
  return characters
}
