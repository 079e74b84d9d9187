import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId, type MemberId, type ProfileId } from '../../src/shared/ids'
import { parseDraft, type Change } from '../../src/shared/profile/change'
import { KNOW_PARTS, toKnow } from '../../src/shared/practice/toKnow'
import { referralsOf } from '../../src/shared/practice/referrals'
import { complaintSignals } from '../../src/shared/practice/complaints'
import { contractSignals } from '../../src/shared/practice/contracts'
import { dateSignals, datesThisYear } from '../../src/shared/practice/dates'
import { dealSignals } from '../../src/shared/practice/deals'
import { deciderSignals } from '../../src/shared/practice/decider'
import { staleSignals } from '../../src/shared/practice/freshness'
import { rhythmSignals } from '../../src/shared/practice/rhythm'
import { deliverySignals } from '../../src/shared/practice/deliveries'
import { lossSignals, lostOf, recoverable } from '../../src/shared/practice/losses'
import { ordersKnownTo, purchaseSignals, volumeSignals } from '../../src/shared/practice/purchases'
import type { PracticeContext } from '../../src/shared/practice/signal'
import { wishedProducts } from '../../src/shared/practice/wishes'
import { fold, entriesOf, partsOf, textOf, type Profile } from '../../src/shared/profile/fold'
import { innProblem } from '../../src/shared/profile/inn'
import { effectiveTime } from '../../src/shared/profile/order'
import { stepsOf, type Row } from '../../src/shared/profile/row'
import { ownFieldSchema, type OwnField } from '../../src/shared/team/ownFields'
import { isStale, parseOwn, saidOf } from '../../src/shared/team/ownValues'
import { orderRulesSchema, rhythmSchema, stageSchema, standardsSchema } from '../../src/shared/team/rules'
import { SIX_QUESTIONS } from '../../src/shared/team/settings'
import { compile } from '../../src/shared/view/match'
import { savedViewSchema } from '../../src/shared/view/view'
import { checkNotesUpdate } from '../sync/notes/check'
import { CAST, MEMBER_KEYS, type MemberIds, type MemberKey } from './cast'
import { DAY, dayAt, weekday } from './calendar'
import { generate, SEEDS, type Demo } from './generate'
import { draftOf } from './load'
import { FILE_LIMITS, fileOf } from '../../src/shared/files/file'
import { sniff } from '../../src/shared/files/types'
import { ANNA_GETS, ASLEEP, ASLEEP_AFTER, CAME_BACK, CLIENTS, IGOR_HAD } from './plan'

const members = Object.fromEntries(MEMBER_KEYS.map((key) => [key, newId<'member'>() as MemberId])) as MemberIds
/** A Sunday at half past four in the morning in Moscow, a Wednesday noon, a Friday evening. */
const MOMENTS = ['2026-11-22T01:30:00Z', '2026-11-25T09:10:00Z', '2027-03-05T16:45:00Z'].map((text) => Date.parse(text))
const WEDNESDAY = MOMENTS[1]!

const make = (language: 'ru' | 'en', now = WEDNESDAY) => generate({ seed: SEEDS[language], now, language, members })
/** Making one takes seconds on a busy machine. */
const PATIENCE = 120_000

/** Everything that is stored of it, as text. */
const said = ({ profiles, devices, handings, seq }: Demo): string =>
  JSON.stringify({
    devices,
    handings,
    seq,
    profiles: profiles.map(({ book: { changes, grants, late, pad }, row }) => {
      return { changes, grants, late, notes: pad.doc.getXmlFragment('notes').toJSON(), row }
    }),
  })

const cyrillic = /[а-яё]/i

type Book = Demo['profiles'][number]['book']
const toldOf = new WeakMap<Book, Profile>()
/** What a client's changes say, worked out once for all tests. */
const told = (book: Book): Profile => {
  const profile = toldOf.get(book) ?? fold(book.id, book.changes)
  toldOf.set(book, profile)
  return profile
}

let demos: Record<'ru' | 'en', Demo>
const profilesOf = (demo: Demo): Map<ProfileId, Profile> =>
  new Map(demo.profiles.map(({ book }) => [book.id, told(book)]))

beforeAll(() => {
  demos = { ru: make('ru'), en: make('en') }
}, PATIENCE)

test(
  'one seed, moment and language give one demo',
  () => {
    expect(said(make('ru'))).toBe(said(demos.ru))
  },
  PATIENCE,
)

describe.each(['ru', 'en'] as const)('the demo in %s', (language) => {
  test('has the promised numbers of clients', () => {
    const { profiles, groups } = demos[language]
    expect(profiles).toHaveLength(CLIENTS)
    expect(new Set(profiles.map(({ row }) => row.name)).size).toBe(CLIENTS)
    expect(groups.igorHad).toHaveLength(IGOR_HAD)
    expect(groups.annaGot).toHaveLength(ANNA_GETS)
    expect(groups.asleep).toHaveLength(ASLEEP)
    expect(groups.cameBack).toHaveLength(CAME_BACK)
    expect(
      profiles
        .filter(({ row }) => row.owner === members.anna)
        .map(({ row }) => row.id)
        .toSorted(),
    ).toEqual(groups.annaGot.toSorted())
  })

  test('gives every manager clients, and tells eleven years', () => {
    const { profiles } = demos[language]
    for (const key of MEMBER_KEYS.filter((name) => CAST[name].role === 'manager'))
      expect(profiles.filter(({ row }) => row.owner === members[key]).length).toBeGreaterThan(ANNA_GETS - 1)
    const first = Math.min(...profiles.map(({ row }) => row.created))
    expect(WEDNESDAY - first).toBeGreaterThan(10.9 * 365 * DAY)
    expect(WEDNESDAY - first).toBeLessThan(11.1 * 365 * DAY)
  })

  test('agreed on fields, views and answers that a head could have saved', () => {
    const { fields, views, answers } = demos[language].settings
    for (const field of fields) expect(v.safeParse(ownFieldSchema, field).issues).toBeUndefined()
    for (const view of views) expect(v.safeParse(savedViewSchema, view).issues).toBeUndefined()
    expect(Object.keys(answers)).toEqual([...SIX_QUESTIONS])
    const words = JSON.stringify({ fields, views, answers })
    expect(cyrillic.test(words)).toBe(language === 'ru')
    const context = { me: members.marina, today: dayAt(WEDNESDAY), now: WEDNESDAY, fields }
    const rows = demos[language].profiles.map(({ row }) => row)
    for (const { name, view } of views) {
      const shown = rows.filter(compile(view.filter, context)).length
      expect([name, shown > 5 && shown < CLIENTS / 2]).toEqual([name, true])
    }
  })

  test('knows much about many clients: values that fit their fields, some of them stale', () => {
    const { settings, profiles } = demos[language]
    const known = profiles.map(({ book }) => told(book))
    const filled = (field: OwnField) => known.filter((profile) => saidOf(profile, field).values.length > 0)
    for (const field of settings.fields) {
      const some = filled(field)
      expect([field.name, some.length > 25]).toEqual([field.name, true])
      for (const profile of some)
        for (const value of saidOf(profile, field).values) {
          const isKnown = field.choices.length === 0 || field.choices.some(({ id }) => id === value)
          expect(isKnown && (field.choices.length > 0 || parseOwn(field, value, language)?.[0] === value)).toBe(true)
        }
    }
    const [volume] = settings.fields
    const old = filled(volume!).filter((profile) => isStale(volume!, saidOf(profile, volume!).at, WEDNESDAY))
    expect(old.length).toBeGreaterThan(50)
    expect(old.length).toBeLessThan(filled(volume!).length)
  })

  test('lets exactly forty sleep: no conversation and no order for nine months', () => {
    const { profiles, groups } = demos[language]
    const last = ({ row }: Demo['profiles'][number]) => Math.max(row.touched?.when ?? 0, row.ordered?.when ?? 0)
    const asleep = profiles.filter((profile) => last(profile) < WEDNESDAY - ASLEEP_AFTER * DAY)
    expect(asleep.map(({ row }) => row.id).toSorted()).toEqual(groups.asleep.toSorted())
  })

  test('shows of each that came back a pause of nine months, and orders after it', () => {
    const { groups } = demos[language]
    const profiles = profilesOf(demos[language])
    for (const id of groups.cameBack) {
      const times = entriesOf(profiles.get(id)!)
        .filter(({ entry }) => entry.type === 'order')
        .map(({ entry }) => entry.when)
      const pauses = times.slice(1).map((time, index) => times[index]! - time)
      expect(Math.max(...pauses)).toBeGreaterThan(ASLEEP_AFTER * DAY)
      expect(times[0]).toBeGreaterThan(WEDNESDAY - 90 * DAY)
    }
  })

  test('has no conflict but the two phones of Fasad-M', () => {
    const { profiles, groups } = demos[language]
    expect(profiles.filter(({ row }) => row.conflicts > 0).map(({ row }) => [row.id, row.conflicts])).toEqual([
      [groups.stories.fasad, 1],
    ])
    const fasad = profilesOf(demos[language]).get(groups.stories.fasad)!
    const [phone] = [...fasad.facts.values()].filter(({ rivals }) => rivals.length > 0)
    expect([phone!.current.by, ...phone!.rivals.map(({ by }) => by)]).toEqual([members.marina, members.igor])
    expect(partsOf(fasad, 'legal')).toHaveLength(2)
  })

  test('writes changes that a push would take, each id once', () => {
    const ids = new Set<string>()
    for (const { book } of demos[language].profiles)
      for (const change of book.changes) {
        expect(ids.has(change.id)).toBe(false)
        ids.add(change.id)
        const draft = draftOf(change)
        if (draft !== undefined && parseDraft(draft) === undefined) expect(draft).toBe('a draft that is well formed')
      }
    const late = demos[language].profiles.flatMap(({ book }) => book.late)
    const drafts = late.flatMap(({ content }) => (content.type === 'changes' ? content.changes : []))
    expect(drafts.length).toBeGreaterThan(4)
    for (const draft of drafts) expect(parseDraft(draft)).toEqual(draft)
  })

  test('shows what went wrong and what became of it: losses, complaints, failures, wishes', () => {
    const { profiles, groups } = demos[language]
    const context = {
      now: WEDNESDAY,
      today: dayAt(WEDNESDAY),
      settings: demos[language].settings,
      ordersKnownTo: () => undefined,
    }
    const rows = profiles.map(({ row }) => row)
    const ofStory = (name: keyof typeof groups.stories) => rows.find(({ id }) => id === groups.stories[name])!
    const lost = lostOf(ofStory('alliance'))!
    expect([lost.given, lost.learned, recoverable(lost)]).toEqual(['quality', 'rudeness', 'no'])
    expect(rows.flatMap((row) => lossSignals(row, context)).length).toBeGreaterThan(1)
    const complaints = rows.flatMap((row) => complaintSignals(row, context))
    expect(complaints.filter(({ who, on }) => who === null && on === context.today)).toHaveLength(1)
    expect(complaints.filter(({ who }) => who !== null).length).toBeGreaterThan(0)
    const karkas = profilesOf(demos[language]).get(groups.stories.karkas)!
    expect(partsOf(karkas, 'failures').map(({ path }) => textOf(karkas, `${path}/madeGood`) !== '')).toEqual([true])
    const [most, next] = wishedProducts(rows)
    expect(most!.clients).toBeGreaterThan(next!.clients)
    expect(cyrillic.test(most!.wishes[0]!.text)).toBe(language === 'ru')
  })

  test('shows what is sold: deals to move, deliveries to ask about, orders that stay away or fall, lists of orders', () => {
    const { profiles, settings } = demos[language]
    for (const stage of settings.stages ?? []) expect(v.safeParse(stageSchema, stage).issues).toBeUndefined()
    expect(settings.stages).toHaveLength(5)
    expect(v.safeParse(orderRulesSchema, settings.orderRules).issues).toBeUndefined()
    const rows = profiles.map(({ row }) => row)
    const knownTo = ordersKnownTo(rows)
    const context = { now: WEDNESDAY, today: dayAt(WEDNESDAY), settings, ordersKnownTo: knownTo }
    expect([knownTo(members.dmitry), knownTo(members.svetlana)]).toEqual(['2026-11-23', undefined])
    const count = (rule: (row: Row, at: PracticeContext) => unknown[]) =>
      rows.flatMap((row) => rule(row, context)).length
    // Enough of each to be seen, few enough to be read.
    for (const rule of [dealSignals, deliverySignals, purchaseSignals, volumeSignals]) {
      expect([rule.name, count(rule) > 2, count(rule) < 60]).toEqual([rule.name, true, true])
    }
    const deals = rows.flatMap(({ practice }) => practice?.deals ?? [])
    expect(deals.length).toBeGreaterThan(15)
    for (const { stage } of deals) expect(settings.stages!.some(({ id }) => id === stage)).toBe(true)
    expect(deals.filter(({ person }) => person !== undefined).length).toBeGreaterThan(15)
  })

  test('shows who was not talked with for long, dates, contracts that run out, nobody who decides, facts that grew old', () => {
    const { profiles, settings } = demos[language]
    expect(v.safeParse(rhythmSchema, settings.rhythm).issues).toBeUndefined()
    expect(v.safeParse(standardsSchema, settings.standards).issues).toBeUndefined()
    const rows = profiles.map(({ row }) => row)
    const context = { now: WEDNESDAY, today: dayAt(WEDNESDAY), settings, ordersKnownTo: () => undefined }
    for (const rule of [rhythmSignals, dateSignals, contractSignals, deciderSignals, staleSignals]) {
      const count = rows.flatMap((row) => rule(row, context)).length
      expect([rule.name, count > 2, count < 200]).toEqual([rule.name, true, true])
    }
    const segments = new Set(rows.map(({ segment }) => segment))
    for (const { segment } of settings.rhythm!.segments) expect(segments.has(segment)).toBe(true)
    expect(datesThisYear(rows, context.today).filter(({ round }) => round).length).toBeGreaterThan(10)
  })

  test('has promises, steps that repeat, and desks with steps of no client, also of who left', () => {
    const { profiles, desks } = demos[language]
    const today = dayAt(WEDNESDAY)
    const own = profiles.flatMap(({ row }) => row.steps).filter((step) => step.own)
    expect(own.filter(({ promise, on }) => promise && on <= today).length).toBeGreaterThan(2)
    // Every second week, and done the last time.
    expect(
      own.filter(({ repeat, first, on }) => repeat !== undefined && first !== undefined && on === today),
    ).not.toEqual([])
    const owners = desks.map(({ row }) => row.owner)
    expect(new Set(owners).size).toBe(desks.length)
    expect(owners).toEqual(expect.arrayContaining([members.marina, members.svetlana, members.igor]))
    const texts = desks.flatMap(({ row }) => row.steps.map(({ what }) => what))
    expect(texts.filter((text) => cyrillic.test(text) !== (language === 'ru'))).toEqual([])
  })

  test('knows how to talk with people, what binds clients and who brought whom', () => {
    const demo = demos[language]
    const { groups, settings } = demo
    const { today, now } = { today: dayAt(WEDNESDAY), now: WEDNESDAY }
    const context = { today, now, settings, ordersKnownTo: () => undefined }
    const known = demo.profiles.flatMap(({ book }) => toKnow(told(book), context))
    expect(KNOW_PARTS.filter((name) => !known.some(({ part }) => part === name))).toEqual([])
    const lines = known.flatMap((part) => part.lines)
    const people = lines.flatMap((line) => (line.kind === 'person' ? line.person : []))
    expect(
      people.filter(({ temperaments, teamArgument }) => temperaments.length > 1 && teamArgument).length,
    ).toBeGreaterThan(5)
    const contracts = lines.flatMap((line) => (line.kind === 'contract' ? line : []))
    expect(contracts.some(({ ended }) => ended) && contracts.some(({ renewal }) => renewal === 'proposed')).toBe(true)
    for (const { contract } of contracts) expect(contract.from < (contract.until ?? '')).toBe(true)
    const rows = demo.profiles.map(({ row }) => row)
    const referrals = referralsOf(rows)
    expect(referrals.below(groups.stories.ladoga).map(({ profile }) => profile)).toContain(groups.stories.karkas)
    expect(referrals.sources()[0]!.count).toBeGreaterThan(2)
    expect(rows.some(({ id }) => referrals.above(id).length > 1)).toBe(true)
  })

  test('speaks its own language throughout', () => {
    const texts = demos[language].profiles.flatMap(({ book }) =>
      book.changes.flatMap((change) =>
        change.kind === 'entry' && change.value !== null ? [change.value.text, change.value.next?.what ?? ''] : [],
      ),
    )
    expect(texts.length).toBeGreaterThan(10_000)
    const words = texts.map((text) => text.replaceAll(/КПП|ИНН/g, '')).filter((text) => /\p{L}{4}/u.test(text))
    expect(words.filter((text) => cyrillic.test(text) !== (language === 'ru'))).toEqual([])
    expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([])
    const names = demos[language].profiles.map(({ row }) => row.name)
    expect(names.filter((name) => cyrillic.test(name) !== (language === 'ru'))).toEqual([])
  })

  test('uses only tax numbers of no region, with right control digits, and phones of no network', () => {
    const rows = demos[language].profiles.map(({ row }) => row)
    const inns = rows.flatMap((row) => row.inns)
    expect(inns.length).toBeGreaterThan(300)
    expect(new Set(inns).size).toBe(inns.length)
    expect(inns.filter((number) => !number.startsWith('00') || innProblem(number) !== null)).toEqual([])
    expect(rows.flatMap((row) => row.phones).filter((number) => !/^7000\d{7}$/.test(number))).toEqual([])
    expect(rows.flatMap((row) => row.emails).filter((email) => !email.endsWith('.example'))).toEqual([])
  })
})

describe.each(MOMENTS)('told at %s', (now) => {
  let demo: Demo
  let changes: Change[]
  beforeAll(() => {
    demo = now === WEDNESDAY ? demos.ru : make('ru', now)
    changes = [...demo.profiles, ...demo.desks].flatMap(({ book }) => book.changes)
  }, PATIENCE)

  test('nothing has happened in the future, and nobody wrote before coming or after leaving', () => {
    const keyOf = new Map(MEMBER_KEYS.map((key) => [members[key], key]))
    for (const change of changes) {
      const key = keyOf.get(change.by)!
      const latest = key === 'igor' ? demo.igorDisabled : now
      const earliest = now - (CAST[key].years * 365 + 1) * DAY
      if (change.arrived > latest || effectiveTime(change) < earliest || change.at > now)
        expect({ key, change }).toBe('within the time of that colleague')
    }
    const entries = demo.profiles.flatMap(({ book }) => entriesOf(told(book)))
    expect(entries.filter(({ entry }) => entry.when > now)).toEqual([])
  })

  test('sequence numbers rise with arrival, and every author saw what he or she names', () => {
    const bySeq = changes.toSorted((a, b) => a.seq - b.seq)
    expect(bySeq[0]!.seq).toBe(2)
    expect(bySeq.filter((change, index) => index > 0 && change.arrived < bySeq[index - 1]!.arrived)).toEqual([])
    for (const { book } of demo.profiles) {
      expect(book.changes[0]!.kind).toBe('created')
      const times = new Map(book.changes.map((change) => [change.id, change.at]))
      for (const { after, at } of book.changes) for (const id of after) expect(times.get(id)).toBeLessThan(at)
    }
  })

  test('no two changes of one device have one time', () => {
    const times = changes
      .filter(({ device, kind }) => device !== null && kind !== 'burst')
      .map(({ device, at }) => `${device} ${at}`)
    expect(new Set(times).size).toBe(times.length)
  })

  test('nobody works at a weekend, but for the show and the first day', () => {
    const before = changes.filter(({ at, kind }) => at < now - 2 * DAY && kind === 'entry')
    expect(before.filter(({ at }) => weekday(at) === 0 || weekday(at) === 6)).toEqual([])
  })

  test('fills Today of every manager: overdue, today and the days to come', () => {
    const today = dayAt(now)
    const steps = demo.profiles.flatMap(({ book }) => stepsOf(told(book)))
    for (const key of MEMBER_KEYS.filter((name) => CAST[name].role === 'manager' && name !== 'igor')) {
      const theirs = steps.filter(({ who }) => who === members[key])
      const count = (is: (on: string) => boolean) => theirs.filter(({ on }) => is(on)).length
      expect([
        key,
        count((on) => on < today) > 0,
        count((on) => on === today) > 1,
        count((on) => on > today) > 3,
      ]).toEqual([key, true, true, true])
    }
  })

  test('leaves Igor thirty clients, three colleagues his others, and his late work to those who have them now', () => {
    const igors = demo.profiles.filter(({ row }) => row.owner === members.igor)
    expect(igors).toHaveLength(IGOR_HAD - ANNA_GETS - 12)
    const late = demo.profiles.filter(({ book }) => book.late.length > 0)
    expect(late.length).toBeGreaterThan(4)
    for (const { book, row } of late) {
      expect(row.owner).not.toBe(members.igor)
      const handed = Math.max(...book.changes.filter(({ kind }) => kind === 'handover').map(({ arrived }) => arrived))
      for (const { by, arrived } of book.late) expect([by, arrived > handed]).toEqual([members.igor, true])
    }
  })

  test('covers Pavel until Friday, and gives Anna a mentor', () => {
    const granted = (key: MemberKey, to: MemberKey) =>
      demo.profiles.filter(
        ({ book, row }) => row.owner === members[key] && book.grants.some(({ member }) => member === members[to]),
      )
    expect(granted('anna', 'svetlana')).toHaveLength(ANNA_GETS)
    const pavels = granted('pavel', 'natalya')
    expect(pavels).toHaveLength(demo.profiles.filter(({ row }) => row.owner === members.pavel).length)
    const [until] = new Set(pavels.map(({ book }) => book.grants[0]!.until))
    expect(weekday(Date.parse(`${until}T09:00:00Z`))).toBe(5)
    expect(until! >= dayAt(now)).toBe(true)
  })
})

test('the notes are what a member may type, and every character of them is in a burst', () => {
  for (const { book } of [...demos.ru.profiles, ...demos.en.profiles]) {
    const { doc, clients } = book.pad
    const check = checkNotesUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc), (client) =>
      clients.has(client) ? 'own' : 'other',
    )
    expect(check).toMatchObject({ ok: true, waits: false })
    const typed = new Map<number, number>()
    for (const change of book.changes)
      if (change.kind === 'burst') {
        const [client, clock, length] = change.typed[0]!
        expect(clock).toBe(typed.get(client) ?? 0)
        typed.set(client, clock + length)
      }
    expect(typed).toEqual(new Map([...clients.keys()].map((client) => [client, Y.getState(doc.store, client)])))
  }
})

test('the clients with a story tell it', () => {
  const { groups } = demos.ru
  const profiles = profilesOf(demos.ru)
  const story = (name: keyof typeof groups.stories) => profiles.get(groups.stories[name])!
  const amounts = (profile: Profile) =>
    entriesOf(profile).flatMap(({ entry }) => (entry.amount === undefined ? [] : [entry.amount]))

  const ladoga = amounts(story('ladoga')).slice(0, 7)
  expect(ladoga).toEqual(ladoga.toSorted((a, b) => a - b))
  expect(ladoga[0]! / ladoga[6]!).toBeLessThan(0.4)
  expect(textOf(story('ladoga'), 'about')).toContain('На самом деле')
  expect(textOf(story('karkas'), 'source')).toContain('Кухни Ладога')
  expect(textOf(story('mebelgrad'), 'about')).toContain('8%')
  expect(entriesOf(story('tula')).filter(({ entry }) => entry.type === 'meeting')).toHaveLength(5)
  expect(amounts(story('tula'))).toEqual([])
  expect(
    [...story('tula').facts].filter(([path, { current }]) => path.endsWith('/decides') && current.value === 'yes'),
  ).toEqual([])
  expect(groups.asleep).toContain(groups.stories.alliance)
  const moved = [...story('ladoga').facts].find(([path]) => path.endsWith('/movedTo'))
  expect(moved?.[1].current.value).toMatchObject({ profile: groups.stories.mebelgrad })
})

test.each(['ru', 'en'] as const)('files of the demo in %s are what their clients say of them', (language) => {
  const demo = demos[language]
  expect(demo.files.map(({ value }) => value.type)).toContain('application/pdf')
  const profiles = profilesOf(demo)
  for (const { id, profile, value, bytes, thumb } of demo.files) {
    expect(fileOf(profiles.get(profile)!, id)).toEqual(value)
    expect([sniff(bytes), bytes.length]).toEqual([value.type, value.size])
    expect(value.thumb).toBe(thumb !== null && thumb.length < FILE_LIMITS.thumb)
  }
})
