import { dayOf } from '../shared/dates'
import type { Notebook } from '../solid/notebook'
import { downloadFile } from '../ui/download'

/** Downloads everything that is not on the server, as a file the server can take later. */
export async function saveUnsent(notebook: Notebook): Promise<void> {
  downloadFile(await notebook.unsentAsFile(), `kartoteka-unsent-${dayOf(Date.now())}.json`)
}
