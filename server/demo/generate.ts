/**
 * The demo workspace as plain data: a company of eleven years, made from a seed and a moment. The same
 * seed, moment, language and members give the same data, to the last id.
 */
import type { ProfileId } from '../../src/shared/ids'
import type { Row } from '../../src/shared/profile/row'
import { fold } from '../../src/shared/profile/fold'
import { toRow } from '../../src/shared/profile/row'
import type { TeamSettings } from '../../src/shared/team/settings'
import { agree, agreedChance, findOut, findOutAboutLadoga } from './agreed'
import { World, type Handing, type ProfileBook } from './book'
import type { DemoDevice, MemberIds } from './cast'
import { makeChance } from './chance'
import { addFiles, type DemoFile } from './files'
import { makeFirms } from './invent'
import { addKnown, knownChance } from './known'
import { speaker, type Language } from './language'
import { addNextSteps, stepsChance } from './nextSteps'
import { writeOrdinary } from './ordinary'
import { agreedRhythm } from './rhythm'
import { makePlans } from './plan'
import { addSales, salesChance } from './sales'
import { writeShow } from './show'
import { writeStories, type Stories } from './stories'
import { moveClients } from './team'
import { addTroubles, troublesChance } from './troubles'

/** One each, so that no id is in both. */
export const SEEDS: Record<Language, number> = { ru: 20_151_122, en: 20_151_123 }

/** Apart from all other chances: without files everything else is the same. */
const FILES = 1_000

export interface DemoOptions {
  seed: number
  /** ms since 1970 UTC: everything is told relative to it. */
  now: number
  language: Language
  members: MemberIds
}

export interface DemoProfile {
  book: ProfileBook
  row: Row
}

export interface Demo {
  members: MemberIds
  /** Clients. */
  profiles: DemoProfile[]
  /** What members keep that belongs to no client. */
  desks: DemoProfile[]
  devices: DemoDevice[]
  handings: Handing[]
  settings: TeamSettings
  files: DemoFile[]
  /** The last sequence number given; the first is 2, as a workspace begins with 1. */
  seq: number
  igorDisabled: number
  /** Who plays which part, for the tests and the curious. */
  groups: {
    stories: Record<keyof Stories, ProfileId>
    leads: ProfileId[]
    igorHad: ProfileId[]
    annaGot: ProfileId[]
    asleep: ProfileId[]
    cameBack: ProfileId[]
  }
}

export function generate({ seed, now, language, members }: DemoOptions): Demo {
  const chance = makeChance(seed)
  const world = new World(now, chance, language, speaker(language), members)
  const firmOf = makeFirms(world)
  const stories = writeStories(world)
  const written = makePlans(chance).map((plan) => ({
    plan,
    book: writeOrdinary(world, plan, plan.kind === 'private' ? null : firmOf(plan.kind)),
  }))
  const leads = writeShow(world, firmOf)
  const own = agreedChance(seed)
  const agreed = agree(world, own)
  world.aside(own, () => {
    for (const { plan, book } of written) findOut(world, agreed, own, book, plan)
    findOutAboutLadoga(world, agreed, stories.ladoga)
    for (const book of [stories.mebelgrad, stories.tula])
      findOut(world, agreed, own, book, { kind: 'furniture', fate: 'active', years: 1 })
  })
  world.aside(troublesChance(seed), () => addTroubles(world, stories, written))
  let agreedOnSales: ReturnType<typeof addSales> = {}
  world.aside(salesChance(seed), () => {
    agreedOnSales = addSales(world, stories, written)
  })
  let agreedOnWords: ReturnType<typeof addKnown> = {}
  world.aside(knownChance(seed), () => {
    agreedOnWords = addKnown(world, stories, written)
  })
  const files: DemoFile[] = []
  world.aside(makeChance(seed + FILES), () => {
    for (const [index, book] of [stories.ladoga, stories.mebelgrad, stories.tula].entries())
      files.push(...addFiles(world, book, index))
  })
  const forAnna = written.filter(({ plan }) => plan.toAnna).map(({ book }) => book)
  const { igorDisabled, igorHad, annaGot } = moveClients(world, stories, forAnna)
  world.aside(stepsChance(seed), () => addNextSteps(world, stories, written, igorDisabled))
  const seq = world.number(2)
  const all = world.books.map((book): DemoProfile => ({ book, row: toRow(fold(book.id, book.changes)) }))
  const idsOf = (fate: string) => written.filter(({ plan }) => plan.fate === fate).map(({ book }) => book.id)
  return {
    members,
    profiles: all.filter(({ row }) => !row.desk),
    desks: all.filter(({ row }) => row.desk),
    devices: world.devices,
    handings: world.handings,
    settings: { ...agreed.settings, ...agreedOnSales, ...agreedOnWords, ...agreedRhythm(world) },
    files,
    seq,
    igorDisabled,
    groups: {
      stories: Object.fromEntries(
        Object.entries(stories).map(([name, book]) => [name, book.id]),
      ) as Demo['groups']['stories'],
      leads: leads.map(({ id }) => id),
      igorHad: igorHad.map(({ id }) => id),
      annaGot: annaGot.map(({ id }) => id),
      asleep: [...idsOf('asleep'), stories.alliance.id],
      cameBack: idsOf('back'),
    },
  }
}
