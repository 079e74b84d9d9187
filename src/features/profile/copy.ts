import { t } from '../../i18n'
import { showToast } from '../../ui/toast'

/** Says whether it worked: a browser may refuse. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast({ kind: 'success', text: t('profile.copied') })
  } catch {
    showToast({ kind: 'error', text: t('profile.copyFailed') })
  }
}
