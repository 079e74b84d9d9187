/** The views that every member finds ready. */
import { ME, QUIET_DAYS } from './fields'
import type { Filter, View } from './view'

export const READY = ['all', 'mine', 'timeToCall', 'inProgress', 'neverTalked', 'toSettle'] as const
export type Ready = (typeof READY)[number]

export const DEFAULT_COLUMNS = ['city', 'segment', 'tag', 'owner', 'talked', 'next']
const NAME = { field: 'name', down: false }
const NEXT = { field: 'next', down: false }

const view = (filter: Filter, sort: View['sort']): View => ({ filter, sort, group: null, columns: DEFAULT_COLUMNS })

/** Every client. */
export const EVERYBODY: Filter = { all: [] }

export const READY_VIEWS: Record<Ready, View> = {
  all: view(EVERYBODY, NAME),
  mine: view({ all: [{ field: 'owner', op: 'is', value: [ME] }] }, NAME),
  /** A next step is due, or nothing is planned and the last conversation was long ago with a client that is still ours. */
  timeToCall: view(
    {
      any: [
        { field: 'stage', op: 'is', value: ['due'] },
        {
          all: [
            { field: 'stage', op: 'is', value: ['quiet'] },
            { field: 'lost', op: 'empty' },
          ],
        },
      ],
    },
    NEXT,
  ),
  /** A next step is open, or there was a conversation or an order in the last 30 days. */
  inProgress: view(
    {
      any: [
        { field: 'next', op: 'filled' },
        { field: 'talked', op: 'inLast', value: QUIET_DAYS },
        { field: 'entry.order', op: 'inLast', value: QUIET_DAYS },
      ],
    },
    NEXT,
  ),
  neverTalked: view({ all: [{ field: 'talked', op: 'empty' }] }, { field: 'created', down: true }),
  toSettle: view({ all: [{ field: 'conflicts', op: 'filled' }] }, NAME),
}
