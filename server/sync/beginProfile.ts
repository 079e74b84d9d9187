/** The row of a profile that begins; its ledger follows in the same write. */
import type { MemberId, ProfileId } from '../../src/shared/ids'
import { ROW_VERSION } from '../../src/shared/profile/row'
import type { Write } from './write'

export async function beginProfile(
  { trx, workspace }: Write,
  { id, owner, seq }: { id: ProfileId; owner: MemberId; seq: number },
): Promise<void> {
  await trx
    .insertInto('profile')
    .values({
      id,
      workspace: workspace.id,
      owner,
      seq,
      created_seq: seq,
      row: '{}',
      row_version: ROW_VERSION,
      row_seq: seq,
      grants_seq: 0,
      ledger_client: 0,
      ledger_clock: 0,
      erased: null,
    })
    .execute()
}
