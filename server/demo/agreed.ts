/** What the team of the demo agreed on, and what it found out about its clients: own fields, shared views, answers. */
import type { ChoiceId, FieldId, ViewId } from '../../src/shared/ids'
import type { OwnField } from '../../src/shared/team/ownFields'
import type { SixQuestion, TeamSettings } from '../../src/shared/team/settings'
import type { SavedView, View } from '../../src/shared/view/view'
import type { ProfileBook, World } from './book'
import type { MemberKey } from './cast'
import { DAY, dayAt } from './calendar'
import { makeChance, type Chance } from './chance'
import type { Both } from './language'
import { SEGMENTS } from './names'
import type { Plan } from './plan'

const ANSWERS: Record<SixQuestion, Both> = {
  ideal: [
    'Покупает каждый месяц, платит вовремя, растёт.\nСвой цех или склад, решение принимает один человек.',
    'Buys every month, pays on time, grows.\nHas a workshop or a warehouse of its own, and one person decides.',
  ],
  needs: [
    'Плита в наличии и точно в срок: простой цеха дороже скидки.\nРовное качество партии.',
    'Board in stock, delivered to the day: an idle workshop costs more than any discount.\nThe same quality throughout a batch.',
  ],
  fit: [
    'Склад в двух часах пути, отгрузка на следующий день, резка в размер.',
    'A warehouse two hours away, delivery the next day, cutting to size.',
  ],
  more: [
    'Обучение раскройщиков, образцы новых декоров первым, отсрочка для постоянных.',
    'Training for those who cut, samples of new decors before others, credit for regulars.',
  ],
  know: [
    'Объём в месяц, у кого ещё берут, когда следующая закупка.\nКто решает и чего не любит.',
    'Volume a month, who else they buy from, when they buy next.\nWho decides, and what he or she does not like.',
  ],
  keep: [
    'Выставки и рекомендации. Звонок раз в месяц, даже без заказа.\nПосле каждой жалобы звонит руководитель.',
    'Shows and recommendations. A call once a month, also without an order.\nAfter each complaint the head calls.',
  ],
}

interface FieldPlan {
  name: Both
  help: Both
  group: Both
  type: OwnField['type']
  choices?: Both[]
  staleDays: number | null
  archived?: true
}
const PORTRAIT: Both = ['Портрет', 'Portrait']
const NEEDS: Both = ['Потребности', 'Needs']
const OTHERS: Both = ['Мы и другие', 'We and others']

const FIELDS = {
  volume: {
    name: ['Листов в месяц', 'Sheets a month'],
    help: ['Сколько плиты покупают у всех поставщиков вместе.', 'How much board they buy from everybody together.'],
    group: PORTRAIT,
    type: 'number',
    staleDays: 182,
  },
  pays: {
    name: ['Как платят', 'How they pay'],
    help: ['Как было на деле с последними счетами.', 'As it really was with the last invoices.'],
    group: PORTRAIT,
    type: 'choice',
    choices: [
      ['Предоплата', 'In advance'],
      ['Вовремя', 'On time'],
      ['С задержкой', 'Late'],
      ['После напоминаний', 'After reminders'],
    ],
    staleDays: 182,
  },
  matters: {
    name: ['Что важнее всего', 'What matters most'],
    help: ['О чём спрашивают первым делом.', 'What they ask about first.'],
    group: NEEDS,
    type: 'choices',
    choices: [
      ['Цена', 'Price'],
      ['Сроки', 'Delivery time'],
      ['Качество', 'Quality'],
      ['Резка в размер', 'Cutting to size'],
      ['Отсрочка', 'Credit'],
    ],
    staleDays: 365,
  },
  nextBuy: {
    name: ['Следующая закупка', 'Buys next'],
    help: ['День, к которому стоит ждать заказа.', 'The day by which an order is to be expected.'],
    group: NEEDS,
    type: 'date',
    staleDays: 30,
  },
  rivals: {
    name: ['У кого ещё берут', 'Who else they buy from'],
    help: ['Названия и чем там нравится.', 'Names, and what they like there.'],
    group: OTHERS,
    type: 'text',
    staleDays: 182,
  },
  visited: {
    name: ['Были на нашем складе', 'Saw our warehouse'],
    help: ['Кто видел склад, тот реже торгуется.', 'Whoever saw the warehouse haggles less.'],
    group: OTHERS,
    type: 'yesNo',
    staleDays: null,
  },
  fax: {
    name: ['Факс', 'Fax'],
    help: ['', ''],
    group: ['', ''],
    type: 'text',
    staleDays: null,
    archived: true,
  },
} as const satisfies Record<string, FieldPlan>
type FieldName = keyof typeof FIELDS

const RIVALS: Both[] = [
  ['«Росплит», из-за отсрочки', 'Rosplit, because of the credit'],
  ['«Карелия-Плит», декоры', 'Karelia Board, for the decors'],
  ['«Росплит» и местная база', 'Rosplit and a local dealer'],
  ['Местная база, когда срочно', 'A local dealer, when in a hurry'],
  ['Только у нас', 'Only from us'],
  ['«Вологда ДСП», крупные партии', 'Vologda Board, large batches'],
]

export interface Agreed {
  settings: TeamSettings
  fields: Record<FieldName, OwnField>
}

/** Fields, views and answers. Their chance is their own, so that clients are what they are without them. */
export function agree(world: World, chance: Chance): Agreed {
  const { say } = world
  const at = world.joined('marina')
  const names = Object.keys(FIELDS) as FieldName[]
  const made = names.map((name, index): [FieldName, OwnField] => {
    const plan: FieldPlan = FIELDS[name]
    const choices = (plan.choices ?? []).map((choice) => ({
      id: chance.id<ChoiceId>(at),
      name: say(choice),
      archived: false,
    }))
    const own = { id: chance.id<FieldId>(at), name: say(plan.name), help: say(plan.help), group: say(plan.group) }
    const { type, staleDays, archived = false } = plan
    return [name, { ...own, type, choices, staleDays, order: (index + 1) * 1_000, archived }]
  })
  const fields = Object.fromEntries(made) as Agreed['fields']
  const answers = Object.fromEntries(Object.entries(ANSWERS).map(([id, text]) => [id, say(text)]))
  return { settings: { fields: Object.values(fields), views: viewsOf(world, chance, fields), answers }, fields }
}

function viewsOf({ say, now }: World, chance: Chance, fields: Agreed['fields']): SavedView[] {
  const view = (name: Both, parts: Pick<View, 'filter' | 'sort' | 'columns'> & Partial<View>): SavedView => ({
    id: chance.id<ViewId>(now),
    name: say(name),
    view: { group: null, ...parts },
  })
  const [late, reminded] = fields.pays.choices.slice(2).map(({ id }) => id)
  return [
    view(['Мебельщики без шага', 'Furniture makers without a step'], {
      filter: {
        all: [
          { field: 'segment', op: 'is', value: [say(SEGMENTS.furniture)] },
          { field: 'next', op: 'empty' },
        ],
      },
      sort: { field: 'talked', down: false },
      columns: ['city', 'owner', 'talked', `own/${fields.volume.id}`],
    }),
    view(['Молчат больше трёх месяцев', 'Silent for over three months'], {
      filter: { all: [{ field: 'talked', op: 'notInLast', value: 90 }] },
      sort: { field: 'talked', down: false },
      group: 'owner',
      columns: ['city', 'segment', 'talked', 'next'],
    }),
    view(['Платят с задержкой', 'Pay late'], {
      filter: { all: [{ field: `own/${fields.pays.id}`, op: 'is', value: [late!, reminded!] }] },
      sort: { field: 'name', down: false },
      columns: [`own/${fields.pays.id}`, `own/${fields.volume.id}`, 'owner', 'talked'],
    }),
  ]
}

const VOLUMES: Record<Plan['kind'], [number, number]> = {
  furniture: [5, 60],
  dealer: [20, 300],
  cement: [2, 40],
  builder: [1, 6],
  private: [0, 0],
}

/** Those whose answers nobody could write down lately: who wrote them is away or gone. */
const YOUNGEST = 13

/** What must be known of a client to invent the rest. */
type Known = Pick<Plan, 'kind' | 'fate' | 'years'>

/** What was found out about one client: all at one talk, for some once more later. Call it before clients move. */
export function findOut(world: World, { fields }: Agreed, chance: Chance, book: ProfileBook, plan: Known): void {
  if (plan.kind === 'private' || chance.often(0.2)) return
  const oldest = plan.fate === 'asleep' ? [320, 900] : [YOUNGEST, 420]
  const at = world.ago(chance.whole(oldest[0]!, oldest[1]!), chance.whole(10, 17))
  if (at < book.created + 2 * DAY) return
  const tell = (path: string, value: string | true, when: number) => {
    const by: MemberKey = world.joined(book.owner) + 45 * DAY < when ? book.owner : 'marina'
    book.offline(by, when, when + 2_000, { path, value }, book.standing(path))
  }
  const set = (field: OwnField, value: string, when = at) => tell(`own/${field.id}`, value, when)
  const [from, to] = VOLUMES[plan.kind]
  const volume = chance.whole(from, to) * 10
  if (chance.often(0.85)) set(fields.volume, String(volume))
  const pays = chance.weighted(
    [20, 55, 18, 7].map((weight, index) => ({ weight, value: fields.pays.choices[index]!.id })),
  )
  if (chance.often(0.75)) set(fields.pays, pays, at + 20_000)
  if (chance.often(0.6))
    for (const [index, { id }] of chance.some(fields.matters.choices, chance.whole(1, 3)).entries())
      tell(`own/${fields.matters.id}/${id}`, true, at + 40_000 + index * 2_000)
  if (chance.often(0.45)) set(fields.rivals, world.say(chance.one(RIVALS)), at + 60_000)
  if (chance.often(0.55)) set(fields.visited, chance.often(0.6) ? 'yes' : 'no', at + 80_000)
  if (plan.fate === 'active' && world.now - at < 70 * DAY)
    set(fields.nextBuy, dayAt(at + chance.whole(10, 75) * DAY), at + 100_000)
  if (chance.often(0.3) && at > world.ago(400, 12) && plan.fate === 'active') {
    const again = at + chance.whole(30, 120) * DAY
    if (again < world.ago(YOUNGEST, 12)) set(fields.volume, String(volume + chance.whole(1, 9) * 10), again)
  }
  const early = book.created + 3 * DAY
  if (plan.years > 6 && chance.often(0.5))
    tell(
      `own/${fields.fax.id}`,
      `+7 48${chance.digits(2)} ${chance.digits(2)}-${chance.digits(2)}-${chance.digits(2)}`,
      early,
    )
}

/** What Igor wrote of "Ladoga Kitchens" before he left: some of it long ago, and not asked since. */
export function findOutAboutLadoga(world: World, { fields }: Agreed, book: ProfileBook): void {
  const tell = (path: string, value: string | true, days: number, minute: number) => {
    const at = world.ago(days, 15) + minute * 60_000
    book.offline('igor', at, at + 2_000, { path, value }, book.standing(path))
  }
  const [price, time] = fields.matters.choices
  tell(`own/${fields.volume.id}`, '320', 310, 0)
  tell(`own/${fields.rivals.id}`, world.say(RIVALS[4]!), 310, 1)
  tell(`own/${fields.visited.id}`, 'yes', 310, 2)
  tell(`own/${fields.pays.id}`, fields.pays.choices[1]!.id, 61, 0)
  tell(`own/${fields.matters.id}/${time!.id}`, true, 61, 1)
  tell(`own/${fields.matters.id}/${price!.id}`, true, 61, 2)
}

/** The chance of what was agreed: one seed gives one demo. */
export const agreedChance = (seed: number): Chance => makeChance(seed + 6)
