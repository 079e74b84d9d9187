/**
 * The ledgers of the demo, written down as members would have made them: step by step in the order of
 * time, each change naming what its author saw. Sequence numbers come at the end, in the order of arrival.
 */
import type { ChangeId, DeviceId, EntryId, MemberId, PartId, PersonId, ProfileId } from '../../src/shared/ids'
import {
  NOTES_SCHEMA,
  type BurstChange,
  type Change,
  type Draft,
  type EntryDraft,
  type FactDraft,
} from '../../src/shared/profile/change'
import type { Entry, NextStep } from '../../src/shared/profile/entry'
import type { FactValue } from '../../src/shared/profile/facts'
import type { AccessGrant } from '../../src/shared/protocol'
import { CAST, MEMBER_KEYS, type DemoDevice, type MemberIds, type MemberKey } from './cast'
import { DAY, HOUR, MINUTE, dayAt, momentOf, onWorkday } from './calendar'
import type { Chance } from './chance'
import type { Language, Say } from './language'
import { NotesPad, textOf } from './notesPad'

export type Input = { path: string; value: FactValue | null } | { entry: EntryId; value: Entry | null }

const thingIn = (input: Input): string => ('path' in input ? input.path : `entry/${input.entry}`)

/** Between two steps, ms: longer than an online step takes to arrive, so that they arrive as they were made. */
const APART = 5_000

export interface Grant extends AccessGrant {
  at: number
  grantedBy: MemberId
  seq: number
}

export interface LateWork {
  id: string
  by: MemberId
  device: DeviceId
  arrived: number
  seq: number
  content: { type: 'changes'; changes: Draft[] } | { type: 'passage'; at: number; text: string; context: string }
}

export interface Handing {
  id: string
  at: number
  seq: number
  by: MemberId
  from: MemberId
  to: MemberId
  note: string
  profiles: ProfileId[]
}

/** Something that arrived and takes a sequence number. */
interface Arrival {
  arrived: number
  stamp(seq: number): void
}

/** One handing over: a line for each former owner, a record in each ledger. */
interface Act {
  handings: Handing[]
  records: { seq: number }[]
}

export class World {
  readonly books: ProfileBook[] = []
  readonly handings: Handing[] = []
  /** Names of invented people, so that there are no namesakes. */
  readonly names = new Set<string>()
  readonly devices: DemoDevice[]
  private readonly arrivals: Arrival[] = []
  private readonly acts = new Map<string, Act>()

  constructor(
    readonly now: number,
    public chance: Chance,
    readonly language: Language,
    readonly say: Say,
    readonly ids: MemberIds,
  ) {
    this.devices = MEMBER_KEYS.flatMap((member) =>
      CAST[member].devices.map((label, index) => {
        const firstSeen = Math.max(this.joined(member), now - (index === 0 ? 700 : 1_200) * DAY)
        return { id: chance.id<DeviceId>(firstSeen), member, label, firstSeen, lastSeen: firstSeen }
      }),
    )
  }

  /** Runs with a chance of its own: everything else stays what it is without it. */
  aside(chance: Chance, run: () => void): void {
    const before = this.chance
    this.chance = chance
    run()
    this.chance = before
  }

  /** A moment of this morning: 0 is its beginning, 1 is now. */
  today(part: number): number {
    const began = Math.min(momentOf(dayAt(this.now), 8.5), this.now - HOUR)
    return Math.round(began + part * (this.now - 3 * MINUTE - began))
  }

  /** That many days ago at this hour, on a working day. */
  ago(days: number, hour: number): number {
    return onWorkday(momentOf(dayAt(this.now - days * DAY), hour))
  }

  joined(member: MemberKey): number {
    return this.now - CAST[member].years * 365 * DAY
  }

  /** The phone for meetings and calls on the way, the desk's for the rest. */
  device(member: MemberKey, at: number): DemoDevice {
    const own = this.devices.filter((device) => device.member === member)
    const device = own[at % 10 < 6 ? 0 : own.length - 1]!
    device.lastSeen = Math.max(device.lastSeen, at)
    return device
  }

  arrives(arrived: number, stamp: (seq: number) => void): void {
    this.arrivals.push({ arrived, stamp })
  }

  /** Clients handed over at one moment to one member are one act, with one number. */
  handOver(book: ProfileBook, by: MemberKey, to: MemberKey, at: number, note: string): void {
    const act = this.actOf(`${by} ${to} ${at}`, at)
    const { ids, chance } = this
    const from = ids[book.owner]
    let handing = act.handings.find((one) => one.from === from)
    if (handing === undefined) {
      handing = { id: chance.id(at), at, seq: 0, by: ids[by], from, to: ids[to], note, profiles: [] }
      act.handings.push(handing)
      this.handings.push(handing)
    }
    handing.profiles.push(book.id)
    act.records.push(book.passTo(by, to, at, note))
  }

  private actOf(key: string, at: number): Act {
    const known = this.acts.get(key)
    if (known !== undefined) return known
    const act: Act = { handings: [], records: [] }
    this.acts.set(key, act)
    this.arrives(at, (seq) => {
      for (const record of [...act.handings, ...act.records]) record.seq = seq
    })
    return act
  }

  /** Gives the numbers from `first` on, in the order of arrival, and returns the last one given. */
  number(first: number): number {
    this.setClocks()
    let seq = first - 1
    for (const { stamp } of this.arrivals.toSorted((a, b) => a.arrived - b.arrived)) stamp((seq += 1))
    for (const book of this.books) book.changes.sort((a, b) => a.seq - b.seq)
    return seq
  }

  /** A device's clock never stands still: no two changes of one device have one time. */
  private setClocks(): void {
    const lastByDevice = new Map<DeviceId, number>()
    const changes = this.books.flatMap((book) => book.changes).toSorted((a, b) => a.at - b.at)
    for (const change of changes) {
      if (change.device === null || change.kind === 'burst') continue
      change.at = Math.max(change.at, (lastByDevice.get(change.device) ?? 0) + 1)
      lastByDevice.set(change.device, change.at)
    }
  }
}

export class ProfileBook {
  readonly id: ProfileId
  readonly changes: Change[] = []
  readonly grants: Grant[] = []
  readonly late: LateWork[] = []
  readonly pad = new NotesPad()
  owner: MemberKey
  /** When the last step was made: the next one is later. */
  private last = 0
  /** Next steps that are not done, by the entry they end. */
  readonly openSteps = new Map<EntryId, NextStep>()
  private readonly heads = new Map<string, ChangeId[]>()

  constructor(
    private readonly world: World,
    owner: MemberKey,
    readonly created: number,
    facts: Input[],
  ) {
    this.id = world.chance.id(created)
    this.owner = owner
    world.books.push(this)
    this.step(owner, created, facts, { begins: true })
  }

  /** One intended step of a member: everything in it is stored together. */
  step(by: MemberKey, at: number, inputs: Input[], options: { begins?: boolean; arrivedAfter?: number } = {}): void {
    const { world } = this
    const time = Math.max(at, this.last + APART)
    const stamp = { by: world.ids[by], device: world.device(by, time).id, arrived: 0, seq: 0 }
    const made: Change[] = []
    if (options.begins === true) {
      const head = { id: world.chance.id<ChangeId>(time), profile: this.id, at: time, after: [] }
      made.push({ ...head, kind: 'created', ...stamp, owner: stamp.by, notes: NOTES_SCHEMA })
    }
    for (const input of inputs) {
      const draft = this.draft(input, time + made.length, this.heads.get(thingIn(input)) ?? [])
      this.heads.set(thingIn(input), [draft.id])
      made.push({ ...draft, ...stamp })
    }
    this.last = time + made.length
    this.keep(made, this.last + (options.arrivedAfter ?? world.chance.whole(300, 4_000)))
  }

  entry(by: MemberKey, at: number, value: Entry, entry = this.world.chance.id<EntryId>(at)): EntryId {
    if (value.next !== undefined) this.openSteps.set(entry, value.next)
    // From a place without a network it comes hours later, with the time it was made.
    const away = value.type === 'meeting' && this.world.chance.often(0.3)
    const fits = Math.max(0, this.world.now - at - MINUTE)
    this.step(
      by,
      at,
      [{ entry, value }],
      away ? { arrivedAfter: Math.min(fits, this.world.chance.whole(1, 9) * 20 * MINUTE) } : {},
    )
    return entry
  }

  set(by: MemberKey, at: number, path: string, value: FactValue | null): void {
    this.step(by, at, [{ path, value }])
  }

  /** The next step that this entry ended with is done. */
  done(by: MemberKey, at: number, entry: EntryId): void {
    this.openSteps.delete(entry)
    this.set(by, at, `steps/${entry}/done`, dayAt(at))
  }

  /** A change of somebody without a network, who saw only the changes `seen` of what stands there. */
  offline(by: MemberKey, at: number, arrived: number, input: Input, seen: ChangeId[]): void {
    const thing = thingIn(input)
    const draft = this.draft(input, at, seen)
    const unseen = this.standing(thing).filter((id) => !seen.includes(id))
    this.heads.set(thing, [...unseen, draft.id])
    const { ids } = this.world
    this.keep([{ ...draft, by: ids[by], device: this.world.device(by, at).id, arrived: 0, seq: 0 }], arrived)
  }

  /** The changes that stand at a thing: a path, or `entry/` and an id. */
  standing(thing: string): ChangeId[] {
    return this.heads.get(thing) ?? []
  }

  /** A draft that the server did not take into the ledger: it came after the client had passed on. */
  lateDraft(at: number, input: Input): Draft {
    return this.draft(input, at, this.standing(thingIn(input)))
  }

  comesLate(by: MemberKey, device: DeviceId, arrived: number, content: LateWork['content']): void {
    const late: LateWork = {
      id: this.world.chance.id(arrived),
      by: this.world.ids[by],
      device,
      arrived,
      seq: 0,
      content,
    }
    this.late.push(late)
    this.world.arrives(arrived, (seq) => {
      late.seq = seq
    })
  }

  grant(by: MemberKey, to: MemberKey, level: AccessGrant['level'], until: string | null, at: number): void {
    const { ids } = this.world
    const grant: Grant = { at, member: ids[to], level, until, grantedBy: ids[by], seq: 0 }
    this.grants.push(grant)
    this.world.arrives(at, (seq) => {
      grant.seq = seq
    })
  }

  /** Lines typed into the shared notes, and the server's record of who typed them. */
  write(by: MemberKey, at: number, lines: string[]): void {
    const { world } = this
    const time = Math.max(at, this.last + APART)
    const device = world.device(by, time)
    const ended = time + lines.map(textOf).join(' ').length * 180
    this.last = Math.min(ended, world.now - 1)
    const typed = this.pad.type(by, device.id, lines, () => world.chance.whole(1, 2 ** 32 - 1))
    const record: BurstChange = {
      id: world.chance.id(this.last),
      profile: this.id,
      at: this.last,
      after: [],
      kind: 'burst',
      by: world.ids[by],
      device: device.id,
      arrived: this.last,
      seq: 0,
      began: time,
      ended: this.last,
      typed: [typed],
      deleted: [],
      characters: lines.reduce((sum, line) => sum + textOf(line).length, 0),
    }
    this.keep([record], this.last)
  }

  passTo(by: MemberKey, to: MemberKey, at: number, note: string): { seq: number } {
    const { ids, chance } = this.world
    const record: Change = {
      id: chance.id(at),
      profile: this.id,
      at,
      after: [],
      kind: 'handover',
      by: ids[by],
      device: null,
      arrived: at,
      seq: 0,
      from: ids[this.owner],
      to: ids[to],
      note,
    }
    this.owner = to
    this.last = Math.max(this.last, at)
    this.changes.push(record)
    return record
  }

  part(at: number): PartId {
    return this.world.chance.id(at)
  }

  person(at: number): PersonId {
    return this.world.chance.id(at)
  }

  private draft(input: Input, at: number, after: ChangeId[]): FactDraft | EntryDraft {
    const head = { id: this.world.chance.id<ChangeId>(at), profile: this.id, at, after }
    return 'path' in input
      ? { ...head, kind: 'fact', path: input.path, value: input.value }
      : { ...head, kind: 'entry', entry: input.entry, value: input.value }
  }

  private keep(made: Change[], arrived: number): void {
    this.changes.push(...made)
    this.world.arrives(arrived, (seq) => {
      for (const change of made) {
        change.arrived = arrived
        change.seq = seq
      }
    })
  }
}
