import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { DIRECTORY_MODES, mayInWorkspace, type DirectoryMode } from '../../shared/access'
import type { ApiErrorCode } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { RadioGroup } from '../../ui/RadioGroup'
import { showToast } from '../../ui/toast'
import styles from './WelcomePage.module.css'

/** What managers may know of each other's clients: the head decides, everybody may read what was decided. */
export default function DirectoryPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const may = () => mayInWorkspace(notebook.role(), 'setRules')
  const mode = (): DirectoryMode => notebook.settings().directory ?? 'open'
  const [chosen, setChosen] = createSignal<DirectoryMode>()
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline'>()

  async function choose(next: DirectoryMode): Promise<void> {
    setChosen(next)
    setRefusal(undefined)
    const answer = await notebook.saveSetting('directory', { id: 'directory', mode: next })
    setChosen(undefined)
    if (answer.ok) showToast({ kind: 'success', text: t('directory.mode.saved') })
    else setRefusal(answer.error)
  }
  const options = () => DIRECTORY_MODES.map((value) => ({ value, label: label(value), hint: hint(value) }))
  return (
    <Page title={t('directory.title')} narrow back={{ label: t('common.back'), onClick: () => navigate('/team') }}>
      <div class={styles.page}>
        <p class={styles.why}>{t('directory.mode.why')}</p>
        <Show when={may() && notebook.status().connection === 'offline'}>
          <Banner tone="info">{t('directory.mode.offline')}</Banner>
        </Show>
        <Show when={refusal()}>
          {(code) => (
            <Banner tone={code() === 'offline' ? 'warning' : 'danger'}>
              {code() === 'offline' ? t('directory.mode.offline') : apiErrorText(code())}
            </Banner>
          )}
        </Show>
        <Card>
          <Show
            when={may()}
            fallback={
              <div>
                <p>
                  <strong>{label(mode())}</strong>
                </p>
                <p>{hint(mode())}</p>
                <p class={styles.why}>{t('directory.mode.onlyHead')}</p>
              </div>
            }
          >
            <RadioGroup
              label={t('directory.mode')}
              value={chosen() ?? mode()}
              options={options()}
              onChange={(next) => void choose(next)}
            />
          </Show>
        </Card>
      </div>
    </Page>
  )
}

function label(mode: DirectoryMode): string {
  switch (mode) {
    case 'open':
      return t('directory.mode.open')
    case 'closed':
      return t('directory.mode.closed')
    case 'everyone':
      return t('directory.mode.everyone')
  }
}

function hint(mode: DirectoryMode): string {
  switch (mode) {
    case 'open':
      return t('directory.mode.openHint')
    case 'closed':
      return t('directory.mode.closedHint')
    case 'everyone':
      return t('directory.mode.everyoneHint')
  }
}
