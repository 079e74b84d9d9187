import { createSignal, Show } from 'solid-js'
import IconOut from '~icons/lucide/log-out'
import { version } from '../../../package.json'
import { locale, t, useLocale, type Locale } from '../../i18n'
import { useNotebook } from '../../solid/notebook'
import { applyUpdate, updateReady } from '../../sync/serviceWorker'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { Page } from '../../ui/Page'
import { SectionHeader } from '../../ui/SectionHeader'
import { Segmented } from '../../ui/Segmented'
import { contrast, CONTRASTS, theme, THEMES, useContrast, useTheme } from '../../ui/theme'
import { Calendar } from './Calendar'
import { Devices } from './Devices'
import { Install } from './Install'
import { Keys } from './Keys'
import { Notifications } from './Notifications'
import styles from './Settings.module.css'
import { SignOut } from './SignOut'
import { Storage } from './Storage'

const LANGUAGES: { value: Locale; label: string }[] = [
  { value: 'ru', label: 'Русский' },
  { value: 'en', label: 'English' },
]

export default function SettingsPage() {
  const [leaving, setLeaving] = createSignal(false)
  return (
    <Page title={t('settings.title')} narrow>
      <Account />
      <Look />
      <Notifications />
      <Calendar />
      <Keys />
      <Devices />
      <Storage />
      <Install />
      <div class={styles.end}>
        <Button variant="danger" icon={IconOut} onClick={() => setLeaving(true)}>
          {t('settings.signOut')}
        </Button>
        <Version />
      </div>
      <SignOut open={leaving()} onClose={() => setLeaving(false)} />
    </Page>
  )
}

function Account() {
  const notebook = useNotebook()
  const me = () => notebook.me().member
  return (
    <section class={styles.section}>
      <SectionHeader title={t('settings.account')} />
      <Card flush>
        <List>
          <ListItem
            lead={<Avatar name={me().name} seed={me().id} />}
            detail={me().email}
            badge={<Badge>{t(`common.role.${notebook.role()}`)}</Badge>}
          >
            {me().name}
          </ListItem>
          <ListItem detail={t('settings.zone', { zone: zoneName(notebook.team().workspace.zone) })}>
            {notebook.team().workspace.name}
          </ListItem>
        </List>
      </Card>
    </section>
  )
}

function Look() {
  return (
    <section class={styles.section}>
      <SectionHeader title={t('settings.look')} />
      <Card>
        <div class={styles.rows}>
          <Segmented
            label={t('settings.language')}
            value={locale()}
            options={LANGUAGES}
            onChange={(next) => void useLocale(next)}
          />
          <Segmented
            label={t('settings.theme')}
            value={theme()}
            options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
            onChange={useTheme}
          />
          <Segmented
            label={t('settings.contrast')}
            value={contrast()}
            options={CONTRASTS.map((value) => ({ value, label: t(`settings.contrast.${value}`) }))}
            onChange={useContrast}
          />
        </div>
      </Card>
    </section>
  )
}

/** "Europe/Moscow" as people call it, in the language in use. */
const zoneName = (zone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone

function Version() {
  return (
    <>
      <Show when={updateReady()}>
        <Banner
          tone="info"
          action={
            <Button size="small" onClick={applyUpdate}>
              {t('update.now')}
            </Button>
          }
        >
          {t('settings.versionReady')}
        </Banner>
      </Show>
      <p class={styles.version}>{t('settings.version', { version })}</p>
    </>
  )
}
