/**
 * The catalogue of facts: which paths a profile may hold and what each holds.
 *
 * A path is segments joined by `/`. `*` stands for an id (UUIDv7), `#` for a normalised tag.
 * A set (tags, people, phones) is one fact per element, so that two members who add to it
 * at once both keep their element. null clears a fact.
 */
import * as v from 'valibot'
import { isDay } from '../isDay'
import {
  BROUGHT_AS,
  DEAL_RESULTS,
  DELIVERIES,
  LANGUAGES_OF_ROLES,
  LIKES,
  LOSS_REASONS,
  RENEWALS,
  REPEATS,
  SOLVENCY,
  STEP_WAYS,
  TEMPERAMENTS,
  TERMS,
} from './factWords'

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const long = v.pipe(v.string(), v.minLength(1), v.maxLength(5_000))
const date = v.pipe(v.string(), v.check(isDay))
/** A birthday may lack its year: `--05-14` (the spelling of vCard, RFC 6350 section 4.3.1). */
const birthday = v.pipe(
  v.string(),
  v.check((day) => isDay(day.replace(/^--/, '2000-'))),
)
const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/))
const whole = v.pipe(v.number(), v.integer())
/** In the smallest unit of the currency (kopecks, cents); ISO 4217. */
const money = v.strictObject({
  amount: v.pipe(whole, v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
})
const words = v.pipe(v.string(), v.maxLength(5_000))
const aside = v.strictObject({
  /** The last day on which nothing is said of it; it comes back after that. */
  until: date,
  /** True: it was done, as opposed to put off. */
  done: v.optional(v.literal(true)),
  /** The member it was passed on to, up to and with `until`. */
  who: v.optional(id),
  /** Of what was passed on: that member put it off to this day. */
  from: v.optional(date),
})
const clock = v.pipe(whole, v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

export const PROFILE_KINDS = ['organisation', 'private'] as const
export type ProfileKind = (typeof PROFILE_KINDS)[number]
export const DECIDES = ['yes', 'no', 'influences'] as const
export type Decides = (typeof DECIDES)[number]
export * from './factWords'

const SCHEMAS = {
  name: line,
  kind: v.picklist(PROFILE_KINDS),
  city: line,
  address: line,
  segment: line,
  source: line,
  site: line,
  about: long,
  'tags/#': line,
  'phones/*': line,
  'emails/*': line,
  /** The presence of a legal entity; its own facts below it. */
  'legal/*': v.literal(true),
  'legal/*/name': line,
  'legal/*/inn': v.pipe(v.string(), v.regex(/^(\d{10}|\d{12})$/)),
  'legal/*/kpp': v.pipe(v.string(), v.regex(/^\d{4}[\dA-Z]{2}\d{3}$/)),
  'legal/*/country': v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  'legal/*/taxNumber': line,
  'legal/*/registrationNumber': line,
  /** The presence of a person; null when the person left and is not known elsewhere. */
  'people/*': v.literal(true),
  'people/*/name': line,
  'people/*/role': line,
  'people/*/decides': v.picklist(DECIDES),
  'people/*/birthday': birthday,
  'people/*/about': long,
  'people/*/telegram': line,
  'people/*/whatsapp': line,
  'people/*/phones/*': line,
  'people/*/emails/*': line,
  'people/*/networks/*': line,
  /** Where the person works now; the past stays here. */
  'people/*/movedTo': v.strictObject({ profile: id, person: id, on: date }),
  'people/*/cameFrom': v.strictObject({ profile: id, person: id, on: date }),
  /** How a person is best talked to: temperaments (mixed ones: several), the language of business or of technique. */
  'people/*/temperament': v.pipe(v.array(v.picklist(TEMPERAMENTS)), v.minLength(1), v.maxLength(TEMPERAMENTS.length)),
  'people/*/speaks': v.picklist(LANGUAGES_OF_ROLES),
  'people/*/argument': long,
  /** A step of its own, that no entry ended with. `promise`: we gave our word to the client. */
  'todo/*': v.strictObject({
    what: line,
    who: id,
    on: date,
    as: v.optional(v.picklist(STEP_WAYS)),
    promise: v.optional(v.literal(true)),
    repeat: v.optional(
      v.strictObject({ every: v.picklist(REPEATS), times: v.pipe(whole, v.minValue(1), v.maxValue(99)) }),
    ),
  }),
  /** What became of a step: the `next` of the entry of this id, or `todo/<id>`. Of one that repeats, `did` is the last day it was done. */
  'steps/*/done': date,
  'steps/*/on': date,
  'steps/*/who': id,
  'steps/*/did': date,
  /** The hour that was agreed for it, HH:MM on the company's clock; it stays when the day is moved. */
  'steps/*/at': v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  /** What they like, do and care for, so that nobody asks twice. */
  'likes/*': v.strictObject({ what: line, about: v.picklist(LIKES), person: v.optional(id) }),
  /** What they said of a competitor. */
  'competitors/*': v.strictObject({ name: line, says: words, on: date }),
  /** What they would lose in time or money by leaving us. */
  switching: long,
  /** Each check of whether they can pay. */
  'solvency/*': v.strictObject({ on: date, result: v.picklist(SOLVENCY), text: words }),
  'contracts/*': v.strictObject({ what: line, from: date, until: v.optional(date) }),
  'contracts/*/renewal': v.strictObject({ state: v.picklist(RENEWALS), on: date }),
  /** Days between two conversations, agreed with this client; stands before its segment's. */
  rhythm: v.strictObject({ days: v.pipe(whole, v.minValue(1), v.maxValue(730)) }),
  /** The presence of a deal; its own facts below it. */
  'deals/*': v.literal(true),
  'deals/*/what': line,
  'deals/*/money': money,
  /** YYYY-MM in which it is expected. */
  'deals/*/month': v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  /** One of the team's stages (team/rules.ts). */
  'deals/*/stage': id,
  /** The person at the client who is responsible for it. */
  'deals/*/person': id,
  'deals/*/outcome': v.strictObject({ result: v.picklist(DEAL_RESULTS), on: date }),
  /** More of an order: the id is its entry's. */
  'orders/*/number': line,
  /** Of the team's product lines, or whatever it is called. */
  'orders/*/line': line,
  'orders/*/lines': v.pipe(
    v.array(
      v.strictObject({
        what: line,
        quantity: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
        unit: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(20))),
        amount: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
  'orders/*/delivery': v.strictObject({ state: v.picklist(DELIVERIES), on: date }),
  'orders/*/deal': id,
  /** The day up to which all orders of this client's owner were known: said by each list of orders that was read in. */
  ordersKnown: date,
  /** They left, or one deal was lost; its own facts below it. */
  'losses/*': v.strictObject({ on: date, deal: v.optional(id) }),
  /** The reason they gave, and the one that was learned later: two facts. */
  'losses/*/given': v.strictObject({ why: v.picklist(LOSS_REASONS), text: words }),
  'losses/*/learned': v.strictObject({ why: v.picklist(LOSS_REASONS), text: words }),
  /** Three short questions: what was wrong with the product, with our people, at the sale. */
  'losses/*/product': long,
  'losses/*/staff': long,
  'losses/*/sale': long,
  /** Can terms bring them back? */
  'losses/*/terms': v.picklist(TERMS),
  'losses/*/back': date,
  /** More of a complaint: the id is its entry's. */
  'complaints/*/owner': id,
  'complaints/*/due': date,
  'complaints/*/decision': long,
  /** What the client was told, and when: it is settled. */
  'complaints/*/answer': v.strictObject({ text: words, on: date }),
  /** Whoever has it cannot settle it: it is the head's. */
  'complaints/*/raised': v.strictObject({ on: date, text: words }),
  /** A failure of ours, and how it was made good. `entry`: the complaint that it came by. */
  'failures/*': v.strictObject({ on: date, what: words, entry: v.optional(id) }),
  'failures/*/madeGood': long,
  'wishes/*': v.strictObject({ product: line, text: words }),
  /** A day to remember beside birthdays and contracts; it may lack its year. */
  'dates/*': v.strictObject({ what: line, on: birthday }),
  /** Who brought them to us: a client of ours, a person there, or somebody else by name. */
  broughtBy: v.strictObject({
    name: line,
    profile: v.optional(id),
    person: v.optional(id),
    as: v.optional(v.picklist(BROUGHT_AS)),
  }),
  'thanks/*': v.strictObject({ what: line, on: date, profile: v.optional(id) }),
  /** A reminder that was done, put off or passed on: of the client, or of one thing of it by its id. */
  'aside/rhythm': aside,
  'aside/purchase': aside,
  'aside/volume': aside,
  'aside/decider': aside,
  'aside/stale': aside,
  'aside/firstDeal': aside,
  'aside/handed': aside,
  'aside/conflict': aside,
  'aside/*': aside,
  /** This is no client but what a member keeps for what belongs to none: steps of their own. */
  desk: v.literal(true),
  /** A field of the team's own (src/shared/team/ownFields.ts); several choices are one fact each. */
  'own/*': long,
  'own/*/*': v.literal(true),
  /** A file kept with the client or one of its entries (src/shared/files/file.ts). */
  'files/*': v.strictObject({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    type: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,98}$/)),
    /** Bytes. */
    size: v.pipe(whole, v.minValue(1), v.maxValue(25 * 1024 * 1024)),
    /** SHA-256, hexadecimal: tells equal files, opens nothing. */
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    entry: v.optional(id),
    /** Of a picture, in pixels. */
    width: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(65_535))),
    height: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(65_535))),
    /** Of a recording. */
    seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400))),
    /** It has a small picture. */
    thumb: v.boolean(),
  }),
  /** Text of the notes that lost its place (noteLost.ts): somebody put it back, or let it go. Runs as in a burst. */
  'lost/*': v.strictObject({
    runs: v.pipe(v.array(v.tuple([clock, clock, clock])), v.minLength(1), v.maxLength(1_000)),
    back: v.boolean(),
  }),
} as const

/** One of the path shapes above: `name`, `people/*` + `/role`, ... */
export type FactShape = keyof typeof SCHEMAS
export const FACT_SHAPES = Object.keys(SCHEMAS) as FactShape[]
/** What stands at a path of this shape; null = cleared is apart. */
export type ValueAt<S extends FactShape> = v.InferOutput<(typeof SCHEMAS)[S]>
export type FactValue = ValueAt<FactShape>

/** What the ledger says of a file. */
export type FileValue = v.InferOutput<(typeof SCHEMAS)['files/*']>

/** What became of text that lost its place. */
export type LostValue = v.InferOutput<(typeof SCHEMAS)['lost/*']>

const ID_SEGMENT = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * The shape of a path: ids become `*`, a tag becomes `#`. Undefined for a path that is not in the catalogue.
 * @example shapeOf('people/0192…/role') // 'people/*' + '/role'
 */
export function shapeOf(path: string): FactShape | undefined {
  if (path.length > 400) return undefined
  const [first, ...rest] = path.split('/')
  const shape =
    first === 'tags'
      ? rest.length === 1 && rest[0] !== '' && rest[0] === tagKey(rest[0]!)
        ? 'tags/#'
        : undefined
      : [first, ...rest.map((segment) => (ID_SEGMENT.test(segment) ? '*' : segment))].join('/')
  return shape !== undefined && Object.hasOwn(SCHEMAS, shape) && shape !== undefined ? (shape as FactShape) : undefined
}

/** The path element of a tag: one tag whatever its case, spaces or ё. */
export function tagKey(tag: string): string {
  return tag
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\s/]+/g, ' ')
    .slice(0, 100)
    .trim()
}

/** Is this value allowed at this shape? null (cleared) always is. */
export function isFactValue(shape: FactShape, value: unknown): value is FactValue | null {
  return value === null || v.is(SCHEMAS[shape], value)
}
