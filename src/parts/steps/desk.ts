/**
 * Steps that belong to no client lie on the member's desk: an ordinary profile that says it is one (facts.ts), and so is
 * stored, sent and folded like any other. It is made when it is first needed. Two devices that each made one without
 * knowing of the other leave two: both are read, the older one is written.
 */
import type { MemberId, ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import type { ChangeInput, Notebook, Step } from '../../solid/notebook'

/** The desk of this member that is written. */
export const deskOf = (desks: readonly Row[], member: MemberId): Row | undefined =>
  desks.filter(({ owner }) => owner === member).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]

/** By member, while it is made: a second step in the same moment makes no second desk. */
const making = new Map<MemberId, Promise<ProfileId>>()

async function makeDesk(notebook: Notebook, member: MemberId): Promise<ProfileId> {
  const under = making.get(member) ?? notebook.create([{ kind: 'fact', path: 'desk', value: true }])
  making.set(member, under)
  try {
    return await under
  } finally {
    making.delete(member)
  }
}

/** Writes on the signed-in member's desk. Resolves when it is shown. @throws when there is none yet and it could not be made. */
export async function actOnDesk(notebook: Notebook, changes: ChangeInput[]): Promise<Step> {
  const member = notebook.me().member.id
  const desk = deskOf(notebook.desks(), member)?.id ?? (await makeDesk(notebook, member))
  return notebook.act(desk, changes)
}
