/** What went wrong at the demo's clients and what became of it: losses, complaints, failures made good, wishes. */
import type { EntryId } from '../../src/shared/ids'
import type { LossReason } from '../../src/shared/profile/factWords'
import type { FactValue } from '../../src/shared/profile/facts'
import type { ProfileBook, World } from './book'
import { DAY, HOUR, MINUTE, dayAt } from './calendar'
import type { MemberKey } from './cast'
import { makeChance, type Chance } from './chance'
import type { Both } from './language'
import type { Plan } from './plan'
import type { Stories } from './stories'

export interface Written {
  plan: Plan
  book: ProfileBook
}

/** Products that clients ask for, each as different people spell it, and what they say. */
const WISHES: { clients: number; names: Both[]; texts: Both[] }[] = [
  {
    clients: 6,
    names: [
      ['ЛДСП 25 мм', '25 mm melamine board'],
      ['лдсп 25мм', '25 MM melamine board'],
    ],
    texts: [
      ['Столешницы клеят из двух листов, спрашивают 25 мм.', 'They glue two sheets for worktops and ask for 25 mm.'],
      ['Возят из соседней области, взяли бы у нас.', 'They fetch it from the next region and would take ours.'],
      ['Нужно по десять листов, не машина.', 'Ten sheets at a time, not a truckload.'],
    ],
  },
  {
    clients: 4,
    names: [
      ['Кромка в цвет плиты', 'Edging in the colour of the board'],
      ['кромка в цвет плиты', 'Edging in the colour of the board'],
    ],
    texts: [
      ['Подбирают сами, оттенок гуляет.', 'They match it themselves, and the shade drifts.'],
      ['Просят в той же машине, что и плиту.', 'They want it on the same truck as the board.'],
    ],
  },
  {
    clients: 3,
    names: [['Доставка по субботам', 'Delivery on Saturdays']],
    texts: [['Цех работает в субботу, а склад у нас закрыт.', 'They work on Saturdays, our store does not.']],
  },
  {
    clients: 1,
    names: [['Образцы почтой', 'Samples by post']],
    texts: [['Ехать за образцом 200 км не хотят.', 'They will not drive 200 km for a sample.']],
  },
]

/** Said late or early, it stands at its time: nothing that was written before is moved by it. */
function tell(book: ProfileBook, by: MemberKey, at: number, path: string, value: FactValue): void {
  book.offline(by, at, at + 2_000, { path, value }, book.standing(path))
}

/** `own` is a chance apart from all others: without this everything else of the demo is the same. */
export function addTroubles(world: World, stories: Stories, written: readonly Written[]): void {
  const { chance } = world
  failureMadeGood(world, stories.karkas)
  lostToRudeness(world, stories.alliance)
  const mine = written.filter(({ plan }) => plan.owner !== 'igor' && plan.owner !== 'pavel' && !plan.toAnna)
  const asleep = mine.filter(({ plan }) => plan.fate === 'asleep')
  const buying = mine.filter(({ plan }) => plan.fate === 'active' && plan.kind === 'furniture')
  const of = (list: Written[], owner: MemberKey) => list.find(({ book }) => book.owner === owner)?.book
  left(world, of(asleep, 'svetlana'), 9)
  left(world, of(asleep, 'dmitry'), 30, [
    'competitor',
    ['Сосед дал отсрочку 45 дней.', 'A rival gave them 45 days to pay.'],
  ])
  left(world, of(asleep, 'natalya'), 12)
  for (const { book } of mine.filter(({ plan }) => plan.fate === 'back').slice(0, 3)) cameBack(world, book)
  passedUp(world, of(buying, 'olga'))
  beingAnswered(world, of(buying, 'dmitry'))
  for (const wished of WISHES) wish(world, chance, buying, wished)
}

/** Apart from all other chances. */
export const troublesChance = (seed: number): Chance => makeChance(seed + 2_000)

/** The walls of another house: told by the story, here is how it was made good. */
function failureMadeGood(world: World, book: ProfileBook): void {
  const complaint = complaintOf(world, book)
  if (complaint === undefined) return
  const { entry, by, at } = complaint
  const { say } = world
  const decided: Both = [
    'Верный комплект этой ночью. Простой бригады оплачиваем своим товаром.',
    'The right kit tonight. We make up for the idle crew with our own goods.',
  ]
  const answered: Both = [
    'Стены пришли в 6 утра, террасу отдали за простой.',
    'The walls came at 6; the terrace is for the idle days.',
  ]
  const what: Both = [
    'Погрузили стены от чужого дома, бригада и кран стояли.',
    'Loaded the walls of another house: crew and crane stood idle.',
  ]
  const good: Both = [
    'Верный комплект за ночь, терраса за простой. Теперь перед отправкой шлём фото маркировки.',
    'The right kit overnight, a terrace for the idle days. Since then labels are photographed before a truck leaves.',
  ]
  tell(book, by, at + 30 * MINUTE, `complaints/${entry}/decision`, say(decided))
  const told = at + 2 * DAY + 4 * HOUR
  tell(book, by, told, `complaints/${entry}/answer`, { text: say(answered), on: dayAt(told) })
  const failure = `failures/${world.chance.id(told)}`
  tell(book, by, told + MINUTE, failure, { on: dayAt(at), what: say(what), entry })
  tell(book, by, told + 2 * MINUTE, `${failure}/madeGood`, say(good))
}

/** What Igor heard was not why they left. */
function lostToRudeness(world: World, book: ProfileBook): void {
  const { say } = world
  const letter = complaintOf(world, book)
  const at = world.ago(436, 14)
  const loss = `losses/${world.chance.id(at)}`
  tell(book, 'igor', at, loss, { on: dayAt(at) })
  const given: Both = ['Говорят, недосчитались трёх листов.', 'They say that three sheets were missing.']
  tell(book, 'igor', at + MINUTE, `${loss}/given`, { why: 'quality', text: say(given) })
  const learned = world.ago(420, 15.5)
  const truth: Both = [
    'Панкратов: дело не в цене и не в листах. Менеджер кричал на Сафонову при водителях.',
    'Mr Pankratov: neither price nor sheets. Our manager shouted at Ms Safonova in front of the drivers.',
  ]
  tell(book, 'marina', learned, `${loss}/learned`, { why: 'rudeness', text: say(truth) })
  tell(book, 'marina', learned + MINUTE, `${loss}/terms`, 'no')
  const staff: Both = ['Недостачу не признали, человека обвинили.', 'We denied the shortage and blamed a person.']
  tell(book, 'marina', learned + 2 * MINUTE, `${loss}/staff`, say(staff))
  if (letter === undefined) return
  const apology: Both = [
    'Извинилась перед Сафоновой и Панкратовым лично.',
    'Apologised to Ms Safonova and Mr Pankratov in person.',
  ]
  const told = world.ago(435, 12)
  tell(book, 'marina', told, `complaints/${letter.entry}/answer`, { text: say(apology), on: dayAt(told) })
}

/** Noted by one tap; nobody asked why, unless a reason is given. */
function left(world: World, book: ProfileBook | undefined, days: number, reason?: [LossReason, Both]): void {
  if (book === undefined) return
  const at = world.ago(days, 11)
  const loss = `losses/${world.chance.id(at)}`
  tell(book, book.owner, at, loss, { on: dayAt(at) })
  if (reason === undefined) return
  tell(book, book.owner, at + MINUTE, `${loss}/given`, { why: reason[0], text: world.say(reason[1]) })
  tell(book, book.owner, at + 2 * MINUTE, `${loss}/terms`, 'yes')
}

/** A long silence was a loss: they went elsewhere, and returned. */
function cameBack(world: World, book: ProfileBook): void {
  const times = book.changes.flatMap((change) =>
    change.kind === 'entry' && change.value !== null ? [{ when: change.value.when, by: change.by }] : [],
  )
  const ordered = times.toSorted((a, b) => a.when - b.when)
  const ends = ordered.slice(1).map((one, index) => ({ ...one, gap: one.when - ordered[index]!.when }))
  const end = ends.toSorted((a, b) => b.gap - a.gap)[0]
  if (end === undefined) return
  const by = keyOf(world, end.by) ?? book.owner
  const noted = end.when + HOUR
  const loss = `losses/${world.chance.id(noted)}`
  const text = world.say(['Брали у местной базы, ближе возить.', 'They bought from a local depot: it is nearer.'])
  tell(book, by, noted, loss, { on: dayAt(end.when - end.gap / 2) })
  tell(book, by, noted + MINUTE, `${loss}/given`, { why: 'competitor', text })
  tell(book, by, noted + 2 * MINUTE, `${loss}/back`, dayAt(end.when))
}

/** This morning: more than the manager can settle. */
function passedUp(world: World, book: ProfileBook | undefined): void {
  if (book === undefined) return
  const at = world.today(0.35)
  const entry = complain(world, book, at, [
    'Двадцать листов с вмятинами, цех стоит. Требуют забрать партию сегодня.',
    'Twenty sheets with dents, their shop stands still. They want the batch taken back today.',
  ])
  const text = world.say([
    'Машины на сегодня нет, и вернуть деньги за партию без вас не могу. Грозят уйти.',
    'No truck today, and I cannot refund a batch without you. They threaten to leave.',
  ])
  const later = world.today(0.5)
  tell(book, book.owner, later, `complaints/${entry}/raised`, { on: dayAt(later), text })
  book.write(
    book.owner,
    later,
    TAKEN_BACK.map((line) => world.say(line)),
  )
}

/** In the notes, as one writes them while the client waits. */
const TAKEN_BACK: Both[] = [
  ['# Забираем двадцать листов', '# Twenty sheets to take back'],
  [
    'Цех стоит с утра, к пятнице у них сдача двух кухонь.',
    'Their shop stands since the morning, and two kitchens are due on Friday.',
  ],
  ['[x] Фото получили: вмятины на углах пачки', '[x] Photos are here: the dents are at the corners of the pack'],
  ['[ ] Машина на сегодня или на раннее утро', '[ ] A truck today or early tomorrow'],
  ['[ ] Замена из той же партии, оттенок сверить', '[ ] Replacement of the same batch, check the shade'],
  ['# На будущее', '# From now on'],
  ['- Углы пачек закрывать картоном', '- Cardboard on the corners of the packs'],
  [
    '- Перед выгрузкой снять пачку вместе с кладовщиком',
    '- Photograph the pack with their storekeeper before it is unloaded',
  ],
]

function beingAnswered(world: World, book: ProfileBook | undefined): void {
  if (book === undefined) return
  const at = world.ago(3, 15)
  const entry = complain(world, book, at, [
    'Оттенок второй партии заметно теплее первой. Фото прислали.',
    'The shade of the second batch is clearly warmer than the first. They sent photos.',
  ])
  tell(book, book.owner, at + HOUR, `complaints/${entry}/due`, dayAt(world.now + DAY))
  const decision: Both = ['Меняем партию целиком за наш счёт.', 'We replace the whole batch at our cost.']
  tell(book, book.owner, at + HOUR + MINUTE, `complaints/${entry}/decision`, world.say(decision))
}

function complain(world: World, book: ProfileBook, at: number, text: Both): EntryId {
  const entry = world.chance.id<EntryId>(at)
  const value = { type: 'complaint' as const, when: at - 5 * MINUTE, text: world.say(text) }
  book.offline(book.owner, at, at + 2_000, { entry, value }, [])
  return entry
}

function wish(
  world: World,
  chance: Chance,
  among: Written[],
  { clients, names, texts }: (typeof WISHES)[number],
): void {
  for (const { book } of chance.some(among, clients)) {
    const at = world.ago(chance.whole(8, 150), chance.whole(10, 16)) + chance.whole(0, 50) * MINUTE
    if (at < book.created + DAY || world.joined(book.owner) + DAY > at) continue
    const [product, text] = [world.say(chance.one(names)), world.say(chance.one(texts))]
    tell(book, book.owner, at, `wishes/${chance.id(at)}`, { product, text })
  }
}

const keyOf = ({ ids }: World, member: string): MemberKey | undefined =>
  (Object.keys(ids) as MemberKey[]).find((key) => ids[key] === member)

/** The first complaint that the story tells. */
function complaintOf(world: World, book: ProfileBook): { entry: EntryId; by: MemberKey; at: number } | undefined {
  for (const change of book.changes)
    if (change.kind === 'entry' && change.value?.type === 'complaint')
      return { entry: change.entry, by: keyOf(world, change.by) ?? book.owner, at: change.at }
  return undefined
}
