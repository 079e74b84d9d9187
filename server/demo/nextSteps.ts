/** Steps that no conversation ended with: promised or to do, some of them again and again, and those of no client. */
import type { EntryId } from '../../src/shared/ids'
import type { FactValue } from '../../src/shared/profile/facts'
import type { Repeat } from '../../src/shared/profile/factWords'
import { todoOf, type Todo } from '../../src/shared/practice/steps'
import { ProfileBook, type World } from './book'
import { DAY, dayAt } from './calendar'
import type { MemberKey } from './cast'
import { makeChance, type Chance } from './chance'
import type { Both } from './language'
import type { Plan } from './plan'
import type { Stories } from './stories'

/** Apart from all other chances: without these everything else of the demo is the same. */
export const stepsChance = (seed: number): Chance => makeChance(seed + 5_000)

interface Told extends Pick<Todo, 'as' | 'promise' | 'repeat'> {
  what: Both
  /** Days from today on which it is due. */
  in: number
}

const MONTHLY: Repeat = { every: 'month', times: 1 }
const WEEKLY: Repeat = { every: 'week', times: 1 }
const FORTNIGHTLY: Repeat = { every: 'week', times: 2 }

/** What each promised, and does again and again, at clients that make furniture. */
const AT_CLIENTS: Partial<Record<MemberKey, Told[]>> = {
  svetlana: [
    { what: ['Прислать сертификаты на плиту E1', 'Send the certificates for E1 board'], in: 0, promise: true },
    { what: ['Привезти веер декоров', 'Bring the fan of decors'], in: 3, as: 'meeting', promise: true },
    {
      what: ['Спросить об остатках на складе', 'Ask about the stock they have left'],
      in: 0,
      as: 'call',
      repeat: FORTNIGHTLY,
    },
    { what: ['Сверить взаиморасчёты', 'Check the accounts together'], in: 4, repeat: MONTHLY },
  ],
  olga: [
    {
      what: ['Перезвонить с ценой на распил', 'Call back with the price of cutting'],
      in: -1,
      as: 'call',
      promise: true,
    },
    { what: ['Узнать сроки по белой матовой плите', 'Find out when the matt white board comes'], in: 1, promise: true },
    { what: ['Собрать заявки на месяц', 'Collect their orders for the month'], in: 0, as: 'call', repeat: FORTNIGHTLY },
  ],
  natalya: [
    { what: ['Заменить лист со сколом', 'Replace the chipped sheet'], in: 0, promise: true },
    { what: ['Прислать раскрой в формате их станка', 'Send the cutting plan for their machine'], in: 2, promise: true },
    { what: ['Напомнить об отгрузке', 'Remind them of the delivery'], in: 0, as: 'call', repeat: WEEKLY },
  ],
}
const AT_LADOGA: Told[] = [
  { what: ['Прислать образец кромки', 'Send a sample of the edging'], in: 0, promise: true },
  { what: ['Сверить взаиморасчёты', 'Check the accounts together'], in: 2, repeat: MONTHLY },
]
const DESKS: Partial<Record<MemberKey, Told[]>> = {
  marina: [
    {
      what: ['Собрать планы отдела на неделю', 'Collect the plans of the department for the week'],
      in: 1,
      repeat: WEEKLY,
    },
    { what: ['Заказать стенд на весеннюю выставку', 'Book the stand for the spring fair'], in: 0 },
  ],
  svetlana: [
    { what: ['Сдать авансовый отчёт', 'Hand in the expense report'], in: 0, repeat: MONTHLY },
    { what: ['Обновить презентацию по цементной плите', 'Renew the slides on cement board'], in: 5 },
  ],
  olga: [{ what: ['Записаться на обучение по ДПК', 'Sign up for the WPC training'], in: 2 }],
  anna: [{ what: ['Прочитать прайс и условия отгрузки', 'Read the price list and the terms of delivery'], in: 0 }],
  igor: [
    { what: ['Сдать образцы на склад', 'Return the samples to the store'], in: -8 },
    { what: ['Закрыть отчёт за поездку в Тверь', 'Close the report on the trip to Tver'], in: -12 },
  ],
}

/** When everybody has the clients of today. `until`: when Igor left. */
export function addNextSteps(
  world: World,
  stories: Stories,
  written: readonly { plan: Plan; book: ProfileBook }[],
  until: number,
): void {
  for (const [owner, all] of Object.entries(AT_CLIENTS)) {
    const theirs = written.filter(
      ({ plan, book }) => book.owner === owner && plan.kind === 'furniture' && plan.fate === 'active' && plan.years > 1,
    )
    for (const [index, told] of all.entries()) {
      const book = theirs[index]?.book
      if (book !== undefined) write(world, book, told)
    }
  }
  for (const told of AT_LADOGA) write(world, stories.ladoga, told)
  for (const [owner, all] of Object.entries(DESKS) as [MemberKey, Told[]][]) makeDesk(world, owner, all, until)
}

/** One that repeats was begun some turns ago, and done the last time; Anna began this morning. */
function write(world: World, book: ProfileBook, told: Told): void {
  const isOld = told.repeat !== undefined && book.owner !== 'anna'
  const at = isOld ? world.ago(33, 12) : world.today(0.9)
  const entry = world.chance.id<EntryId>(at)
  const say = (time: number, path: string, value: FactValue): void =>
    book.offline(book.owner, time, time + 2_000, { path, value }, book.standing(path))
  const value = todo(world, book.owner, told)
  if (!isOld || told.repeat?.every !== 'week') return say(at, `todo/${entry}`, value)
  const turn = 7 * told.repeat.times
  say(at, `todo/${entry}`, { ...value, on: dayAt(world.now + (told.in - 2 * turn) * DAY) })
  const done = world.ago(turn - told.in, 11)
  say(done, `steps/${entry}/did`, dayAt(done))
  say(done + 1_000, `steps/${entry}/on`, value.on)
}

function todo({ ids, now, say }: World, who: MemberKey, { what, in: days, as, promise, repeat }: Told): Todo {
  return todoOf({ what: say(what), who: ids[who], on: dayAt(now + days * DAY), as, promise, repeat })
}

/** What a member keeps that is of no client. */
function makeDesk(world: World, owner: MemberKey, all: readonly Told[], until: number): ProfileBook {
  const at = owner === 'igor' ? until - 12 * DAY : owner === 'anna' ? world.today(0.4) : world.ago(8, 17)
  return new ProfileBook(world, owner, at, [
    { path: 'desk', value: true },
    ...all.map((told) => ({ path: `todo/${world.chance.id(at)}`, value: todo(world, owner, told) })),
  ])
}
