import { Match, Switch } from 'solid-js'
import { t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { install, isInstalled, mayInstall } from '../../ui/install'
import { SectionHeader } from '../../ui/SectionHeader'
import styles from './Settings.module.css'

/** How to put the app on this device: a button where the browser offers it, else the way through its menus. */
export function Install() {
  return (
    <section class={styles.section}>
      <SectionHeader title={t('settings.install')} />
      <Card>
        <Switch fallback={<Explained />}>
          <Match when={isInstalled()}>
            <p>{t('settings.installed')}</p>
          </Match>
          <Match when={mayInstall()}>
            <p>{t('settings.installText')}</p>
            <div class={styles.buttons}>
              <Button variant="primary" onClick={() => void install()}>
                {t('settings.installButton')}
              </Button>
            </div>
          </Match>
        </Switch>
      </Card>
    </section>
  )
}

function Explained() {
  // An iPad says that it is a Mac, but no Mac has a touch screen.
  const apple =
    /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  const way = () => {
    if (apple) return t('settings.installIos')
    return /Android/.test(navigator.userAgent) ? t('settings.installAndroid') : t('settings.installDesktop')
  }
  return (
    <>
      <p>{t('settings.installText')}</p>
      <p class={styles.quiet}>{way()}</p>
    </>
  )
}
