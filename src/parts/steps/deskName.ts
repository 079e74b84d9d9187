import { t } from '../../i18n'
import type { ProfileId } from '../../shared/ids'
import type { Notebook } from '../../solid/notebook'

/** The name of a client; of a desk, which has none, what it is. */
export function nameOrDesk(notebook: Notebook, id: ProfileId): string {
  const row = notebook.row(id)
  if (row?.desk !== true) return row?.name || t('clients.noName')
  return row.owner === notebook.me().member.id
    ? t('steps.desk')
    : t('steps.deskOf', { name: notebook.memberName(row.owner) })
}
