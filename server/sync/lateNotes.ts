/** What a former owner typed offline: text for the new owner to read, as it would stand in the notes. */
import * as Y from 'yjs'
import type { LateContribution } from '../../src/shared/protocol'
import { docOf } from './documents'
import { checkNotesUpdate } from './notes/check'
import { passagesOf } from './notes/passages'

type Content = LateContribution['content']

export interface LateNotes {
  /** Well formed, as the check said. */
  update: Uint8Array
  /** When the last key of it was pressed, ms since 1970 UTC. */
  at: number
}

/**
 * The passages of these updates together, since one builds on the other. The document stays as it is. Text that
 * stands on something which never came has lost its place and is given bare: nothing is dropped. `before` came late
 * earlier: what is in it is no passage a second time.
 */
export function lateContents(doc: Y.Doc, notes: LateNotes[], before: Uint8Array[] = []): Content[] {
  const at = Math.max(...notes.map((one) => one.at))
  const base = before.length === 0 ? doc : docOf([Y.encodeStateAsUpdate(doc)])
  if (base !== doc) applyAll(base, before)
  const scratch = docOf([Y.encodeStateAsUpdate(base)])
  const homeless = applyAll(
    scratch,
    notes.map(({ update }) => update),
  )
  const together = Y.encodeStateAsUpdate(scratch, Y.encodeStateVector(base))
  const placed = passagesOf(base, together).map((passage): Content => ({ type: 'passage', at, ...passage }))
  const bare = homeless
    .filter((update) => !before.some((one) => isSame(one, update)))
    .map((update) => textIn(update, scratch))
  const buried = buriedIn(
    notes.map(({ update }) => update),
    base,
    scratch,
  )
  return [
    ...placed,
    ...[...bare, ...buried]
      .filter((text) => text !== '')
      .map((text): Content => ({ type: 'passage', at, text, context: text })),
  ]
}

/** Applies what applies, in whichever order it does; gives the updates of which a part is left over. */
function applyAll(scratch: Y.Doc, updates: Uint8Array[]): Uint8Array[] {
  let waiting = updates
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    waiting = waiting.filter((update) => {
      const checked = checkNotesUpdate(scratch, update, () => 'own')
      if (checked.ok && checked.update !== null) Y.applyUpdate(scratch, checked.update)
      return !checked.ok || checked.waits
    })
  }
  return waiting
}

/** The text in an update that the document does not have. */
function textIn(update: Uint8Array, doc: Y.Doc): string {
  const texts = Y.decodeUpdate(update).structs.flatMap((struct) => {
    const known = Y.getState(doc.store, struct.id.client)
    return struct instanceof Y.Item && struct.id.clock >= known ? [wordsIn(struct)] : []
  })
  return texts.join('').trim()
}

/**
 * What was typed where somebody else had deleted the paragraph meanwhile: it is gone before it came, and not by its
 * author's hand. A text for each update.
 */
function buriedIn(updates: Uint8Array[], base: Y.Doc, scratch: Y.Doc): string[] {
  const read = updates.map((update) => Y.decodeUpdate(update))
  const gone = Y.createDeleteSetFromStructStore(scratch.store)
  const isBuried = ({ id }: Y.Item): boolean =>
    id.clock >= Y.getState(base.store, id.client) &&
    id.clock < Y.getState(scratch.store, id.client) &&
    Y.isDeleted(gone, id) &&
    !read.some(({ ds }) => Y.isDeleted(ds, id))
  return read.map(({ structs }) =>
    structs
      .flatMap((struct) => (struct instanceof Y.Item && isBuried(struct) ? [wordsIn(struct)] : []))
      .join('')
      .trim(),
  )
}

/** Typed text, or the name in a mention. */
function wordsIn({ content, parentSub }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str
  return parentSub === 'label' && content instanceof Y.ContentAny ? `@${String(content.arr.at(-1))}` : ''
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
