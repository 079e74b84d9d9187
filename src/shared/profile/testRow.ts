/** Rows for tests. */
import { newId, type ProfileId } from '../ids'
import { ROW_VERSION, type Row } from './row'

/** A row of which only the given parts matter. */
export const aRow = (parts: Partial<Row> = {}): Row => ({
  id: newId<ProfileId>(),
  v: ROW_VERSION,
  made: 1,
  name: '',
  kind: 'organisation',
  city: '',
  segment: '',
  source: '',
  tags: [],
  owner: null,
  people: [],
  phones: [],
  emails: [],
  inns: [],
  legal: [],
  touched: null,
  ordered: null,
  steps: [],
  conflicts: 0,
  created: 0,
  ...parts,
})
