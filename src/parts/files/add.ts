/** Adds what a person chose, took, recorded, dropped or pasted; what cannot be added is said by name. */
import { createSignal, type Accessor } from 'solid-js'
import { t } from '../../i18n'
import type { EntryId, FileId, ProfileId } from '../../shared/ids'
import { FileRefused } from '../../solid/files'
import { useNotebook } from '../../solid/notebook'
import { showToast } from '../../ui/toast'

export interface AddFiles {
  /** Adds them one after the other; gives those that were stored. */
  add(files: Iterable<File>, seconds?: number): Promise<FileId[]>
  /** How many are being made ready and stored. */
  adding: Accessor<number>
}

/** Pictures that browsers seldom read: they stay as the camera made them. */
const SELDOM_READ = /\.(hei[cf]|tiff?|dng|raw)$/i

export function createAddFiles(profile: ProfileId, entry?: Accessor<EntryId | undefined>): AddFiles {
  const { files } = useNotebook()
  const [adding, setAdding] = createSignal(0)

  async function addOne(file: File, seconds: number | undefined): Promise<FileId | undefined> {
    try {
      const id = await files.add(profile, file, { entry: entry?.(), seconds })
      if (SELDOM_READ.test(file.name)) showToast({ text: t('files.keptAsIs', { name: file.name }) })
      return id
    } catch (error) {
      const text = error instanceof FileRefused ? REASONS[error.why](file.name) : t('common.changeFailed')
      showToast({ kind: 'error', text })
      if (!(error instanceof FileRefused)) reportError(error)
      return undefined
    }
  }
  return {
    adding,
    async add(chosen, seconds) {
      const all = [...chosen]
      const added: FileId[] = []
      setAdding((before) => before + all.length)
      for (const file of all) {
        const id = await addOne(file, seconds)
        if (id !== undefined) added.push(id)
        setAdding((before) => before - 1)
      }
      return added
    },
  }
}

const REASONS: Record<FileRefused['why'], (name: string) => string> = {
  tooLarge: (name) => t('files.tooLarge', { name }),
  empty: (name) => t('files.emptyFile', { name }),
  unreadable: (name) => t('files.unreadable', { name }),
}
