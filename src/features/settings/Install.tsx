import { Match, Show, Switch } from 'solid-js'
import { t } from '../../i18n'
import { HowToInstall, installSteps } from '../../parts/install/HowToInstall'
import { installWay } from '../../parts/install/way'
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
  const way = installWay(navigator)
  return (
    <>
      <p>{t('settings.installText')}</p>
      <Show
        when={installSteps(way).length > 0}
        fallback={<p class={styles.quiet}>{t(way === 'none' ? 'settings.installNone' : 'settings.installDesktop')}</p>}
      >
        <HowToInstall way={way} />
      </Show>
    </>
  )
}
