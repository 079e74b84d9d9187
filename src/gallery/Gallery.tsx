import { createEffect, createSignal, For } from 'solid-js'
import { SectionHeader } from '../ui/SectionHeader'
import { Segmented } from '../ui/Segmented'
import styles from './Gallery.module.css'
import { SECTIONS } from './sections'
import { language, setLanguage, type Language } from './words'

const LOOKS = ['light', 'dark', 'light-more', 'dark-more'] as const
type Look = (typeof LOOKS)[number]
const NAMES: Record<Look, string> = {
  light: 'Light',
  dark: 'Dark',
  'light-more': 'Light, high contrast',
  'dark-more': 'Dark, high contrast',
}

function wear(look: Look): void {
  const [theme, contrast] = look.split('-')
  document.documentElement.dataset.theme = theme
  if (contrast === 'more') document.documentElement.dataset.contrast = 'more'
  else delete document.documentElement.dataset.contrast
}

export function Gallery() {
  const given = new URLSearchParams(location.search)
  const [look, setLook] = createSignal<Look>(LOOKS.find((one) => one === given.get('look')) ?? 'light')
  setLanguage(given.get('language') === 'en' ? 'en' : 'ru')
  createEffect(() => wear(look()))
  createEffect(() => {
    document.documentElement.lang = language()
    history.replaceState(null, '', `?look=${look()}&language=${language()}${location.hash}`)
  })
  return (
    <div class={styles.page}>
      <header class={styles.bar}>
        <h1 class={styles.title}>Gallery</h1>
        <Segmented<Language>
          label="Language"
          value={language()}
          options={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
        <Segmented
          label="Look"
          value={look()}
          options={LOOKS.map((value) => ({ value, label: NAMES[value] }))}
          onChange={setLook}
        />
      </header>
      <main class={styles.sections}>
        <For each={Object.entries(SECTIONS)}>
          {([name, Section]) => (
            <section class={styles.section} id={name} aria-labelledby={`${name}-title`}>
              <SectionHeader id={`${name}-title`} title={name} />
              <Section />
            </section>
          )}
        </For>
      </main>
    </div>
  )
}
