/** Clients without a story: years of orders and talks, written down as they came. */
import type { EntryId } from '../../src/shared/ids'
import type { Entry } from '../../src/shared/profile/entry'
import { ProfileBook, type Input, type World } from './book'
import type { MemberKey } from './cast'
import { DAY, HOUR, MINUTE, dayAt, momentOf, onWorkday } from './calendar'
import { address, fact, inventPerson, legalEntity, phone, tag, type Firm, type Invented } from './invent'
import type { Both } from './language'
import { CITIES, LINE_TAGS, RETURNED, ROLES, SEGMENTS, SOURCES, TAGS } from './names'
import { ASLEEP_AFTER, type Plan } from './plan'
import {
  ABOUT,
  COMPLAINTS,
  GOODS,
  NOTE_LINES,
  RETURNS,
  SILENCE,
  SITUATIONS,
  type Line,
  type Situation,
  type Who,
} from './talk'

/** Something that will be written down at its time. */
interface Event {
  at: number
  write(by: MemberKey): void
}

/** Days since which nobody of these could write: Igor is gone, Pavel is ill. */
const QUIET: Partial<Record<MemberKey, number>> = { igor: 11, pavel: 4 }
/** Orders older than this were brought over from the old tables, one a quarter. */
const OLD = 2 * 365 * DAY
/** So many talks of a client differ from each other. */
const RARELY = 9
/** Usual days between two orders. */
const CADENCE: Record<Plan['kind'], [number, number]> = {
  furniture: [21, 35],
  dealer: [14, 30],
  cement: [42, 84],
  builder: [60, 110],
  private: [900, 1_000],
}

export function writeOrdinary(world: World, plan: Plan, firm: Firm | null): ProfileBook {
  return new Life(world, plan, firm).written()
}

class Life {
  private readonly book: ProfileBook
  private readonly created: number
  private readonly end: number
  private readonly people: Invented[] = []
  private readonly events: Event[] = []
  private readonly told: Situation[] = []
  /** What the first and the second person there do. */
  private readonly roles: Both[]
  private readonly say: World['say']

  constructor(
    private readonly world: World,
    private readonly plan: Plan,
    private readonly firm: Firm | null,
  ) {
    this.say = world.say
    this.created = this.workTime(Math.max(world.now - plan.years * 365 * DAY, world.joined('marina') + DAY))
    this.end = this.lastDay()
    this.roles = world.chance.some(ROLES, 2)
    const begun = this.firstFacts()
    this.book = new ProfileBook(world, this.beginner(), this.created, begun)
  }

  written(): ProfileBook {
    this.learnMore()
    this.passOn()
    if (this.plan.kind === 'private') this.buildHouse()
    else this.trade()
    this.closeUp()
    for (const { write } of this.events.toSorted((a, b) => a.at - b.at)) write(this.book.owner)
    return this.book
  }

  /** Who began it: the owner, or somebody who was there before the owner came. */
  private beginner(): MemberKey {
    const { owner } = this.plan
    if (this.world.joined(owner) < this.created) return owner
    return this.world.joined('svetlana') < this.created && this.world.chance.often(0.5) ? 'svetlana' : 'marina'
  }

  private firstFacts(): Input[] {
    const { world, plan, say, firm } = this
    const { chance } = world
    const { person, facts } = inventPerson(world, this.created, { role: firm === null ? undefined : this.roles[0] })
    this.people.push(person)
    return [
      fact('name', firm?.name ?? person.name),
      { path: 'kind', value: firm === null ? 'private' : 'organisation' },
      fact('city', say(chance.one(CITIES))),
      fact('segment', say(SEGMENTS[plan.kind])),
      fact('source', say(chance.one(SOURCES))),
      tag(world, LINE_TAGS[plan.line]),
      ...facts,
    ]
  }

  /** What is learned after the first weeks: papers, address, a second person. */
  private learnMore(): void {
    const { world, firm } = this
    const { chance } = world
    const papers = this.workTime(this.created + chance.whole(2, 9) * DAY)
    if (firm !== null) {
      this.on(papers, (by) => {
        const facts = [
          ...legalEntity(world, papers, firm.legal),
          fact('address', address(world)),
          fact(`emails/${chance.id(papers)}`, `zakaz@${firm.host}`),
        ]
        if (chance.often(0.6)) facts.push(fact('site', firm.host))
        if (chance.often(0.5)) facts.push(fact(`phones/${chance.id(papers)}`, phone(world)))
        this.book.step(by, papers, facts)
      })
      for (const text of chance.some(TAGS, chance.whole(0, 2)))
        this.on(papers + HOUR, (by) => this.book.step(by, papers + HOUR, [tag(world, text)]))
    }
    const second = this.workTime(this.created + chance.whole(20, 200) * DAY)
    if (firm !== null && chance.often(0.6) && second < this.end) {
      const { person, facts } = inventPerson(world, second, {
        role: this.roles[1],
        decides: chance.one(['yes', 'no', 'influences']),
        host: firm.host,
      })
      this.on(second, (by) => {
        this.book.step(by, second, facts)
        this.people.push(person)
      })
    }
    if (firm !== null && chance.often(0.5) && this.end - this.created > 90 * DAY) {
      const { text } = chance.one(ABOUT.filter((one) => this.fits(one)))
      const at = this.workTime(this.created + 60 * DAY)
      this.on(at, (by) => this.book.set(by, at, 'about', this.say(text)))
    }
  }

  /** Clients that are older than their manager's time here passed to him or her in the first weeks. */
  private passOn(): void {
    const { world, plan } = this
    const { owner } = plan
    if (this.book.owner === owner) return
    const at = onWorkday(momentOf(dayAt(world.joined(owner) + 40 * DAY), 10))
    const note: Both = [
      'Ваш участок. История вся здесь, начните с тех, кому пора заказывать.',
      'Your part of the clients. The whole history is here; begin with those whose next order is due.',
    ]
    this.on(at, () => world.handOver(this.book, 'marina', owner, at, this.say(note)))
  }

  /** The last moment at which something usual happened. */
  private lastDay(): number {
    const { owner, fate, due } = this.plan
    const { now, chance } = this.world
    if (fate === 'asleep') return now - (ASLEEP_AFTER + chance.whole(12, 420)) * DAY
    // Who owes a step since some days wrote it down before.
    return now - Math.max(QUIET[owner] ?? 0, due === null ? 1 : 3 - Math.min(0, due)) * DAY
  }

  private trade(): void {
    const { plan, world } = this
    const { chance } = world
    const end = this.end
    // Whoever came back was away for most of a year.
    const gap =
      plan.fate === 'back'
        ? { from: world.now - chance.whole(380, 560) * DAY, to: world.now - chance.whole(24, 75) * DAY }
        : null
    const away = (at: number) => gap !== null && at > gap.from && at < gap.to
    const usual = chance.whole(...CADENCE[plan.kind])
    for (let at = this.created + chance.whole(12, 45) * DAY; at < end; at += this.pause(at, usual))
      if (!away(at)) this.order(at)
    for (let at = this.created + chance.whole(5, 15) * DAY; at < end; at += this.talkPause(at))
      if (!away(at)) this.talk(at)
    if (gap !== null) this.comeBack(gap.to)
    if (plan.fate === 'asleep') this.talkOf(end - 2 * DAY, { type: 'call', text: chance.one(SILENCE) })
  }

  /** Days to the next order: as usual by now, a quarter in the old tables. */
  private pause(at: number, usual: number): number {
    const days = this.world.now - at > OLD ? Math.max(usual, this.world.chance.whole(85, 125)) : usual
    return (days * this.world.chance.whole(85, 118) * DAY) / 100
  }

  private talkPause(at: number): number {
    return (this.world.now - at > OLD ? this.world.chance.whole(150, 300) : this.world.chance.whole(30, 75)) * DAY
  }

  private comeBack(at: number): void {
    const { chance, now } = this.world
    const { text, next } = chance.one(RETURNS)
    const on = dayAt(now + chance.whole(-1, 9) * DAY)
    const time = this.workTime(at)
    this.on(time, (by) => {
      const step = { what: this.say(next), who: this.world.ids[by], on }
      this.book.entry(by, time, this.entry('call', time, text, { outcome: 'reached', next: step }))
      this.book.step(by, time + MINUTE, [tag(this.world, RETURNED)])
    })
    this.order(at + chance.whole(3, 9) * DAY)
  }

  private buildHouse(): void {
    const { chance } = this.world
    const end = this.end
    const signed = this.created + chance.whole(25, 70) * DAY
    this.talk(this.created + chance.whole(2, 8) * DAY)
    this.talk(this.created + chance.whole(12, 24) * DAY)
    if (signed < end) this.order(signed)
    for (let at = signed + 30 * DAY; at < end; at += chance.whole(45, 120) * DAY) this.talk(at)
  }

  /** The last talk: with the next step that is open now, where there is one. */
  private closeUp(): void {
    const { plan, world } = this
    if (plan.fate !== 'active') return
    const open = plan.due !== null
    const fitting = SITUATIONS.filter(
      (one) => one.type === 'call' && (one.next !== undefined) === open && this.fits(one),
    )
    const { text, next } = this.fresh(fitting)
    const at = Math.max(this.workTime(this.end - world.chance.whole(0, 20) * DAY), this.created + HOUR)
    this.on(at, (by) => {
      const on = dayAt(world.now + (plan.due ?? 0) * DAY)
      const step = next === undefined ? {} : { next: { what: this.say(next), who: world.ids[by], on } }
      this.book.entry(by, at, this.entry('call', at, text, { outcome: 'reached', ...step }))
      this.notes(by, at)
    })
  }

  private notes(by: MemberKey, at: number): void {
    const { chance } = this.world
    if (!chance.often(0.6)) return
    const fitting = NOTE_LINES.filter((one) => this.fits(one))
    this.book.write(
      by,
      at + 2 * MINUTE,
      chance.some(fitting, chance.whole(1, 3)).map(({ text }) => this.say(text)),
    )
  }

  private order(at: number): void {
    const time = this.workTime(at)
    if (time >= this.world.now - DAY) return
    const { chance } = this.world
    const goods = chance.one(GOODS[this.plan.line])
    const count =
      this.plan.line === 'house'
        ? chance.whole(goods.from, goods.to)
        : chance.whole(goods.from / 10, goods.to / 10) * 10
    const roubles = Math.round((goods.price * count * this.pricesOf(time)) / 100) * 100
    const text = this.capital(this.say(goods.text, { n: count }))
    this.on(time, (by) =>
      this.book.entry(by, time, {
        ...this.entry('order', time, [text, text]),
        amount: roubles * 100,
        currency: 'RUB',
        deliveryOn: dayAt(onWorkday(time + chance.whole(3, 9) * DAY)),
      }),
    )
    if (chance.often(0.03)) this.complaint(time + chance.whole(4, 9) * DAY)
  }

  /** Prices rose by about a tenth a year. */
  private pricesOf(at: number): number {
    return 1.1 ** (-(this.world.now - at) / (365 * DAY))
  }

  private complaint(at: number): void {
    const { chance, ids, now } = this.world
    const time = this.workTime(at)
    const mended = Math.max(this.workTime(time + chance.whole(1, 4) * DAY), time + HOUR)
    if (mended > Math.min(this.end, now - DAY)) return
    const { text, after } = chance.one(COMPLAINTS.filter((one) => this.fits(one)))
    const next = this.say(['Исправить и позвонить', 'Put it right and call'])
    let entry: EntryId | undefined
    this.on(time, (by) => {
      entry = this.book.entry(
        by,
        time,
        this.entry('complaint', time, text, { next: { what: next, who: ids[by], on: dayAt(mended) } }),
      )
    })
    this.on(mended, (by) => {
      this.book.entry(by, mended, this.entry('call', mended, after, { outcome: 'reached' }))
      if (entry !== undefined) this.book.done(by, mended + MINUTE, entry)
    })
  }

  private talk(at: number): void {
    this.talkOf(at, this.fresh(SITUATIONS.filter((one) => this.fits(one))))
  }

  /** A talk of the past: what it ended with was done, on the day or a little later. */
  private talkOf(at: number, { type, text, next }: { type: Entry['type']; text: Both; next?: Both }): void {
    const { chance, ids, now } = this.world
    const time = this.workTime(at)
    if (time > Math.min(this.end + HOUR, now - DAY)) return
    const due = this.workTime(time + chance.whole(2, 8) * DAY)
    const done = Math.max(this.workTime(due + (chance.often(0.75) ? 0 : DAY)), time) + HOUR
    const step = next !== undefined && done < Math.min(this.end, now - DAY) ? this.say(next) : undefined
    let entry: EntryId | undefined
    this.on(time, (by) => {
      const more = step === undefined ? {} : { next: { what: step, who: ids[by], on: dayAt(due) } }
      entry = this.book.entry(
        by,
        time,
        this.entry(type, time, text, { ...(type === 'call' ? { outcome: 'reached' as const } : {}), ...more }),
      )
    })
    if (step !== undefined)
      this.on(done, (by) => {
        if (entry !== undefined) this.book.done(by, done, entry)
      })
  }

  private entry(type: Entry['type'], at: number, text: Both, more: Partial<Entry> = {}): Entry {
    const { chance } = this.world
    const person = chance.one(this.people)
    const goods = chance.one(GOODS[this.plan.line])
    const order = this.say(goods.text, { n: chance.whole(3, 12) * 10 })
    const withPerson = type === 'note' || type === 'order' ? {} : { person: person.id }
    return {
      type,
      when: at - chance.whole(2, 25) * MINUTE,
      text: this.say(text, { person: person.short, order }),
      ...withPerson,
      ...more,
    }
  }

  /** One that was not told of this client lately: nobody writes the same thing twice a year. */
  private fresh(fitting: Situation[]): Situation {
    const left = fitting.filter((one) => !this.told.includes(one))
    const chosen = this.world.chance.one(left.length === 0 ? fitting : left)
    this.told.push(chosen)
    if (this.told.length > RARELY) this.told.shift()
    return chosen
  }

  private fits({ line, who }: { line?: Line; who?: Who }): boolean {
    const whose = who ?? (line === undefined ? 'firm' : undefined)
    const mine = this.plan.kind === 'private' ? 'private' : 'firm'
    return (line === undefined || line === this.plan.line) && (whose === undefined || whose === mine)
  }

  private on(at: number, write: Event['write']): void {
    this.events.push({ at, write })
  }

  /** Some time in the working hours of that day, or of the working day before. */
  private workTime(at: number): number {
    const day = dayAt(onWorkday(at))
    return momentOf(day, 9) + this.world.chance.whole(0, 9 * 60) * MINUTE
  }

  private capital(text: string): string {
    return text[0]!.toUpperCase() + text.slice(1)
  }
}
