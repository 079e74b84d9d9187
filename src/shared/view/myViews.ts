/**
 * A member's own saved views. They are made offline too: each is kept on the device with the time it was said, and
 * sent when there is network; of two words about one view the later stands.
 *
 *   GET /api/my/views      -> MyView[], those taken away too
 *   PUT /api/my/views/:id  MyView without its id -> {}
 */
import * as v from 'valibot'
import type { ViewId } from '../ids'
import { savedViewSchema, type SavedView } from './view'

export interface MyView {
  id: ViewId
  /** When it was said, ms since 1970 UTC on the device. */
  at: number
  /** null = taken away. */
  view: SavedView | null
}

/** How many a member may have, those taken away not counted. */
export const MOST_VIEWS = 100

export const myViewBody = v.strictObject({
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  view: v.nullable(savedViewSchema),
})
