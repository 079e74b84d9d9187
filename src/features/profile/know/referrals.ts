import { createMemo, type Accessor } from 'solid-js'
import { referralsOf, type Brought, type Referrer } from '../../../shared/practice/referrals'
import { useClient } from '../client'

export interface ClientReferrals {
  /** The nearest first. */
  above: Referrer[]
  below: Brought[]
}

const NONE: ClientReferrals = { above: [], below: [] }

/** How this client came to us, and who came by it, over all the clients that this member may see. */
export function createReferrals(): Accessor<ClientReferrals> {
  const client = useClient()
  return createMemo(() => {
    const { notebook, view } = client
    const brought = notebook.rows().filter(({ practice }) => practice?.broughtBy !== undefined)
    const isIn = brought.some(({ id, practice }) => id === view.id || practice?.broughtBy?.profile === view.id)
    if (!isIn) return NONE
    const referrals = referralsOf(brought, (id) => notebook.row(id))
    return { above: referrals.above(view.id), below: referrals.below(view.id) }
  })
}
