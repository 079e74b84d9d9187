/** «ПлитЭкспо», day 2 of 4: what Olga and Timur wrote down at the stand yesterday and today. */
import { ProfileBook, type World } from './book'
import type { MemberKey } from './cast'
import { DAY, MINUTE, dayAt, momentOf } from './calendar'
import { fact, inventPerson, phone, tag, type Firm } from './invent'
import type { Both } from './language'
import { CITIES, LINE_TAGS, SEGMENTS, type Trade } from './names'

export const SHOW: Both = ['ПлитЭкспо', 'PanelExpo']

interface Talk {
  by: MemberKey
  /** 1 was yesterday, 2 is today. */
  day: 1 | 2
  trade: Trade
  line: 'board' | 'cement' | 'house'
  text: Both
  next: { what: Both; in: number }
}

const TALKS: Talk[] = [
  {
    by: 'olga',
    day: 1,
    trade: 'furniture',
    line: 'board',
    text: [
      'Делают детскую мебель, нужен класс эмиссии Е0,5. Взяли образцы.',
      'Children’s furniture, they need emission class E0.5. Took samples.',
    ],
    next: { what: ['Отправить протокол по эмиссии', 'Send the emission report'], in: 0 },
  },
  {
    by: 'olga',
    day: 1,
    trade: 'furniture',
    line: 'board',
    text: [
      'Кухни, 25 человек. Недовольны сроками нынешнего поставщика: три недели.',
      'Kitchens, 25 people. Unhappy with their supplier’s three weeks.',
    ],
    next: { what: ['Предложить отгрузку за 5 дней', 'Offer delivery in 5 days'], in: 3 },
  },
  {
    by: 'olga',
    day: 1,
    trade: 'dealer',
    line: 'board',
    text: [
      'База на трассе, ищут вторую марку ЛДСП. Просили условия для дилера.',
      'A depot by the highway, looking for a second brand of board. Asked for dealer terms.',
    ],
    next: { what: ['Отправить условия для дилера', 'Send the dealer terms'], in: 4 },
  },
  {
    by: 'olga',
    day: 2,
    trade: 'furniture',
    line: 'board',
    text: [
      'Офисные столы под тендер: 1 200 листов графита до конца месяца.',
      'Office desks for a tender: 1,200 sheets of graphite by the end of the month.',
    ],
    next: {
      what: ['Проверить остаток графита и ответить сегодня', 'Check the graphite stock and answer today'],
      in: 0,
    },
  },
  {
    by: 'olga',
    day: 2,
    trade: 'furniture',
    line: 'board',
    text: [
      'Дизайн-студия, небольшие объёмы, но знает половину города.',
      'A design studio: small volumes, but they know half the town.',
    ],
    next: { what: ['Пригласить на склад', 'Invite them to the warehouse'], in: 5 },
  },
  {
    by: 'olga',
    day: 2,
    trade: 'cement',
    line: 'cement',
    text: [
      'Спрашивали ЦСП для цоколя школы. Решение в декабре.',
      'Asked about cement board for a school basement. To be decided in December.',
    ],
    next: { what: ['Узнать, кто проектирует школу', 'Find out who designs the school'], in: 4 },
  },
  {
    by: 'timur',
    day: 1,
    trade: 'builder',
    line: 'house',
    text: [
      'Строят 20 домов в год, стены закупают отдельно. Интересен готовый домокомплект.',
      'They build 20 houses a year and buy walls apart. Interested in whole kits.',
    ],
    next: { what: ['Посчитать их типовой проект', 'Price their standard design'], in: 3 },
  },
  {
    by: 'timur',
    day: 1,
    trade: 'cement',
    line: 'cement',
    text: [
      'Перегородки в складах. Нужен протокол ЕI-60, без него не рассматривают.',
      'Warehouse partitions. They need the EI-60 report, nothing moves without it.',
    ],
    next: { what: ['Отправить протокол EI-60', 'Send the EI-60 report'], in: 1 },
  },
  {
    by: 'timur',
    day: 1,
    trade: 'builder',
    line: 'house',
    text: [
      'База отдыха, 14 домиков к маю. Бюджет есть, проекта нет.',
      'A holiday camp, 14 cabins by May. A budget, no design yet.',
    ],
    next: { what: ['Показать три типовых домика', 'Show three standard cabins'], in: 4 },
  },
  {
    by: 'timur',
    day: 2,
    trade: 'furniture',
    line: 'board',
    text: [
      'Стеллажи для магазинов, берут 18 мм. Попросили пробный поддон.',
      'Shop shelving, 18 mm. Asked for a trial pallet.',
    ],
    next: { what: ['Выставить счёт на пробный поддон', 'Invoice the trial pallet'], in: 0 },
  },
  {
    by: 'timur',
    day: 2,
    trade: 'dealer',
    line: 'cement',
    text: [
      'Торгуют гипсокартоном, ЦСП спрашивают каждую неделю. Хотят попробовать машину.',
      'They sell plasterboard and are asked for cement board weekly. Want to try a truck.',
    ],
    next: { what: ['Предложить пробную машину с отсрочкой', 'Offer a trial truck with deferred payment'], in: 3 },
  },
  {
    by: 'timur',
    day: 2,
    trade: 'cement',
    line: 'cement',
    text: [
      'Подошли с чертежом фасада, обсудили шаг обрешётки. Визитку обещали прислать.',
      'Came with a facade drawing, talked about batten spacing. Will send a card.',
    ],
    next: { what: ['Спросить телефон через сайт', 'Ask for their phone through the site'], in: 2 },
  },
]

export function writeShow(world: World, firmOf: (trade: Trade) => Firm): ProfileBook[] {
  return TALKS.map((talk, index) => lead(world, firmOf(talk.trade), talk, index))
}

function lead(world: World, firm: Firm, { by, day, trade, line, text, next }: Talk, index: number): ProfileBook {
  const { chance, ids, say, now } = world
  const part = ((index % 3) + 1) / 4
  const at = day === 2 ? world.today(part) : momentOf(dayAt(now - DAY), 10 + part * 6) + index * MINUTE
  const { person, facts } = inventPerson(world, at, { host: chance.often(0.5) ? firm.host : undefined })
  const book = new ProfileBook(world, by, at, [
    fact('name', firm.name),
    { path: 'kind', value: 'organisation' },
    fact('city', say(chance.one(CITIES))),
    fact('segment', say(SEGMENTS[trade])),
    fact('source', say(SHOW)),
    tag(world, SHOW),
    tag(world, LINE_TAGS[line]),
    ...facts,
    ...(chance.often(0.4) ? [fact(`phones/${chance.id(at)}`, phone(world))] : []),
  ])
  const step = { what: say(next.what), who: ids[by], on: dayAt(now + next.in * DAY) }
  book.entry(by, at + 20_000, { type: 'meeting', when: at, text: say(text), person: person.id, next: step })
  return book
}
