/**
 * The day's lines as a plan that alternates calls and meetings (P80): hours of nothing but calls wear out the voice,
 * hours of nothing but meetings leave everybody else waiting.
 *
 * [PL1] Each line of the day is in the plan once. Calls keep their order, and so does what is done alone.
 * [PL2] What has an hour keeps it: a meeting, a call, or work that is done alone. Other meetings fill the gaps before it, two
 *       hours for each with its way, and the hours after. The hour of a day that is past is none.
 * [PL3] Calls lie between meetings, as many in each gap; where there are not enough of them, work that is done alone does.
 *       Two meetings follow each other only when nothing else is left to lie between.
 * [PL4] At most four calls in a row while anything else is left to do between them.
 */
import type { OpenStep } from '../profile/row'
import type { Signal } from './signal'
import type { Item } from './today'

export type Way = 'call' | 'meeting' | 'alone'

export interface Block {
  way: Way
  items: Item[]
  /** Of what has an hour: minutes since midnight. */
  at?: number
}

/** [PL4] */
const CALLS_IN_A_ROW = 4
const ALONE_IN_A_ROW = 2
/** When a day begins, and what a meeting takes with its way, in minutes. */
const BEGINS = 9 * 60
const MEETING_TAKES = 120
/** Anything else that has an hour. */
const OTHER_TAKES = 30

/** `today`: YYYY-MM-DD; absent = all of it is of this day. */
export function planDay(items: readonly Item[], today = ''): Block[] {
  const timed: Timed[] = items.flatMap((item) => {
    const at = timeOf(item.signal, today)
    return at === undefined ? [] : { item, at }
  })
  const fixed = new Set(timed.map(({ item }) => item))
  const of = (way: Way): Item[] => items.filter((item) => !fixed.has(item) && wayOf(item.signal) === way)
  const calls = of('call')
  const alone = of('alone')
  const meetings = inGaps(timed, of('meeting'))
  const blocks: Block[] = []
  const add = (way: Way, some: Item[]): void => {
    const last = blocks.at(-1)
    if (some.length === 0) return
    if (last?.way === way && last.at === undefined) last.items.push(...some)
    else blocks.push({ way, items: some })
  }
  for (const [gap, meeting] of meetings.entries()) {
    const some = calls.splice(0, Math.min(CALLS_IN_A_ROW, callsBefore(gap, calls.length, meetings.length - gap)))
    add('call', some)
    if (some.length === 0 && gap > 0) add('alone', alone.splice(0, ALONE_IN_A_ROW))
    blocks.push(meeting)
  }
  while (calls.length > 0) {
    add('call', calls.splice(0, CALLS_IN_A_ROW))
    add('alone', alone.splice(0, ALONE_IN_A_ROW))
  }
  add('alone', alone)
  return blocks
}

/**
 * How many calls go before the next meeting, when so many are left and so many meetings: as many in each gap, the evening
 * after the last one too. The morning goes without when they only just lie between the meetings.
 */
function callsBefore(gap: number, calls: number, meetings: number): number {
  if (gap === 0 && calls < meetings) return 0
  return Math.ceil(calls / (meetings + 1))
}

interface Timed {
  item: Item
  /** Minutes since midnight. */
  at: number
}

/** What has an hour in the order of hours, and meetings that have none where they fit [PL2]. */
function inGaps(timed: Timed[], others: Item[]): Block[] {
  const blocks: Block[] = []
  let free = BEGINS
  for (const { item, at } of timed.toSorted((a, b) => a.at - b.at)) {
    const way = wayOf(item.signal)
    for (; at - free >= MEETING_TAKES && others.length > 0; free += MEETING_TAKES)
      blocks.push({ way: 'meeting', items: others.splice(0, 1) })
    blocks.push({ way, items: [item], at })
    free = Math.max(free, at + (way === 'meeting' ? MEETING_TAKES : OTHER_TAKES))
  }
  return [...blocks, ...others.map((item): Block => ({ way: 'meeting', items: [item] }))]
}

/** Is it a call, a meeting, or something one does alone? A step says so itself, or by its words. */
export function wayOf({ reason }: Signal): Way {
  switch (reason.kind) {
    case 'step':
    case 'promise':
      return reason.step.as ?? wayInWords(reason.step)
    case 'conflict':
    case 'lateEntry':
      return 'alone'
    default:
      return 'call'
  }
}

/** The beginnings of words, in both languages: a step was written by somebody in a hurry. */
const MEETING = /(?:^|[^\p{L}])(?:встре[чт]|заехать|заеду|приехать|приеду|съездить|визит|показ|meet|visit|demo|show)/iu
const CALL = /(?:^|[^\p{L}])(?:по|пере|со)?зв[ао]н|(?:^|[^\p{L}])набрать|(?:^|[^\p{L}])(?:call|phone|ring)/iu

function wayInWords({ what }: Pick<OpenStep, 'what'>): Way {
  if (CALL.test(what)) return 'call'
  return MEETING.test(what) ? 'meeting' : 'alone'
}

const TIME = /(?:^|[^\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])/

/** The hour of a step, or the time that it names, "14:30", in minutes since midnight. `today` as in `planDay`. */
export function timeOf({ reason, on }: Signal, today = ''): number | undefined {
  if ((reason.kind !== 'step' && reason.kind !== 'promise') || on < today) return undefined
  const found = TIME.exec(reason.step.time ?? reason.step.what)
  return found === null ? undefined : Number(found[1]) * 60 + Number(found[2])
}
