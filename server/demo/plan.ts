/** Who has which of the ordinary clients, and what will become of each. */
import type { MemberKey } from './cast'
import type { Chance } from './chance'
import type { Trade } from './names'
import type { Line } from './talk'

/** 412 in all, with those that have a story and those met at the show. */
export const CLIENTS = 412
export const IGOR_HAD = 62
export const ANNA_GETS = 20
export const ASLEEP = 40
export const CAME_BACK = 12
/** Days without a conversation or an order after which a client is asleep: nine months. */
export const ASLEEP_AFTER = 270

/** How many of the ordinary clients each manager has, before Igor's are handed on. */
const SHARES: [MemberKey, number][] = [
  ['igor', 60],
  ['svetlana', 61],
  ['dmitry', 68],
  ['pavel', 52],
  ['olga', 48],
  ['natalya', 65],
  ['timur', 31],
  ['marina', 9],
]

const KINDS: { value: Trade | 'private'; count: number }[] = [
  { value: 'furniture', count: 190 },
  { value: 'dealer', count: 50 },
  { value: 'cement', count: 80 },
  { value: 'builder', count: 30 },
  { value: 'private', count: 44 },
]

/** Days from today on which the next steps of a manager are due; what is left over has a later one, or none. */
const DUE: Record<MemberKey, number[]> = {
  marina: [-1, 0, 0, 1, 3],
  svetlana: [-2, -1, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5],
  dmitry: [-4, -2, -1, 0, 0, 0, 0, 0, 1, 2, 2, 3, 5],
  pavel: [-3, -2, -2, -1, -1, -1, 0, 0, 0, 1, 1, 2, 4],
  olga: [-1, -1, 0, 0, 1, 2, 3, 3, 4, 6],
  natalya: [-3, -1, 0, 0, 0, 0, 1, 1, 2, 4, 5],
  timur: [-2, 0, 0, 1, 2, 2, 5],
  igor: [-24, -19, -15, -12, -11, -9, -8, -6, -5, -3, -2, -1],
  anna: [-3, -1, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 7, 9, 12],
  vera: [],
}

export interface Plan {
  owner: MemberKey
  kind: Trade | 'private'
  line: Line
  fate: 'active' | 'asleep' | 'back'
  /** Handed to Anna this morning. */
  toAnna: boolean
  /** Years ago when it began. */
  years: number
  /** Days from today of the open next step; null when there is none. */
  due: number | null
}

export function makePlans(chance: Chance): Plan[] {
  const kinds = chance.shuffled(KINDS.flatMap(({ value, count }) => Array.from({ length: count }, () => value)))
  const plans = SHARES.flatMap(([owner, count]) =>
    Array.from({ length: count }, (): Plan => planOf(chance, owner, kinds.pop()!)),
  )
  // The company is eleven years old, and so is its first client.
  plans.reduce((eldest, plan) => (plan.years > eldest.years ? plan : eldest)).years = 10.98
  setFates(chance, plans)
  setDue(chance, plans)
  return plans
}

function planOf(chance: Chance, owner: MemberKey, kind: Plan['kind']): Plan {
  const line = lineOf(chance, kind)
  return { owner, kind, line, fate: 'active', toAnna: false, years: yearsOf(chance, kind), due: null }
}

function lineOf(chance: Chance, kind: Plan['kind']): Line {
  if (kind === 'cement') return 'cement'
  if (kind === 'private' || kind === 'builder') return 'house'
  return kind === 'dealer' && chance.often(0.3) ? 'cement' : 'board'
}

/** Lifetimes at a maker of boards: chipboard over ten years, cement board three to four, houses one to two. */
function yearsOf(chance: Chance, kind: Plan['kind']): number {
  const ranges = {
    furniture: [60, 1_090],
    dealer: [120, 1_095],
    cement: [40, 400],
    builder: [60, 260],
    private: [20, 190],
  }
  const [from, to] = ranges[kind]
  return chance.whole(from!, to!) / 100
}

function setFates(chance: Chance, plans: Plan[]): void {
  // The story of "Alliance" is the fortieth that sleeps. Whoever sleeps or came back was a client for long.
  const old = chance.shuffled(plans.filter(({ years, kind }) => years > 2.5 && kind !== 'private'))
  const igors = old.filter(({ owner }) => owner === 'igor')
  const others = old.filter(({ owner }) => owner !== 'igor')
  const asleep = [...igors.slice(0, 11), ...others.slice(0, ASLEEP - 1 - 11)]
  for (const plan of asleep) plan.fate = 'asleep'
  for (const plan of others.slice(ASLEEP - 1 - 11, ASLEEP - 1 - 11 + CAME_BACK)) plan.fate = 'back'
  // "Ladoga Kitchens" is the twentieth.
  const handed = plans.filter(({ owner, fate }) => owner === 'igor' && fate === 'active').slice(0, ANNA_GETS - 1)
  for (const plan of handed) plan.toAnna = true
}

function setDue(chance: Chance, plans: Plan[]): void {
  for (const [owner, days] of Object.entries(DUE)) {
    const theirs = plans.filter((plan) => (plan.toAnna ? 'anna' : plan.owner) === owner && plan.fate === 'active')
    for (const [index, plan] of chance.shuffled(theirs).entries())
      plan.due = days[index] ?? (chance.often(0.4) && owner !== 'igor' ? chance.whole(6, 45) : null)
  }
}
