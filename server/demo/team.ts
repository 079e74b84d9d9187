/** What moved between colleagues lately: Igor's leaving, Anna's first day, the cover for Pavel. */
import type { ProfileBook, World } from './book'
import type { MemberKey } from './cast'
import { DAY, HOUR, MINUTE, dayAt, fridayFrom } from './calendar'
import { fact } from './invent'
import type { Both } from './language'
import type { Stories } from './stories'

/** Clients of Igor that three colleagues took over last week, besides "Fasad-M". */
const TAKEN: [MemberKey, number][] = [
  ['dmitry', 3],
  ['svetlana', 4],
  ['natalya', 4],
]

const NOTES = {
  lastWeek: [
    'Игорь от нас ушёл. Этих клиентов беру под защиту первыми: у них заказы на подходе. Позвоните на этой неделе.',
    'Igor has left us. These clients come first: their orders are due. Please call them this week.',
  ],
  anna: [
    'Аня, добро пожаловать! Двадцать клиентов Игоря теперь твои, вся история внутри. Начни с «Кухонь Ладога», Светлана рядом.',
    'Anna, welcome! Twenty of Igor’s clients are yours now, with their whole history. Begin with Ladoga Kitchens; Svetlana is beside you.',
  ],
} as const satisfies Record<string, Both>

export interface Leaving {
  /** Igor has no access since. */
  igorDisabled: number
  igorHad: ProfileBook[]
  annaGot: ProfileBook[]
}

export function moveClients(world: World, stories: Stories, forAnna: ProfileBook[]): Leaving {
  const igorHad = world.books.filter(({ owner }) => owner === 'igor')
  const igorDisabled = world.ago(9, 18.3)
  const annaGot = [stories.ladoga, ...forAnna]
  const busy = igorHad.filter((book) => !annaGot.includes(book) && book !== stories.fasad && book.openSteps.size > 0)
  const moves = TAKEN.map(([to, count]) => ({ to, books: busy.splice(0, count) }))
  moves[0]!.books.push(stories.fasad)
  const lastWeek = world.ago(6, 11)
  for (const { to, books } of moves) handAll(world, books, to, lastWeek, NOTES.lastWeek)
  handAll(world, annaGot, 'anna', world.today(0.1), NOTES.anna)
  mentor(world, annaGot)
  cover(world)
  lateWork(
    world,
    stories,
    moves.map(({ books }) => books[0]!),
    annaGot,
  )
  return { igorDisabled, igorHad, annaGot }
}

/** The open steps pass along: whoever is responsible now does them. */
function handAll(world: World, books: ProfileBook[], to: MemberKey, at: number, note: Both): void {
  for (const book of books) world.handOver(book, 'marina', to, at, world.say(note))
  for (const [index, book] of books.entries())
    for (const entry of book.openSteps.keys())
      book.set('marina', at + (index + 1) * 10_000, `steps/${entry}/who`, world.ids[to])
}

/** Svetlana may write in Anna's clients for two months, and went through the first ones with her. */
function mentor(world: World, books: ProfileBook[]): void {
  const until = dayAt(world.now + 60 * DAY)
  for (const [index, book] of books.entries())
    book.grant('marina', 'svetlana', 'write', until, world.today(0.15) + index * 1_000)
  const [ladoga, first, second] = books
  const old = [...ladoga!.openSteps].find(([, { on }]) => on < dayAt(world.now - 100 * DAY))
  if (old !== undefined) ladoga!.set('svetlana', world.today(0.5), `steps/${old[0]}/on`, dayAt(world.now + DAY))
  ladoga!.write('svetlana', world.today(0.55), [
    world.say([
      'Аня, прочитай апрель и май: там вся причина. Поедем вместе, говорить будешь ты.',
      'Anna, read April and May: the whole reason is there. We go together, and you do the talking.',
    ]),
  ])
  acquainted(world, first!, 0.6, [
    'Познакомились: с сегодняшнего дня веду их я. Просят не менять день отгрузки.',
    'Introduced myself: I look after them from today. They ask to keep their shipping day.',
  ])
  acquainted(world, second!, 0.72, [
    'Первый звонок сама. Спросили про Игоря, ответила коротко. Ждут прайс.',
    'My first call alone. They asked about Igor, I kept it short. They want the price list.',
  ])
}

function acquainted(world: World, book: ProfileBook, part: number, text: Both): void {
  const at = world.today(part)
  const next = {
    what: world.say(['Отправить прайс и свой номер', 'Send the price list and my number']),
    who: world.ids.anna,
    on: dayAt(world.now + DAY),
  }
  book.entry('anna', at, { type: 'call', when: at - 4 * MINUTE, text: world.say(text), outcome: 'reached', next })
}

/** Pavel is ill until Friday: Natalya writes in his clients until then. */
function cover(world: World): void {
  const until = fridayFrom(world.now)
  const pavels = world.books.filter(({ owner }) => owner === 'pavel')
  for (const [index, book] of pavels.entries())
    book.grant('marina', 'natalya', 'write', until, world.ago(3, 9) + index * 1_000)
}

/** What Igor had typed offline came from his phone after his clients had passed on. */
function lateWork(world: World, { ladoga }: Stories, taken: ProfileBook[], annas: ProfileBook[]): void {
  const { say, ids, chance } = world
  const phone = world.devices.find(({ member }) => member === 'igor')!
  const typed = world.ago(9, 17)
  const days = world.ago(4, 21)
  const morning = world.today(0.45)
  const send = (book: ProfileBook, arrived: number, changes: Parameters<ProfileBook['lateDraft']>[1][]) =>
    book.comesLate('igor', phone.id, arrived, {
      type: 'changes',
      changes: changes.map((change, index) => book.lateDraft(typed + index * MINUTE + chance.whole(0, 50_000), change)),
    })
  const said = (text: Both, type: 'call' | 'note' | 'promise', more = {}) => ({
    entry: chance.id<never>(typed),
    value: { type, when: typed - HOUR, text: say(text), ...more },
  })

  const [first, second, third] = taken
  send(first!, days, [
    said(
      [
        'Сказал, что ухожу и что на новом месте условия будут лучше.',
        'Told them I am leaving and that terms will be better where I go.',
      ],
      'call',
      { outcome: 'reached' },
    ),
  ])
  const phonePath = [...second!.changes].find(
    (change) => change.kind === 'fact' && /^people\/.*\/phones\//.test(change.path),
  )
  if (phonePath?.kind === 'fact') send(second!, days + 3 * MINUTE, [{ path: phonePath.path, value: null }])
  send(third!, days + 5 * MINUTE, [
    fact('about', say(['Скандальные. Не тратьте время.', 'Quarrelsome. Do not waste your time.'])),
  ])

  send(ladoga, morning, [
    said(
      [
        'Одинцов спросил про 46 листов. Ответил, что это теперь не ко мне.',
        'Mr Odintsov asked about the 46 sheets. Told him it is no longer my business.',
      ],
      'call',
      { outcome: 'reached' },
    ),
  ])
  const text = say([
    'Тумановой обещал 12% до Нового года, если заберут декабрьский объём сразу.',
    'Promised Ms Tumanova 12% until New Year if they take the December volume at once.',
  ])
  ladoga.comesLate('igor', phone.id, morning + MINUTE, { type: 'passage', at: typed, text, context: text })
  send(annas[3]!, morning + 2 * MINUTE, [
    said(
      [
        'Обещал отсрочку 60 дней. Бумаг нет, договорились на словах.',
        'Promised payment in 60 days. Nothing on paper, by word only.',
      ],
      'promise',
      {
        next: {
          what: say(['Оформить отсрочку', 'Put the deferral on paper']),
          who: ids.igor,
          on: dayAt(typed + 3 * DAY),
        },
      },
    ),
  ])
  phone.lastSeen = Math.max(phone.lastSeen, morning)
}
