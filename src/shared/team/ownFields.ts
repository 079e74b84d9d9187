/**
 * Fields that the head defines for the whole team. What a client has under one is a fact of its ledger
 * (`own/<field>`, `own/<field>/<choice>` for several choices), so that it has history, conflicts and an author
 * like every other. A field is never deleted, only archived: what was written under it stays readable.
 */
import * as v from 'valibot'
import { isId, type ChoiceId, type FieldId } from '../ids'

export const OWN_TYPES = ['text', 'long', 'number', 'date', 'yesNo', 'choice', 'choices', 'link'] as const
/**
 * What a field holds, always as text in the ledger: a number as its shortest decimal spelling (`-12.5`), a date as
 * YYYY-MM-DD, yesNo as `yes` or `no`, a choice as its id.
 */
export type OwnType = (typeof OWN_TYPES)[number]

const id = <T extends string>() => v.custom<T>((input) => typeof input === 'string' && isId(input), 'not an id')
const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))

export const ownFieldSchema = v.strictObject({
  id: id<FieldId>(),
  name: line(100),
  /** One sentence below the field: what belongs here, and why the team wants to know it. */
  help: v.pipe(v.string(), v.trim(), v.maxLength(500)),
  /** The heading it stands under; '' = none. Fields of one heading stand together. */
  group: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  type: v.picklist(OWN_TYPES),
  /** For `choice` and `choices`, in their order. One that was taken away stays as archived. */
  choices: v.pipe(
    v.array(v.strictObject({ id: id<ChoiceId>(), name: line(100), archived: v.boolean() })),
    v.maxLength(50),
  ),
  /** After so many days what it says is stale and to be asked again; null = never. */
  staleDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
  /** Ascending; equal ones by id. */
  order: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  archived: v.boolean(),
})
export type OwnField = v.InferOutput<typeof ownFieldSchema>
