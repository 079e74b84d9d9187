/** The clients of the demo that have a story. Each reads on its own: entries, people, facts, notes. */
import type { EntryId } from '../../src/shared/ids'
import { DECIDES, tagKey, type Decides } from '../../src/shared/profile/facts'
import type { Entry, EntryType } from '../../src/shared/profile/entry'
import { ProfileBook, type Input, type World } from './book'
import type { MemberKey } from './cast'
import { DAY, HOUR, MINUTE, dayAt, onWorkday } from './calendar'
import {
  address,
  cameFrom,
  fact,
  inventPerson,
  legalEntity,
  legalName,
  movedTo,
  phone,
  tag,
  type Invented,
} from './invent'
import type { Both } from './language'
import { SEGMENTS, type Trade } from './names'

export interface Stories {
  ladoga: ProfileBook
  karkas: ProfileBook
  mebelgrad: ProfileBook
  tula: ProfileBook
  alliance: ProfileBook
  fasad: ProfileBook
}

interface Beginning {
  name: Both
  host: string
  owner: MemberKey
  /** Days ago. */
  days: number
  city: Both
  segment: Trade
  source: Both
  tags: Both[]
  about?: Both
}

interface Said {
  with?: Invented
  /** Due so many days from today. */
  next?: { what: Both; in: number }
  outcome?: Entry['outcome']
}

/** A client with a story: days are counted back from today, and told in their order whatever the order here. */
class Story {
  readonly book: ProfileBook
  private readonly moments: { at: number; happens: (by: MemberKey) => void }[] = []

  constructor(
    readonly world: World,
    private readonly begin: Beginning,
  ) {
    const { say } = world
    const at = world.ago(begin.days, 11)
    this.book = new ProfileBook(world, begin.owner, at, [
      fact('name', say(begin.name)),
      { path: 'kind', value: 'organisation' },
      fact('city', say(begin.city)),
      fact('segment', say(SEGMENTS[begin.segment])),
      fact('source', say(begin.source)),
      ...begin.tags.map((text) => tag(world, text)),
    ])
    this.learn(begin.days - 1, [
      ...legalEntity(world, at, legalName(say, say(begin.name))),
      fact('address', address(world)),
      fact('site', begin.host),
      fact(`phones/${world.chance.id(at)}`, phone(world)),
      fact(`emails/${world.chance.id(at)}`, `zakaz@${begin.host}`),
      ...(begin.about === undefined ? [] : [fact('about', say(begin.about))]),
    ])
  }

  /** Something that happens then, by the owner of that time when nobody is named. */
  moment(at: number, happens: (by: MemberKey) => void, by?: MemberKey): void {
    this.moments.push({ at, happens: (owner) => happens(by ?? owner) })
  }

  tell(): ProfileBook {
    for (const { happens } of this.moments.toSorted((a, b) => a.at - b.at)) happens(this.book.owner)
    return this.book
  }

  /** Facts that somebody wrote down on one day, as one step. */
  learn(days: number, inputs: Input[], by?: MemberKey, hour = 12): void {
    const at = this.when(days, hour)
    this.moment(at, (who) => this.book.step(who, at, inputs), by)
  }

  person(days: number, name: Both, role: Both, decides: Decides | undefined, about?: Both, by?: MemberKey): Invented {
    const { host } = this.begin
    const { person, facts } = inventPerson(this.world, this.when(days, 13), { name, role, decides, about, host })
    this.learn(days, facts, by, 13)
    return person
  }

  said(type: EntryType, days: number, hour: number, text: Both, said: Said = {}, by?: MemberKey): EntryId {
    const { chance, ids, say, now } = this.world
    const at = this.when(days, hour)
    const entry = chance.id<EntryId>(at)
    const value = {
      type,
      when: at - 12 * MINUTE,
      text: say(text),
      ...(said.with === undefined ? {} : { person: said.with.id }),
      ...(type === 'call' ? { outcome: said.outcome ?? ('reached' as const) } : {}),
    }
    const { next } = said
    const step = (who: MemberKey) =>
      next === undefined ? {} : { next: { what: say(next.what), who: ids[who], on: dayAt(now + next.in * DAY) } }
    this.moment(at, (who) => this.book.entry(who, at, { ...value, ...step(who) }, entry), by)
    return entry
  }

  /** An order of so many thousand roubles. */
  order(days: number, thousands: number, text: Both): void {
    const at = this.when(days, 10.4)
    const value: Entry = {
      type: 'order',
      when: at,
      text: this.world.say(text),
      amount: thousands * 100_000,
      currency: 'RUB',
      deliveryOn: dayAt(onWorkday(at + 6 * DAY)),
    }
    this.moment(at, (by) => this.book.entry(by, at, value))
  }

  /** A row of like orders, from day to day, each a little different. */
  orders(from: number, to: number, every: number, [least, most]: [number, number], text: Both): void {
    for (let days = from; days > to; days -= every) this.order(days, this.world.chance.whole(least, most), text)
  }

  done(days: number, hour: number, entry: EntryId): void {
    const at = this.when(days, hour)
    this.moment(at, (by) => this.book.done(by, at, entry))
  }

  notes(days: number, hour: number, lines: Both[], by?: MemberKey): void {
    const at = this.when(days, hour)
    const texts = lines.map((line) => this.world.say(line))
    this.moment(at, (who) => this.book.write(who, at, texts), by)
  }

  handOver(days: number, to: MemberKey, note: Both): void {
    const at = this.when(days, 10)
    this.moment(at, () => this.world.handOver(this.book, 'marina', to, at, this.world.say(note)))
  }

  /** Day 0 is this morning: the hours from 8.5 to 12.5 are laid over what has passed of it. */
  when(days: number, hour: number): number {
    return days === 0 ? this.world.today((hour - 8.5) / 4) : this.world.ago(days, hour)
  }
}

export function writeStories(world: World): Stories {
  const ladoga = ladogaKitchens(world)
  const mebelgrad = mebelGrad(world, ladoga)
  return {
    ladoga: ladoga.story.tell(),
    karkas: southFrame(world),
    mebelgrad: mebelgrad.tell(),
    tula: tulaWardrobes(world),
    alliance: alliance(world),
    fasad: fasadM(world),
  }
}

const WHITE: Both = ['ЛДСП белая и дуб сонома, машина', 'White and sonoma oak melamine board, one truck']

interface Ladoga {
  story: Story
  /** He works at MebelGrad now. */
  rogov: Invented
}

/** Orders shrink; the reason given is not the true one. */
function ladogaKitchens(world: World): Ladoga {
  const story = new Story(world, {
    name: ['Кухни Ладога', 'Ladoga Kitchens'],
    host: 'ladoga-kuhni.example',
    owner: 'marina',
    days: 10.6 * 365,
    city: ['Волхов', 'Volkhov'],
    segment: 'furniture',
    source: ['Выставка', 'Trade show'],
    tags: [
      ['ЛДСП', 'chipboard'],
      ['опт', 'wholesale'],
      ['рекомендуют нас', 'recommends us'],
    ],
    about: [
      'Кухни на заказ, 40 человек. С нами почти с открытия. Берут машину в месяц, ценят ровный оттенок.',
      'Kitchens to order, 40 people. With us almost since they opened. A truck a month; an even shade matters to them.',
    ],
  })
  const larisa = story.person(3_860, ['Лариса Павловна Туманова', 'Larisa Tumanova'], ['директор', 'director'], 'yes', [
    'Держит слово и ждёт того же. О плохом говорит не сразу.',
    'Keeps her word and expects the same. Slow to say what is wrong.',
  ])
  const rogov = story.person(
    3_400,
    ['Виктор Борисович Рогов', 'Viktor Rogov'],
    ['начальник производства', 'production manager'],
    'influences',
  )
  story.orders(3_850, 3_260, 91, [620, 840], WHITE)
  story.handOver(3_240, 'igor', [
    'Игорь, это один из первых наших клиентов. Берегите.',
    'Igor, one of our very first clients. Take good care of them.',
  ])
  story.orders(3_230, 930, 91, [780, 1_350], WHITE)
  story.said(
    'call',
    2_010,
    11,
    [
      'Туманова советует нас знакомым: Каркас-Юг строит дома и ищет поставщика.',
      'Ms Tumanova recommends us: South Frame builds houses and needs a supplier.',
    ],
    { with: larisa },
  )
  story.orders(910, 262, 30, [1_720, 1_980], WHITE)
  story.notes(
    700,
    16,
    [
      [
        'Одна партия на заказ: оттенок кухни должен совпасть с образцом.',
        'One batch per order: the kitchen has to match the sample.',
      ],
      ['Разгрузка до 14:00, ворота со двора.', 'Unloading until 14:00, gate from the yard.'],
    ],
    'igor',
  )
  story.said(
    'complaint',
    256,
    12,
    [
      'Рогов: 46 листов со сколами по кромке, переделывают фасады за свой счёт. Фото прислал.',
      'Mr Rogov: 46 sheets with chipped edges, they redo the fronts at their own cost. Photos sent.',
    ],
    { with: rogov },
  )
  story.said(
    'promise',
    255,
    17,
    ['Обещал заменить 46 листов со следующей машиной.', 'Promised to replace the 46 sheets with the next truck.'],
    { with: rogov, next: { what: ['Заменить 46 листов', 'Replace the 46 sheets'], in: -240 } },
  )
  const shrinking = [1_810, 1_640, 1_420, 1_150, 960, 720, 610]
  for (const [index, thousands] of shrinking.entries()) story.order(236 - index * 32, thousands, WHITE)
  story.said(
    'call',
    176,
    11,
    [
      'Спросил, почему берут меньше. Туманова: спрос упал, склад полный.',
      'Asked why they buy less. Ms Tumanova: demand is down, the store is full.',
    ],
    { with: larisa },
  )
  story.said(
    'call',
    118,
    15,
    [
      'Предложил скидку 4%. Туманова: подумаем, дело сейчас не в цене.',
      'Offered 4% off. Ms Tumanova: we will think, it is not about the price now.',
    ],
    { with: larisa },
  )
  story.said(
    'meeting',
    61,
    12,
    [
      'Был у них. Склад и правда полный, но на паллетах чужая плёнка. Туманова повторяет про спрос.',
      'Went there. The store is full indeed, but the wrapping on the pallets is not ours. Ms Tumanova repeats that demand is low.',
    ],
    { with: larisa },
  )
  story.said('call', 19, 10, ['Не взяли трубку.', 'No answer.'], { outcome: 'noAnswer' })
  const denis = story.person(
    1,
    ['Денис Олегович Одинцов', 'Denis Odintsov'],
    ['технолог', 'process engineer'],
    'influences',
    ['Пришёл весной после Рогова. Говорит прямо.', 'Came in spring after Mr Rogov. Speaks plainly.'],
    'svetlana',
  )
  story.said(
    'call',
    1,
    16.4,
    [
      'Одинцов сказал прямо: спрос ни при чём. 46 сколотых листов так и не заменили, о звонках Рогова никто не вспомнил. С апреля две трети берут у соседей. Туманова молчит из вежливости.',
      'Mr Odintsov said it plainly: demand has nothing to do with it. The 46 chipped sheets were never replaced and nobody remembered the calls of Mr Rogov. Since April two thirds come from a competitor. Ms Tumanova is too polite to say so.',
    ],
    {
      with: denis,
      next: {
        what: ['Поехать к Тумановой с заменой и извиниться', 'Visit Ms Tumanova with the replacement and apologise'],
        in: 2,
      },
    },
    'svetlana',
  )
  story.learn(
    1,
    [
      fact(
        'about',
        world.say([
          'Называют причину: спрос упал. На самом деле: весной не заменили 46 сколотых листов, обещание забыли. Скидка не поможет, поможет выполненное обещание.',
          'The reason they give: demand is down. The true one: in spring 46 chipped sheets were not replaced, the promise was forgotten. A discount will not help; keeping our word will.',
        ]),
      ),
      tag(world, ['объём падает', 'shrinking']),
    ],
    'svetlana',
    16.8,
  )
  story.notes(
    1,
    17,
    [
      [
        'План: сначала заменить листы, потом говорить об объёме. О конкуренте первой не спрашивать.',
        'Plan: first replace the sheets, then talk about volume. Do not ask about the competitor first.',
      ],
    ],
    'svetlana',
  )
  return { story, rogov }
}

/** Our failure, made good; it came by Ladoga's word. */
function southFrame(world: World): ProfileBook {
  const story = new Story(world, {
    name: ['Каркас-Юг', 'South Frame'],
    host: 'karkas-yug.example',
    owner: 'svetlana',
    days: 2_000,
    city: ['Краснодар', 'Krasnodar'],
    segment: 'builder',
    source: ['Рекомендация: Кухни Ладога', 'Referral: Ladoga Kitchens'],
    tags: [
      ['дома', 'houses'],
      ['ЦСП', 'cement board'],
      ['по рекомендации', 'by referral'],
    ],
    about: [
      'Каркасные дома под ключ, две бригады. Пришли по слову Тумановой из «Кухонь Ладога».',
      'Timber frame houses, turnkey, two crews. Came on the word of Ms Tumanova of Ladoga Kitchens.',
    ],
  })
  const boss = story.person(1_995, ['Руслан Юрьевич Щербаков', 'Ruslan Shcherbakov'], ['директор', 'director'], 'yes')
  const foreman = story.person(900, ['Михаил Петрович Гущин', 'Mikhail Gushchin'], ['прораб', 'foreman'], 'influences')
  const kit: Both = ['Домокомплект «Лесоград-120» с террасой', 'House kit Lesograd 120 with terrace']
  story.orders(1_960, 180, 148, [3_900, 4_400], kit)
  story.notes(890, 15, [
    [
      'Отгрузка только с согласованной даты крана: простой бригады 38 тысяч в день.',
      'Ship only on the agreed crane day: an idle crew costs them 38 thousand a day.',
    ],
  ])
  const failed = story.said(
    'complaint',
    152,
    8.6,
    [
      'Щербаков: пришли стены от другого дома, бригада и кран стоят. Наша ошибка при погрузке.',
      'Mr Shcherbakov: the walls of another house arrived, crew and crane stand idle. Our mistake at loading.',
    ],
    { with: boss, next: { what: ['Отправить верный комплект сегодня ночью', 'Send the right kit tonight'], in: -152 } },
  )
  story.said(
    'promise',
    152,
    9.2,
    [
      'Верные стены выйдут сегодня в ночь, простой оплатим своим товаром, еду на объект сама.',
      'The right walls leave tonight, we make up for the idle days with our own goods, and I am coming to the site.',
    ],
    { with: boss },
  )
  story.said(
    'meeting',
    150,
    11,
    [
      'На объекте: стены пришли в 6 утра, краном ставили при мне. Гущин доволен. Террасу отдали за простой.',
      'On site: the walls came at 6, the crane set them while I was there. Mr Gushchin is content. The terrace is ours to give for the idle days.',
    ],
    { with: foreman },
  )
  story.done(150, 12, failed)
  story.said(
    'message',
    139,
    10,
    [
      'Щербаков написал отзыв: «Ошибаются все. Исправляют так единицы».',
      'Mr Shcherbakov wrote a review: “Everybody makes mistakes. Few put them right like this.”',
    ],
    { with: boss },
  )
  story.order(118, 4_280, kit)
  story.order(66, 8_460, ['Два домокомплекта «Лесоград-96»', 'Two house kits Lesograd 96'])
  story.said(
    'call',
    8,
    14,
    [
      'Щербаков готовит посёлок на 12 домов, хочет закрепить цену на год.',
      'Mr Shcherbakov prepares a village of 12 houses and wants a price for the year.',
    ],
    {
      with: boss,
      next: {
        what: [
          'Согласовать с Мариной годовую цену для «Каркас-Юга»',
          'Agree a yearly price for South Frame with Marina',
        ],
        in: 0,
      },
    },
  )
  story.notes(8, 15, [
    [
      'Июнь: погрузили стены от чужого дома. Теперь перед отправкой фото маркировки отправляем Гущину.',
      'In June the walls of another house were loaded. Since then Mr Gushchin gets photos of the labels before a truck leaves.',
    ],
  ])
  return story.tell()
}

/** Small for us; our share is 8%. */
function mebelGrad(world: World, { story: ladoga, rogov }: Ladoga): Story {
  const story = new Story(world, {
    name: ['МебельГрад', 'MebelGrad'],
    host: 'mebelgrad-opt.example',
    owner: 'olga',
    days: 1_480,
    city: ['Рязань', 'Ryazan'],
    segment: 'furniture',
    source: ['Холодный обзвон', 'Cold calls'],
    tags: [
      ['ЛДСП', 'chipboard'],
      ['большой потенциал', 'large potential'],
    ],
    about: [
      'Для нас мелкий: около 220 тысяч в месяц. Всего берут плиты на 2,8 миллиона, наша доля 8%: только графит 18 мм.',
      'Small for us: about 220 thousand a month. They buy panels for 2.8 million; our share is 8%: only graphite 18 mm.',
    ],
  })
  const buyer = story.person(1_470, ['Оксана Викторовна Маслова', 'Oksana Maslova'], ['закупщик', 'buyer'], 'no')
  story.orders(1_440, 930, 92, [180, 240], ['ЛДСП 18 мм графит, 66 листов', 'Melamine board 18 mm graphite, 66 sheets'])
  story.orders(905, 14, 31, [205, 236], ['ЛДСП 18 мм графит, 70 листов', 'Melamine board 18 mm graphite, 70 sheets'])
  story.said(
    'meeting',
    412,
    13,
    [
      'Посмотрела цех: 11 поддонов чужой белой плиты. Спросила про объём: 2,8 млн в месяц у трёх поставщиков.',
      'Saw the shop floor: 11 pallets of somebody else’s white board. Asked about volume: 2.8 million a month from three suppliers.',
    ],
    { with: buyer },
  )
  story.said(
    'call',
    120,
    11,
    [
      'Маслова: по белой плите всё решает начальник производства, он менялся в мае.',
      'Ms Maslova: white board is decided by the production manager, who changed in May.',
    ],
    { with: buyer },
  )
  const at = story.when(34, 15)
  const { person, facts } = inventPerson(world, at, {
    name: ['Виктор Борисович Рогов', 'Viktor Rogov'],
    role: ['начальник производства', 'production manager'],
    decides: DECIDES[0],
    host: 'mebelgrad-opt.example',
  })
  const on = dayAt(at)
  story.moment(at, (by) => story.book.step(by, at, [...facts, cameFrom(person.path, ladoga.book.id, rogov.id, on)]))
  const heard = at + 40 * MINUTE
  ladoga.moment(heard, (by) => ladoga.book.step(by, heard, [movedTo(rogov.path, story.book.id, person.id, on)]))
  story.said(
    'call',
    33,
    11,
    [
      'Рогов перешёл сюда из «Кухонь Ладога». Помнит 46 листов, но готов говорить: «Покажите, что научились».',
      'Mr Rogov came here from Ladoga Kitchens. He remembers the 46 sheets but will talk: “Show me that you learned.”',
    ],
    { with: person },
  )
  story.said(
    'meeting',
    0,
    10.6,
    [
      'Рогов подошёл к стенду. Показала новую упаковку с уголками. Готов взять пробную машину белой.',
      'Mr Rogov came to the stand. Showed him the new packing with corner guards. Ready for a trial truck of white board.',
    ],
    { with: person, next: { what: ['Отправить условия на пробную машину', 'Send terms for the trial truck'], in: 1 } },
  )
  return story
}

/** Five meetings, and nobody knows who decides. */
function tulaWardrobes(world: World): ProfileBook {
  const story = new Story(world, {
    name: ['Шкафы Тула', 'Tula Wardrobes'],
    host: 'shkafy-tula.example',
    owner: 'timur',
    days: 515,
    city: ['Тула', 'Tula'],
    segment: 'furniture',
    source: ['Сайт', 'Website'],
    tags: [
      ['ЛДСП', 'chipboard'],
      ['нет договора', 'no contract'],
    ],
    about: [
      'Пять встреч, ни одного заказа. Каждый говорит, что решает другой.',
      'Five meetings and no order. Everybody says that somebody else decides.',
    ],
  })
  const buyer = story.person(510, ['Ирина Сергеевна Ларина', 'Irina Larina'], ['закупщик', 'buyer'], 'no')
  story.said(
    'meeting',
    480,
    12,
    [
      'Встреча первая. Ларина: цены хорошие, но выбор за производством.',
      'First meeting. Ms Larina: good prices, but production chooses.',
    ],
    { with: buyer },
  )
  const maker = story.person(
    402,
    ['Евгений Андреевич Боков', 'Evgeny Bokov'],
    ['начальник производства', 'production manager'],
    'influences',
  )
  story.said(
    'meeting',
    400,
    11,
    [
      'Вторая. Боков: плита подходит, но бюджет держит бухгалтерия.',
      'Second. Mr Bokov: the board is fine, but accounting holds the budget.',
    ],
    { with: maker },
  )
  const money = story.person(
    296,
    ['Людмила Геннадьевна Фомина', 'Lyudmila Fomina'],
    ['главный бухгалтер', 'chief accountant'],
    'no',
  )
  story.said(
    'meeting',
    295,
    15,
    [
      'Третья. Фомина: платим, когда подпишут. Кто подпишет, не назвала.',
      'Third. Ms Fomina: we pay once it is signed. By whom, she did not say.',
    ],
    { with: money },
  )
  const designer = story.person(
    172,
    ['Ксения Романовна Карпова', 'Ksenia Karpova'],
    ['дизайнер', 'designer'],
    'influences',
  )
  story.said(
    'meeting',
    170,
    12,
    [
      'Четвёртая. Карпова выбрала декоры, обещала «показать наверху».',
      'Fourth. Ms Karpova chose the decors and promised to “show them upstairs”.',
    ],
    { with: designer },
  )
  story.said(
    'meeting',
    54,
    13,
    [
      'Пятая, опять с Боковым и Лариной. Пьют чай, хвалят образцы. Решения нет.',
      'Fifth, with Mr Bokov and Ms Larina again. Tea, praise for the samples, no decision.',
    ],
    { with: maker },
  )
  story.notes(53, 10, [
    [
      'Кто наверху? По сайту учредитель один, фамилия на договорах другая.',
      'Who is “upstairs”? The site names one founder, the contracts another name.',
    ],
    ['Не ехать в шестой раз, пока не знаем, кто решает.', 'No sixth visit before we know who decides.'],
  ])
  story.said(
    'call',
    6,
    11,
    [
      'Ларина: «Решат после выставки». Кто решит, опять не сказала.',
      'Ms Larina: “They will decide after the show.” Who, again, she did not say.',
    ],
    {
      with: buyer,
      next: { what: ['Спросить прямо, кто подписывает договор', 'Ask plainly who signs the contract'], in: 0 },
    },
  )
  return story.tell()
}

/** Lost to rudeness: no terms will bring it back. */
function alliance(world: World): ProfileBook {
  const story = new Story(world, {
    name: ['Альянс', 'Alliance'],
    host: 'alyans-korpus.example',
    owner: 'marina',
    days: 3_290,
    city: ['Ярославль', 'Yaroslavl'],
    segment: 'furniture',
    source: ['Позвонили сами', 'They called'],
    tags: [
      ['ЛДСП', 'chipboard'],
      ['опт', 'wholesale'],
    ],
  })
  const boss = story.person(3_285, ['Антон Николаевич Панкратов', 'Anton Pankratov'], ['директор', 'director'], 'yes')
  const store = story.person(
    3_100,
    ['Галина Михайловна Сафонова', 'Galina Safonova'],
    ['кладовщик', 'storekeeper'],
    'no',
  )
  story.handOver(3_200, 'igor', [
    'Ваш участок. История вся здесь.',
    'Your part of the clients. The whole history is here.',
  ])
  story.orders(3_180, 930, 95, [540, 720], WHITE)
  story.orders(900, 445, 35, [640, 790], WHITE)
  story.said(
    'call',
    437,
    16,
    [
      'Сафонова насчитала на 3 листа меньше. Сказал, что пусть учатся считать.',
      'Ms Safonova counted 3 sheets short. Told her to learn to count.',
    ],
    { with: store },
  )
  story.said(
    'complaint',
    436,
    10,
    [
      'Письмо Панкратова: «Ваш менеджер кричал на нашего кладовщика при водителях. Сафонова у нас девятнадцать лет. Работать с вами мы больше не будем».',
      'Letter of Mr Pankratov: “Your manager shouted at our storekeeper in front of the drivers. Ms Safonova has been here nineteen years. We will not work with you any more.”',
    ],
    { with: boss },
    'marina',
  )
  story.handOver(435, 'marina', [
    'Забираю себе. С «Альянсом» дальше говорю только я.',
    'I take this over. From now on only I speak with Alliance.',
  ])
  story.said(
    'call',
    435,
    11,
    [
      'Извинилась перед Сафоновой и перед Панкратовым. Выслушали.',
      'Apologised to Ms Safonova and Mr Pankratov. They listened.',
    ],
    { with: store },
  )
  story.said(
    'meeting',
    420,
    12,
    [
      'Приезжала. Панкратов: дело не в цене и не в трёх листах. Не вернутся, и условиями это не исправить.',
      'Went there. Mr Pankratov: it is neither the price nor the three sheets. They will not come back, and no terms can mend it.',
    ],
    { with: boss },
  )
  story.learn(
    420,
    [
      fact(
        'about',
        world.say([
          'Потеряны из-за грубости нашего менеджера. Условия не предлагать, обзвоном не тревожить. Сафонову поздравлять.',
          'Lost to the rudeness of our manager. Offer no terms, leave them out of call lists. Congratulate Ms Safonova on her birthday.',
        ]),
      ),
      tag(world, ['потерян: грубость', 'lost: rudeness']),
      { path: `tags/${tagKey(world.say(['опт', 'wholesale']))}`, value: null },
    ],
    'marina',
    15,
  )
  story.said(
    'call',
    341,
    11,
    [
      'Поздравила Сафонову с днём рождения. Поблагодарила, разговор тёплый. О закупках ни слова.',
      'Called Ms Safonova on her birthday. A warm talk; not a word about buying.',
    ],
    { with: store },
  )
  story.notes(341, 12, [
    [
      'Урок для отдела: недостачу признаём сразу, считаем потом.',
      'What we learned: own up to a shortage at once, count later.',
    ],
  ])
  return story.tell()
}

/** Two legal entities, and two phone numbers of one person in conflict. */
function fasadM(world: World): ProfileBook {
  const story = new Story(world, {
    name: ['Фасад-М', 'Fasad-M'],
    host: 'fasad-m-montazh.example',
    owner: 'igor',
    days: 1_610,
    city: ['Нижний Новгород', 'Nizhny Novgorod'],
    segment: 'cement',
    source: ['Выставка', 'Trade show'],
    tags: [
      ['ЦСП', 'cement board'],
      ['нужны протоколы', 'needs test reports'],
      ['два юрлица', 'two legal entities'],
    ],
    about: [
      'Фасады школ и складов. Договоры на два юрлица: бюджетные объекты на «Север». В счёте проверять, на кого.',
      'Facades of schools and warehouses. Contracts with two legal entities: public sites go to North. Check which one the invoice names.',
    ],
  })
  const { chance, say } = world
  story.learn(1_200, legalEntity(world, story.when(1_200, 12), say(['ООО «Фасад-М Север»', 'Fasad-M North LLC'])))
  const boss = story.person(1_600, ['Роман Петрович Третьяков', 'Roman Tretyakov'], ['директор', 'director'], 'yes')
  const at = story.when(1_590, 12)
  const path = `${boss.path}/phones/${chance.id(at)}`
  story.moment(at, (by) => story.book.set(by, at, path, '+7 000 412-07-18'))
  story.orders(1_560, 930, 110, [310, 520], ['ЦСП 12 мм, 180 листов', 'Cement board 12 mm, 180 sheets'])
  story.orders(905, 40, 58, [380, 640], ['ЦСП 12 мм, 220 листов', 'Cement board 12 mm, 220 sheets'])
  story.said(
    'message',
    74,
    12,
    [
      'Счёт выставили на «Фасад-М» вместо «Севера», переделали за час.',
      'The invoice named Fasad-M instead of North; made anew within the hour.',
    ],
    { with: boss },
  )
  // Marina wrote down the new number at once; Igor's, typed the day before without a network, came the day after.
  const heard = world.ago(11, 12)
  story.moment(heard, () => {
    const known = story.book.standing(path)
    story.book.offline('igor', heard - 30 * HOUR, heard + 20 * HOUR, fact(path, '+7 000 412-07-81'), known)
    story.book.offline('marina', heard, heard + 2_000, fact(path, '+7 000 733-52-40'), known)
  })
  story.said(
    'call',
    11,
    13,
    [
      'Третьяков позвонил в офис: у него новый номер. Спрашивает, кто теперь ведёт их объекты.',
      'Mr Tretyakov called the office: he has a new number, and asks who looks after their sites now.',
    ],
    {
      with: boss,
      next: { what: ['Позвонить Третьякову и представиться', 'Call Mr Tretyakov and introduce yourself'], in: 1 },
    },
    'marina',
  )
  return story.tell()
}
