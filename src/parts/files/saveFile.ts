/** Hands a file to the browser's downloads, or says why it cannot be had now. */
import { t } from '../../i18n'
import type { FileId, ProfileId } from '../../shared/ids'
import type { Files, Missing } from '../../solid/files'
import { showToast } from '../../ui/toast'

/** Safari reads the address a moment after the click. */
const KEPT = 60_000

export async function saveFile(files: Files, profile: ProfileId, id: FileId): Promise<void> {
  const done = showToast({ text: t('files.fetching') })
  const file = await files.open(profile, id)
  done()
  if ('missing' in file) return sayMissing(file.missing)
  const link = document.createElement('a')
  link.href = file.url
  link.download = file.name
  // Where a browser shows what it can rather than saving it, the page stays.
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
  setTimeout(() => file.release(), KEPT)
}

export const sayMissing = (missing: Missing): void => void showToast({ text: MISSING[missing]() })

export const MISSING: Record<Missing, () => string> = {
  offline: () => t('files.missing.offline'),
  notSentYet: () => t('files.missing.notSentYet'),
  gone: () => t('files.missing.gone'),
}
