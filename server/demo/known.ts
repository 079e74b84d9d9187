/** What the demo's team knows beyond names and orders: how to talk with people, contracts, competitors, who brought whom. */
import type { FactValue } from '../../src/shared/profile/facts'
import type { LanguageOfRole, Solvency, Temperament } from '../../src/shared/profile/factWords'
import type { TeamSettings } from '../../src/shared/team/settings'
import type { ProfileBook, World } from './book'
import { DAY, dayAt } from './calendar'
import { makeChance, type Chance } from './chance'
import type { Both } from './language'
import type { Plan } from './plan'
import type { Stories } from './stories'

/** Apart from all other chances: without these everything else of the demo is the same. */
export const knownChance = (seed: number): Chance => makeChance(seed + 7_000)

const ARGUMENTS: Record<LanguageOfRole, Both> = {
  business: [
    'Брака меньше двух процентов, отгрузка день в день: цех не стоит, склад не нужен.',
    'Under two percent of waste and delivery to the day: no idle workshop, no store of their own.',
  ],
  technical: [
    'Плотность 720 кг/м³, класс эмиссии E0,5, разброс толщины до 0,2 мм: кромка ложится без шва.',
    'Density 720 kg/m³, emission class E0.5, thickness within 0.2 mm: the edging lies without a seam.',
  ],
}
const TEMPERAMENTS: Temperament[][] = [
  ['autonomous'],
  ['friendly'],
  ['expansive'],
  ['hesitant'],
  ['autonomous', 'hesitant'],
  ['friendly', 'expansive'],
]
const OWN_ARGUMENTS: Both[] = [
  ['Посчитать на одной кухне, с доставкой.', 'Do the sum for one kitchen, delivery included.'],
  ['Показать спил: срез говорит лучше каталога.', 'Show a cut: the edge says more than a catalogue.'],
  ['Назвать, кто в городе уже работает с нами.', 'Say who in town works with us already.'],
]
const LIKES: { what: Both; about: 'preference' | 'habit' | 'hobby' | 'family'; theirs?: true }[] = [
  { what: ['звонить до обеда: потом все в цеху', 'call before lunch: later all are in the workshop'], about: 'habit' },
  { what: ['зелёный чай, без сахара', 'green tea, no sugar'], about: 'preference', theirs: true },
  { what: ['рыбалка', 'fishing'], about: 'hobby', theirs: true },
  { what: ['сын играет в хоккей', 'a son who plays hockey'], about: 'family', theirs: true },
  { what: ['счета только на почту, не в мессенджер', 'bills by e-mail, never by messenger'], about: 'preference' },
]
const RIVALS: { name: Both; says: Both }[] = [
  {
    name: ['Росплит', 'Rosplit'],
    says: [
      'Дешевле на четыре процента, но возят раз в две недели.',
      'Four percent cheaper, but a truck every second week.',
    ],
  },
  {
    name: ['Карелия-Плит', 'Karelia Board'],
    says: ['Хвалят декоры, ругают сколы по углам.', 'The decors are praised, the chipped corners are not.'],
  },
]
const CHECKS: { result: Solvency; text: Both }[] = [
  { result: 'good', text: ['Судов нет, выручка растёт третий год.', 'No court cases, sales grow for the third year.'] },
  {
    result: 'limited',
    text: [
      'Налоговая задолженность, судов нет. Отсрочка до 14 дней.',
      'Some tax debt, no court cases. Credit up to 14 days.',
    ],
  },
  {
    result: 'poor',
    text: ['Два иска от поставщиков. Только предоплата.', 'Two suppliers sue. Payment in advance only.'],
  },
]
const KEEPS: Both[] = [
  [
    'Образцы под их витрины и раскрой, настроенный на наш формат.',
    'Samples made for their shop windows, cutting set to our format.',
  ],
  ['Обученный кромочник и запас наших кромок.', 'A trained edger and a stock of our edging.'],
]
const CONTRACT: Both = ['Поставка плит', 'Supply of board']
const FACTORY_DAY: Both = ['День фабрики', 'Day of the factory']
/** A maker of boards thanks with its own product, never with money. */
const THANKS: Both[] = [
  ['Столешница из нового декора', 'A worktop of the new decor'],
  ['Чемодан образцов', 'A case of samples'],
]
const ARCHITECT: Both = ['Пётр Семёнов, архитектор', 'Peter Semyonov, architect']

/** Days ago by which Igor had written what he knew. */
const LEFT = 20

interface Written {
  plan: Plan
  book: ProfileBook
}

/** Adds to the clients, and gives what the head wrote for all of them. */
export function addKnown(world: World, stories: Stories, written: readonly Written[]): Pick<TeamSettings, 'arguments'> {
  const known = new Known(world)
  const active = written.filter(({ plan }) => plan.fate === 'active' && plan.owner !== 'pavel' && !plan.toAnna)
  for (const [index, { plan, book }] of active.entries()) {
    if (index % 2 === 0) known.person(book, index)
    if (plan.kind === 'private') continue
    if (index % 4 === 0) known.contract(book, index)
    if (index % 5 === 0) known.heard(book, index)
    if (index % 9 === 0) known.day(book, index)
  }
  for (const owner of ['svetlana', 'dmitry', 'olga', 'natalya', 'timur'] as const)
    known.chain(active.filter(({ plan }) => plan.owner === owner && plan.kind !== 'private').map(({ book }) => book))
  known.ladoga(stories)
  return {
    arguments: (['business', 'technical'] as const).map((id) => ({ id, text: world.say(ARGUMENTS[id]) })),
  }
}

class Known {
  /** No two things are written down at one moment. */
  private told = 0

  constructor(private readonly world: World) {}

  /** How to talk with the first person there, and what they like. */
  person(book: ProfileBook, index: number): void {
    const id = firstPerson(book)
    if (id === undefined) return
    const { say } = this.world
    const path = `people/${id}`
    this.tell(book, 40, `${path}/temperament`, of(TEMPERAMENTS, index / 2))
    this.tell(book, 40, `${path}/speaks`, index % 4 === 0 ? 'business' : 'technical')
    if (index % 3 === 0) this.tell(book, 39, `${path}/argument`, say(of(OWN_ARGUMENTS, index)))
    const { what, about, theirs } = of(LIKES, index / 2)
    this.tell(book, 38, this.part('likes', 38), { what: say(what), about, ...(theirs && { person: id }) })
  }

  /** Of this year: one runs on, one is proposed anew, one was signed; of every fourth the last day has passed. */
  contract(book: ProfileBook, index: number): void {
    const { world } = this
    const path = this.part('contracts', 30)
    const ended = index % 16 === 12
    const from = dayAt(world.now - (ended ? 380 : 330 - (index % 3) * 60) * DAY)
    const until = dayAt(Date.parse(from) + 364 * DAY)
    this.tell(book, 30, path, { what: world.say(CONTRACT), from, until })
    const state = index % 12 === 0 ? 'proposed' : index % 12 === 4 ? 'signed' : undefined
    const renewed = book.owner === 'igor' ? LEFT : 6
    if (state !== undefined && !ended)
      this.tell(book, renewed, `${path}/renewal`, { state, on: dayAt(world.ago(renewed, 12)) })
    const { result, text } = of(CHECKS, index / 4)
    this.tell(book, 29, this.part('solvency', 29), { on: dayAt(world.ago(29, 12)), result, text: world.say(text) })
  }

  heard(book: ProfileBook, index: number): void {
    const { world } = this
    const { name, says } = of(RIVALS, index / 5)
    const on = dayAt(world.ago(20, 15))
    this.tell(book, 20, this.part('competitors', 20), { name: world.say(name), says: world.say(says), on })
    this.tell(book, 19, 'switching', world.say(of(KEEPS, index / 5)))
  }

  /** Each has its own day in the year; that of the first comes soon, and is a round one. */
  day(book: ProfileBook, index: number): void {
    const { now, say } = this.world
    const next = dayAt(now + (12 + ((index * 41) % 360)) * DAY).replace('-02-29', '-02-28')
    const on = `${Number(next.slice(0, 4)) - 10 - (index % 17)}${next.slice(4)}`
    this.tell(book, 50, this.part('dates', 50), { what: say(FACTORY_DAY), on })
  }

  /** The first brought two, one of whom brought another; somebody who is no client brought one and is paid for it. */
  chain([first, second, third, fourth, fifth]: readonly ProfileBook[]): void {
    const { say } = this.world
    if (first === undefined) return
    const by = (whom: ProfileBook | undefined, who: ProfileBook | undefined, as?: 'vouches'): void => {
      if (whom === undefined || who === undefined) return
      this.tell(whom, 60, 'broughtBy', { name: nameOf(who), profile: who.id, ...(as && { as }) })
    }
    by(second, first)
    by(third, first, 'vouches')
    by(fourth, third)
    if (fifth !== undefined) this.tell(fifth, 60, 'broughtBy', { name: say(ARCHITECT), as: 'pays' })
    if (second !== undefined) this.thank(first, second, 45)
  }

  thank(who: ProfileBook, whom: ProfileBook, days: number): void {
    const { world } = this
    const what = world.say(of(THANKS, days))
    this.tell(who, days, this.part('thanks', days), { what, on: dayAt(world.ago(days, 12)), profile: whom.id })
  }

  /** Everything that the story's director is known by, and South Frame, which came by her word. */
  ladoga({ ladoga, karkas, mebelgrad }: Stories): void {
    const { say } = this.world
    const larisa = firstPerson(ladoga)
    this.person(ladoga, 8)
    if (larisa !== undefined) {
      this.tell(
        ladoga,
        37,
        `people/${larisa}/argument`,
        say(['Не скидка, а слово: сказали и сделали.', 'Not a discount but a word: said and done.']),
      )
      for (const index of [1, 2]) {
        const { what, about } = LIKES[index]!
        this.tell(ladoga, 36, this.part('likes', 36), { what: say(what), about, person: larisa })
      }
      this.tell(karkas, 900, 'broughtBy', { name: nameOf(ladoga), profile: ladoga.id, person: larisa, as: 'vouches' })
    }
    this.thank(ladoga, karkas, 30)
    this.contract(ladoga, 0)
    this.heard(ladoga, 0)
    this.day(ladoga, 0)
    this.tell(mebelgrad, 400, 'broughtBy', { name: say(ARCHITECT), as: 'pays' })
  }

  private part(set: string, days: number): string {
    return `${set}/${this.world.chance.id(this.world.ago(days, 12))}`
  }

  /** So many days ago; of a client that is younger, or got its owner later, on the day after that. It stands at its time. */
  private tell(book: ProfileBook, days: number, path: string, value: FactValue): void {
    const { world } = this
    const earliest = Math.max(book.created, world.joined(book.owner)) + DAY
    const at = Math.max(world.ago(days, 12), earliest) + ++this.told * 7_919
    if (at < world.now - DAY / 2) book.offline(book.owner, at, at + 2_000, { path, value }, book.standing(path))
  }
}

/** One of them, by a number that grows. */
const of = <T>(list: readonly T[], index: number): T => list[Math.floor(index) % list.length]!

function nameOf(book: ProfileBook): string {
  const name = book.changes.findLast((change) => change.kind === 'fact' && change.path === 'name')
  return name?.kind === 'fact' && typeof name.value === 'string' ? name.value : ''
}

function firstPerson(book: ProfileBook): string | undefined {
  for (const change of book.changes) {
    const found = change.kind === 'fact' ? /^people\/([^/]+)$/.exec(change.path) : null
    if (found !== null) return found[1]
  }
  return undefined
}
