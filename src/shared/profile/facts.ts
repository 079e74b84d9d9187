/**
 * The catalogue of facts: which paths a profile may hold and what each holds.
 *
 * A path is segments joined by `/`. `*` stands for an id (UUIDv7), `#` for a normalised tag.
 * A set (tags, people, phones) is one fact per element, so that two members who add to it
 * at once both keep their element. null clears a fact.
 */
import * as v from 'valibot'

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const long = v.pipe(v.string(), v.minLength(1), v.maxLength(5_000))
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
/** A birthday may lack its year: `--05-14` (the spelling of vCard, RFC 6350 section 4.3.1). */
const birthday = v.pipe(v.string(), v.regex(/^(\d{4}-|--)\d{2}-\d{2}$/))
const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/))
const whole = v.pipe(v.number(), v.integer())
const clock = v.pipe(whole, v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

export const PROFILE_KINDS = ['organisation', 'private'] as const
export type ProfileKind = (typeof PROFILE_KINDS)[number]
export const DECIDES = ['yes', 'no', 'influences'] as const
export type Decides = (typeof DECIDES)[number]

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
  /** What became of the next step that an entry ended with. */
  'steps/*/done': date,
  'steps/*/on': date,
  'steps/*/who': id,
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
export type FactValue = string | true | { profile: string; person: string; on: string } | FileValue | LostValue

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
