import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconDots from '~icons/lucide/ellipsis-vertical'
import IconMenu from '~icons/lucide/menu'
import IconDone from '~icons/lucide/check'
import IconDock from '~icons/lucide/dock'
import IconPlus from '~icons/lucide/square-plus'
import IconShare from '~icons/lucide/share'
import { t } from '../../i18n'
import type { Icon } from '../../ui/icon'
import styles from './HowToInstall.module.css'
import type { InstallWay } from './way'

interface Step {
  icon: Icon
  text: string
}

/** The way through the browser's menus, with the signs that stand there. Empty where there is none. */
export function installSteps(way: InstallWay): Step[] {
  switch (way) {
    case 'ios':
    case 'iosOther':
      return [
        { icon: IconShare, text: t('arrive.install.ios.share') },
        { icon: IconPlus, text: t('arrive.install.ios.add') },
        { icon: IconDone, text: t('arrive.install.ios.done') },
      ]
    case 'firefox':
    case 'android':
      return [
        { icon: IconDots, text: t('arrive.install.firefox.menu') },
        { icon: IconPlus, text: t('arrive.install.firefox.add') },
        { icon: IconDone, text: t('arrive.install.firefox.done') },
      ]
    case 'mac':
      return [
        { icon: IconMenu, text: t('arrive.install.mac.file') },
        { icon: IconDock, text: t('arrive.install.mac.add') },
        { icon: IconDone, text: t('arrive.install.mac.done') },
      ]
    case 'none':
    case 'other':
      return []
  }
}

export function HowToInstall(props: { way: InstallWay }) {
  return (
    <>
      <ol class={styles.steps}>
        <For each={installSteps(props.way)}>
          {(step) => (
            <li class={styles.step}>
              <span class={styles.sign}>
                <Dynamic component={step.icon} aria-hidden="true" />
              </span>
              <span>{step.text}</span>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.way === 'iosOther'}>
        <p class={styles.quiet}>{t('arrive.install.iosOther.safari')}</p>
      </Show>
    </>
  )
}
