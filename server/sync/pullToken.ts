/**
 * Where a pull goes on. It names places in an order, no rights: those are judged for every batch anew,
 * so that a token somebody made up gives nothing that asking from the start would not.
 */
import * as v from 'valibot'
import { isId, type ProfileId } from '../../src/shared/ids'

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const schema = v.strictObject({
  /** The workspace's seq when the pull began: the cursor when it is whole. */
  until: whole,
  /** Rows first, then documents, then what moved while those were sent; then news of the directory, or the whole of it. */
  stage: v.picklist(['rows', 'states', 'moved', 'directory', 'wholeDirectory']),
  /** The last profile of the batch before: [its seq, its id]; null at the start of a stage. The directory goes by id. */
  after: v.nullable(v.tuple([whole, v.custom<ProfileId>((id) => typeof id === 'string' && isId(id))])),
  total: whole,
  sent: whole,
})
export type Place = v.InferOutput<typeof schema>

export const writeToken = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Undefined when it is none of ours. */
export function readToken(token: string): Place | undefined {
  try {
    const place = v.safeParse(schema, JSON.parse(Buffer.from(token, 'base64url').toString()))
    return place.success ? place.output : undefined
  } catch {
    return undefined
  }
}
