import { createEffect, onCleanup, createSignal, Show, type JSX } from 'solid-js'
import { locale, t, useLocale, type Locale } from '../../i18n'
import { Banner } from '../../ui/Banner'
import { Segmented } from '../../ui/Segmented'
import styles from './GatePage.module.css'

interface Props {
  title: string
  text?: string
  help?: string
  children: JSX.Element
}

const LANGUAGES: { value: Locale; label: string }[] = [
  { value: 'ru', label: 'Русский' },
  { value: 'en', label: 'English' },
]

/** What stands round the pages of somebody who is not signed in. */
export function GatePage(props: Props) {
  const online = createOnline()
  createEffect(() => (document.title = `${props.title} · ${t('shell.appName')}`))
  return (
    <main class={styles.page}>
      <div class={styles.column}>
        <div class={styles.brand}>
          <img src="/icons/logo.svg" width="64" height="64" alt="" />
          <p class={styles.app}>{t('shell.appName')}</p>
          <p class={styles.tagline}>{t('account.tagline')}</p>
        </div>
        <section class={styles.card}>
          <header class={styles.head}>
            <h1 class={styles.title}>{props.title}</h1>
            <Show when={props.text}>
              <p class={styles.text}>{props.text}</p>
            </Show>
          </header>
          <Show when={!online()}>
            <Banner tone="info">{t('account.offline')}</Banner>
          </Show>
          {props.children}
        </section>
        <Show when={props.help}>
          <p class={styles.help}>{props.help}</p>
        </Show>
      </div>
      <div class={styles.language}>
        <Segmented
          label={t('account.language')}
          hideLabel
          value={locale()}
          options={LANGUAGES}
          onChange={(next) => void useLocale(next)}
        />
      </div>
    </main>
  )
}

function createOnline(): () => boolean {
  const [online, setOnline] = createSignal(navigator.onLine)
  const look = () => setOnline(navigator.onLine)
  addEventListener('online', look)
  addEventListener('offline', look)
  onCleanup(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return online
}
