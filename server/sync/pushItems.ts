/** The items of a push as they came: read once, with the hashes that tell a retry from something else. */
import { createHash } from 'node:crypto'
import { parseDraft, type Draft, type FactDraft } from '../../src/shared/profile/change'
import { stable } from '../../src/shared/profile/fold'
import { LIMITS, type ChangesItem, type NotesItem, type OutboxItem } from '../../src/shared/protocol'

export interface ReadDraft {
  draft: Draft
  /** SHA-256 of the draft with sorted keys, hex. */
  hash: string
}

export type ReadItem =
  | { type: 'changes'; item: ChangesItem; hash: string; drafts: ReadDraft[] | 'malformed' }
  | { type: 'notes'; item: NotesItem; hash: string; malformed: boolean }

export function readItem(item: OutboxItem): ReadItem {
  if (item.type === 'notes')
    return {
      type: 'notes',
      item,
      hash: sha256(item.profile, `${item.at}`, item.update),
      malformed: item.update.length > LIMITS.notesUpdate,
    }
  const texts = item.changes.map(stable)
  return { type: 'changes', item, hash: sha256(item.profile, ...texts), drafts: readDrafts(item, texts) }
}

/** All of an item's drafts, each once, or 'malformed': they are one step and stand or fall together. */
function readDrafts({ profile, changes }: ChangesItem, texts: string[]): ReadDraft[] | 'malformed' {
  if (changes.length === 0 || changes.length > LIMITS.itemChanges) return 'malformed'
  const byId = new Map<string, ReadDraft>()
  for (const [index, text] of texts.entries()) {
    // Read from the text that is hashed, so that what is checked, hashed and stored is one thing.
    const draft = parseDraft(JSON.parse(text))
    if (draft === undefined || draft.profile !== profile) return 'malformed'
    if (draft.kind === 'created' && index > 0) return 'malformed'
    if (draft.kind === 'fact' && draft.path === 'desk' && !beginsAsDesk(draft, byId)) return 'malformed'
    const read = { draft, hash: sha256(text) }
    if ((byId.get(draft.id)?.hash ?? read.hash) !== read.hash) return 'malformed'
    byId.set(draft.id, read)
  }
  return [...byId.values()]
}

/** A desk is one from its beginning [P6]. */
const beginsAsDesk = ({ value }: FactDraft, before: ReadonlyMap<string, ReadDraft>): boolean =>
  value === true && [...before.values()][0]?.draft.kind === 'created'

/** The hash by which a draft is known when it comes again. */
export const hashOf = (draft: Draft): string => sha256(stable(draft))

function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('hex')
}
