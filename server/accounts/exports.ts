/** Exports are made on the device, from what it holds; the server records them before they are made. */
import type { InferOutput } from 'valibot'
import type { exportBody } from '../../src/shared/api'
import type { Accounts } from './accounts'
import { writeAudit } from './audit'
import type { Session } from './session'
import { stillMay } from './team'

/** Who, what filter, how many. False when the member may not export any more. */
export function recordExport(
  { storage }: Accounts,
  session: Session,
  { format, filter, count }: InferOutput<typeof exportBody>,
): Promise<boolean> {
  return storage.inWorkspace(session.workspace, async (trx) => {
    if (!(await stillMay(trx, session, 'export'))) return false
    await writeAudit(trx, session, 'export', { format, filter, count })
    return true
  })
}
