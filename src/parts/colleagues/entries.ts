/** Clients of colleagues as screens ask for them: from the directory, or from the list where everybody may read. */
import { createEffect, createSignal, type Accessor } from 'solid-js'
import type { DirectoryEntry } from '../../shared/directory'
import { dayOf } from '../../shared/dates'
import type { ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import type { Colleagues } from '../../solid/colleagues'
import { useNotebook, type Notebook } from '../../solid/notebook'

/** A client that is in the list to be read only, as the directory would say it. */
export const entryOfRow = ({ id, name, city, owner, touched }: Row): DirectoryEntry => ({
  profile: id,
  name,
  city,
  owner,
  touched: touched === null ? null : dayOf(touched.when),
  hashes: [],
})

/**
 * The answer to a question about colleagues' clients, asked again when it or what is known changes; the answer before
 * stays until then. Nothing is asked while `question` gives undefined.
 */
export function createAnswer<Q, A>(
  question: Accessor<Q | undefined>,
  answer: (colleagues: Colleagues, question: Q) => Promise<A>,
): Accessor<A | undefined> {
  const notebook = useNotebook()
  const [colleagues, setColleagues] = createSignal<Colleagues>()
  const [given, setGiven] = createSignal<A>()
  let asked = 0
  createEffect(() => {
    const wanted = question()
    const mine = ++asked
    if (wanted === undefined) {
      setGiven(undefined)
      return
    }
    const known = colleagues()
    // Not there yet: asked again once it is.
    if (known === undefined) return void notebook.colleagues().then((one) => setColleagues(() => one), reportError)
    known.version()
    void answer(known, wanted).then((found) => mine === asked && setGiven(() => found), reportError)
  })
  return given
}

/** May this member write for clients of colleagues? The server's word is the one that counts. */
export const mayContribute = (notebook: Notebook): boolean =>
  notebook.role() === 'manager' && notebook.settings().directory !== 'closed'

/** One colleague's client by its id, from the list or the directory. */
export async function colleagueClient(
  notebook: Notebook,
  colleagues: Colleagues,
  id: ProfileId,
): Promise<DirectoryEntry | undefined> {
  const row = notebook.row(id)
  return row === undefined ? colleagues.entry(id) : entryOfRow(row)
}
