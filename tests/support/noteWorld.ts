/**
 * Several authors edit one client's notes with the real editor, online and off. The world knows of every character
 * who wrote it and whether somebody meant to delete it; what the records of the ledger say is judged by that.
 */
import type { Mappable } from '@tiptap/pm/transform'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { tell } from '../../server/sync/bursts'
import type { OpenDocument } from '../../server/sync/documents'
import { checkNotesUpdate } from '../../server/sync/notes/check'
import type { Typed } from '../../server/sync/writeNotes'
import { newId, type ChangeId, type DeviceId, type MemberId, type ProfileId } from '../../src/shared/ids'
import type { BurstChange } from '../../src/shared/profile/change'
import { NotePast } from '../../src/shared/profile/notePast'
import { noteRuns, type NoteRun } from '../../src/shared/profile/noteText'
import { NOTES } from '../../src/shared/protocol'
import { edit } from './noteEditor'

type Command = (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean

export class Author {
  readonly doc: Y.Doc
  readonly member = newId<'member'>() as MemberId
  readonly device = newId<'device'>() as DeviceId
  /** Typed and not pushed yet, as the outbox holds it. */
  outbox: { update: Uint8Array; at: number }[] = []

  constructor(clientID: number) {
    this.doc = Object.assign(new Y.Doc({ gc: false }), { clientID })
  }

  get notes(): Y.XmlFragment {
    return this.doc.getXmlFragment(NOTES)
  }
}

export class NoteWorld {
  readonly server = Object.assign(new Y.Doc({ gc: false }), { clientID: 2 ** 32 + 1 })
  readonly authors: Author[]
  readonly records: BurstChange[] = []
  /** By "client clock": who wrote it first. */
  readonly truth = new Map<string, MemberId>()
  /** "client clock" of what an edit took away or moved elsewhere. */
  readonly removed = new Set<string>()
  now = 1_000
  #typed = new Map<Author, Typed[]>()
  readonly #profile = newId<'profile'>() as ProfileId

  constructor(count: number) {
    this.authors = Array.from({ length: count }, (_, index) => new Author(101 + index))
    for (const author of this.authors)
      author.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'server') author.outbox.push({ update, at: this.now })
      })
  }

  get notes(): Y.XmlFragment {
    return this.server.getXmlFragment(NOTES)
  }

  get past(): NotePast {
    return NotePast.of(this.records)
  }

  /** One command of the editor, and what it means for each character. */
  edit(author: Author, from: number, to: number, command: Command): void {
    this.now += 1_000
    const before = shownIn(author.notes)
    let origins: (number | undefined)[] | undefined
    edit(author.doc, from, to, (state, dispatch) =>
      command(state, (transaction) => {
        origins = originsOf(state.doc, transaction.mapping, transaction.doc)
        dispatch(transaction)
      }),
    )
    const after = shownIn(author.notes)
    const kept = new Set(after)
    for (const name of before) if (!kept.has(name)) this.removed.add(name)
    if (origins !== undefined && origins.length !== after.length) throw new Error('the editor shows something else')
    after.forEach((name, index) => {
      if (this.truth.has(name)) return
      const origin = origins?.[index]
      this.truth.set(name, origin === undefined ? author.member : this.truth.get(before[origin]!)!)
    })
  }

  /** The channel opens: everything at once, as an answer to the server's first step. */
  answer(author: Author): void {
    this.#take(author, Y.encodeStateAsUpdate(author.doc, Y.encodeStateVector(this.server)), null)
  }

  /** The outbox is pushed. */
  push(author: Author): void {
    for (const { update, at } of author.outbox.splice(0)) this.#take(author, update, at)
  }

  hear(author: Author): void {
    Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(author.doc)), 'server')
  }

  /** All bursts end. */
  end(): void {
    const { past } = this
    this.now += 60_000
    for (const [author, typed] of this.#typed) {
      const told = tell(this.server, past, { member: author.member, device: author.device, typed })
      if (told.typed.length === 0 && told.deleted.length === 0) continue
      const seq = this.records.length + 1
      const id = newId<'change'>() as ChangeId
      this.records.push({ id, profile: this.#profile, kind: 'burst', after: [], arrived: this.now, seq, ...told })
    }
    this.#typed = new Map()
  }

  /** Everybody sends and hears everything. */
  meet(): void {
    for (let round = 0; round < 3; round++)
      for (const author of this.authors) {
        this.push(author)
        this.answer(author)
        this.hear(author)
      }
    this.end()
  }

  #take(author: Author, sent: Uint8Array, at: number | null): void {
    const checked = checkNotesUpdate(this.server, sent, (client) => (client === author.doc.clientID ? 'own' : 'other'))
    if (!checked.ok) throw new Error(`an honest author was refused: ${checked.why}`)
    if (checked.update !== null) Y.applyUpdate(this.server, checked.update)
    if (checked.update === null && at === null) return
    const typed = this.#typed.get(author) ?? []
    this.#typed.set(author, typed)
    const { member, device } = author
    const open = { doc: this.server } as OpenDocument
    const outbox = at === null ? null : sent
    const made = at ?? this.now
    typed.push({
      profile: this.#profile,
      member,
      device,
      open,
      update: checked.update,
      sent: outbox,
      arrived: this.now,
      at: made,
    })
  }
}

/** Each character that can be read, in order, as "client clock". */
export const shownIn = (notes: Y.XmlFragment): string[] =>
  noteRuns(notes)
    .filter(({ deleted }) => !deleted)
    .flatMap(namesOf)

export const namesOf = ({ client, clock, length }: Pick<NoteRun, 'client' | 'clock' | 'length'>): string[] =>
  Array.from({ length }, (_, offset) => `${client} ${clock + offset}`)

/** Of each character after the edit: which it was before, as a place among those that were shown. */
function originsOf(before: Node, mapping: Mappable, after: Node): (number | undefined)[] {
  const byPosition = new Map<number, number>()
  positionsIn(before).forEach((at, index) => {
    if (!mapping.mapResult(at, 1).deletedAfter) byPosition.set(mapping.map(at, 1), index)
  })
  return positionsIn(after).map((at) => byPosition.get(at))
}

function positionsIn(doc: Node): number[] {
  const positions: number[] = []
  doc.descendants((node, at) => {
    if (node.isText) for (let offset = 0; offset < node.nodeSize; offset++) positions.push(at + offset)
    else if (node.type.name === 'mention') positions.push(at)
  })
  return positions
}
