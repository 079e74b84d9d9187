/** What the demo's team sells and has sold: stages and the smallest order, deals, how far deliveries are, lists of orders. */
import type { DealId, EntryId, StageId } from '../../src/shared/ids'
import type { Entry } from '../../src/shared/profile/entry'
import type { FactValue } from '../../src/shared/profile/facts'
import type { TeamSettings } from '../../src/shared/team/settings'
import type { ProfileBook, World } from './book'
import { DAY, HOUR, MINUTE, dayAt, momentOf } from './calendar'
import type { MemberKey } from './cast'
import { makeChance, type Chance } from './chance'
import type { Both } from './language'
import type { Plan } from './plan'
import type { Stories } from './stories'
import type { Line } from './talk'

/** Apart from all other chances: without these everything else of the demo is the same. */
export const salesChance = (seed: number): Chance => makeChance(seed + 3_000)

const STAGES: Both[] = [
  ['Потребность', 'Need'],
  ['Образцы и цена', 'Samples and price'],
  ['Предложение', 'Offer'],
  ['Договор', 'Contract'],
  ['Оплата', 'Payment'],
]
const LINES: Record<Line, Both> = {
  board: ['ЛДСП', 'Melamine board'],
  cement: ['Цементная плита', 'Cement board'],
  house: ['Домокомплекты', 'House kits'],
}
/** In kopecks: whoever bought before buys no less. */
const LEAST = 80_000_00

interface Told {
  what: Both
  /** Thousands of roubles. */
  sum: number
  /** Months from this one. */
  month: number
  stage: number
  /** Days ago it began, and was moved last. */
  began: number
  moved: number
}

/** Of each manager one that goes well, one whose month has passed, and one that nobody spoke of for weeks. */
const DEALS: Told[] = [
  {
    what: ['Плита на год с отгрузкой по графику', 'A year of board, delivered on schedule'],
    sum: 3_400,
    month: 1,
    stage: 2,
    began: 34,
    moved: 5,
  },
  {
    what: ['Новый цех: первая партия', 'Their new workshop: the first batch'],
    sum: 1_250,
    month: -1,
    stage: 3,
    began: 70,
    moved: 16,
  },
  { what: ['Переход с «Росплита»', 'Moving over from Rosplit'], sum: 1_800, month: 3, stage: 1, began: 48, moved: 27 },
]
const HOTEL: Told = {
  what: ['Кухни для гостиницы: плита и кромка', 'Kitchens for a hotel: board and edging'],
  sum: 2_150,
  month: 2,
  stage: 2,
  began: 40,
  moved: 24,
}
const TRIAL: Told = {
  what: ['Пробная партия нового декора', 'A trial batch of a new decor'],
  sum: 260,
  month: 0,
  stage: 4,
  began: 30,
  moved: 12,
}

/** Whose orders come from the accounting's list; the others type them by hand. */
const LISTED: readonly MemberKey[] = ['dmitry', 'natalya']
/** Days back for which the orders say how far they are. */
const LATELY = 45

export interface Written {
  plan: Plan
  book: ProfileBook
}

/** Adds to the clients, and gives what the head agreed on for it. */
export function addSales(
  world: World,
  stories: Stories,
  written: readonly Written[],
): Pick<TeamSettings, 'stages' | 'orderRules'> {
  const { chance, say } = world
  const at = world.joined('marina')
  const stages = STAGES.map((name, index) => ({
    id: chance.id<StageId>(at),
    name: say(name),
    order: (index + 1) * 1_000,
    archived: false,
  }))
  const sales = new Sales(world, stages)
  const mine = written.filter(({ plan }) => plan.owner !== 'igor' && plan.owner !== 'pavel' && !plan.toAnna)
  const active = mine.filter(({ plan }) => plan.fate === 'active')
  for (const { plan, book } of active) sales.deliver(book, say(LINES[plan.line]))
  for (const owner of ['svetlana', 'dmitry', 'olga', 'natalya', 'timur'] as const) {
    const theirs = active.filter(({ plan }) => plan.owner === owner && plan.kind !== 'private' && plan.years > 0.6)
    for (const [index, told] of DEALS.entries()) {
      const book = theirs[index * 2]?.book
      if (book !== undefined) sales.deal(book, told)
    }
    const last = theirs.at(-1)?.book
    if (last !== undefined) sales.end(last, owner === 'dmitry' ? 'lost' : 'won')
  }
  sales.deal(stories.ladoga, HOTEL)
  sales.deal(stories.mebelgrad, DEALS[0]!)
  sales.linesOf(stories.mebelgrad)
  for (const { book } of active) if (LISTED.includes(book.owner)) sales.listed(book)
  return {
    stages,
    orderRules: {
      id: 'orderRules',
      least: { amount: LEAST, currency: 'RUB' },
      below: 'warn',
      lines: Object.values(LINES).map((line) => say(line)),
    },
  }
}

class Sales {
  private number = 1_040

  constructor(
    private readonly world: World,
    private readonly stages: readonly { id: StageId }[],
  ) {}

  deal(book: ProfileBook, { what, sum, month, stage, began, moved }: Told): DealId {
    const { world } = this
    const at = world.ago(began, 11)
    const deal = world.chance.id<DealId>(at)
    const path = `deals/${deal}`
    const person = firstPerson(book)
    tell(book, at, path, true)
    tell(book, at + MINUTE, `${path}/what`, world.say(what))
    tell(book, at + 2 * MINUTE, `${path}/money`, { amount: sum * 100_000, currency: 'RUB' })
    tell(book, at + 3 * MINUTE, `${path}/month`, monthFrom(dayAt(world.now), month))
    tell(book, at + 4 * MINUTE, `${path}/stage`, this.stages[0]!.id)
    if (person !== undefined) tell(book, at + 5 * MINUTE, `${path}/person`, person)
    tell(book, world.ago(moved, 15), `${path}/stage`, this.stages[stage]!.id)
    return deal
  }

  /** One that is over: what was won has its order, what was lost its reason. */
  end(book: ProfileBook, result: 'won' | 'lost'): void {
    const { world } = this
    const deal = this.deal(book, TRIAL)
    const at = world.ago(8, 16)
    tell(book, at, `deals/${deal}/outcome`, { result, on: dayAt(at) })
    const [order] = ordersOf(book).toReversed()
    if (result === 'won' && order !== undefined && order.at < at)
      tell(book, at + MINUTE, `orders/${order.entry}/deal`, deal)
    if (result === 'won') return
    const loss = `losses/${world.chance.id(at)}`
    const text: Both = ['Декор взяли у «Карелии-Плит»: там он на складе.', 'Karelia Board had the decor in stock.']
    tell(book, at + MINUTE, loss, { on: dayAt(at), deal })
    tell(book, at + 2 * MINUTE, `${loss}/given`, { why: 'delivery', text: world.say(text) })
  }

  /** The last orders: their number, product line, and how far they are. */
  deliver(book: ProfileBook, line: string): void {
    const { now } = this.world
    for (const { entry, at, value } of ordersOf(book).filter((order) => order.at > now - LATELY * DAY)) {
      this.number += 1
      tell(book, at + MINUTE, `orders/${entry}/number`, `${this.number}`)
      tell(book, at + 2 * MINUTE, `orders/${entry}/line`, line)
      const day = value.deliveryOn
      if (day === undefined) continue
      const sent = momentOf(day, 9) - DAY
      const state = (time: number, name: 'planned' | 'sent' | 'delivered'): void => {
        if (time > at && time < now - HOUR)
          tell(book, time, `orders/${entry}/delivery`, { state: name, on: dayAt(time) })
      }
      state(at + 3 * MINUTE, 'planned')
      state(sent, 'sent')
      // One in twelve is on its way for longer than was promised.
      if (this.number % 12 !== 0) state(momentOf(day, 15), 'delivered')
    }
  }

  /** The last order line by line: two thirds of it board, the rest edging. */
  linesOf(book: ProfileBook): void {
    const { say } = this.world
    const last = ordersOf(book).at(-1)
    const amount = last?.value.amount
    if (last === undefined || amount === undefined) return
    const board = Math.round(amount / 150) * 100
    const pieces = say(['шт', 'pcs'])
    tell(book, last.at + 4 * MINUTE, `orders/${last.entry}/lines`, [
      { what: say(['ЛДСП 18 мм графит', 'Graphite board, 18 mm']), quantity: 70, unit: pieces, amount: board },
      {
        what: say(['Кромка графит, бухта', 'Graphite edging, roll']),
        quantity: 6,
        unit: pieces,
        amount: amount - board,
      },
    ])
  }

  /** In the list of orders that the accounting gave out yesterday, reaching to the evening before. */
  listed(book: ProfileBook): void {
    const at = this.world.ago(1, 9.2)
    if (ordersOf(book).length > 0 && book.created < at - DAY) tell(book, at, 'ordersKnown', dayAt(at - DAY))
  }
}

/** Said late or early, it stands at its time: nothing that was written before is moved by it. */
function tell(book: ProfileBook, at: number, path: string, value: FactValue): void {
  book.offline(book.owner, at, at + 2_000, { path, value }, book.standing(path))
}

/** First to last; none was withdrawn. */
function ordersOf(book: ProfileBook): { entry: EntryId; at: number; value: Entry }[] {
  return book.changes.flatMap((change) =>
    change.kind === 'entry' && change.value?.type === 'order'
      ? [{ entry: change.entry, at: change.at, value: change.value }]
      : [],
  )
}

function firstPerson(book: ProfileBook): string | undefined {
  for (const change of book.changes) {
    const found = change.kind === 'fact' ? /^people\/([^/]+)$/.exec(change.path) : null
    if (found !== null) return found[1]
  }
  return undefined
}

/** YYYY-MM */
function monthFrom(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
}
