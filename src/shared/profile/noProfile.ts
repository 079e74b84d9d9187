import type { ProfileId } from '../ids'
import type { Profile } from './fold'

/** A profile without a change: where every fold begins, and what is shown of a client before anything was read. */
export const noProfile = (id: ProfileId): Profile => ({
  id,
  facts: new Map(),
  entries: new Map(),
  owners: [],
  created: null,
  notesSchema: null,
  size: 0,
  changed: 0,
})
