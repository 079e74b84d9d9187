import { createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import IconBell from '~icons/lucide/bell'
import { locale, t } from '../../i18n'
import { installWay } from '../../parts/install/way'
import { mayInWorkspace } from '../../shared/access'
import { isAwake, type NoticeTimes } from '../../shared/notices'
import { useNotebook } from '../../solid/notebook'
import {
  askPermission,
  endTelling,
  keepNotifying,
  notifyingOf,
  permission,
  reached,
  registered,
  type Notifying,
} from '../../sync/notifying'
import { showNotice } from '../../sync/showNotice'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { isInstalled } from '../../ui/install'
import { SectionHeader } from '../../ui/SectionHeader'
import { Select } from '../../ui/Select'
import { Switch as OnOff } from '../../ui/Switch'
import styles from './Settings.module.css'

/** Whether this device is told of things, and when. Browsers are asked only here, behind words that say what for. */
export function Notifications() {
  const notebook = useNotebook()
  const me = () => notebook.me().member.id
  const [allowed, setAllowed] = createSignal(permission())
  // Allowed or blocked in the browser's own settings meanwhile.
  const look = (): void => void setAllowed(permission())
  onMount(() => document.addEventListener('visibilitychange', look))
  onCleanup(() => document.removeEventListener('visibilitychange', look))

  const switchTo = (on: boolean): void => {
    keepNotifying(me(), { ...notifyingOf(me()), on, since: Date.now() })
    if (!on) void endTelling().catch(() => undefined)
  }
  async function allow(): Promise<void> {
    setAllowed(await askPermission())
    if (allowed() === 'granted') switchTo(true)
  }
  return (
    <Show when={mayInWorkspace(notebook.role(), 'notify')}>
      <section class={styles.section}>
        <SectionHeader title={t('push.title')} />
        <Card>
          <Switch>
            <Match when={allowed() === 'unknown'}>
              <p>{t(isBareIos() ? 'push.unknownIos' : 'push.unknown')}</p>
            </Match>
            <Match when={allowed() === 'denied'}>
              <p>{t('push.denied')}</p>
              <p class={styles.quiet}>{howToAllow()}</p>
            </Match>
            <Match when={allowed() === 'ask'}>
              <WhatFor />
              <div class={styles.buttons}>
                <Button variant="primary" icon={IconBell} onClick={() => void allow()}>
                  {t('push.allow')}
                </Button>
              </div>
            </Match>
            <Match when={allowed() === 'granted'}>
              <OnOff label={t('push.on')} checked={notifyingOf(me()).on} onChange={switchTo} />
              <Show when={notifyingOf(me()).on} fallback={<WhatFor />}>
                <Times notifying={notifyingOf(me())} onChange={(next) => keepNotifying(me(), next)} />
              </Show>
            </Match>
          </Switch>
        </Card>
      </section>
    </Show>
  )
}

function WhatFor() {
  const notebook = useNotebook()
  return (
    <>
      <p>{t(notebook.role() === 'head' ? 'push.textHead' : 'push.text')}</p>
      <p class={styles.quiet}>{t('push.private')}</p>
    </>
  )
}

/** Hours at which a morning may be told. */
const MORNING = [6, 7, 8, 9, 10, 11, 12]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const clock = (hour: number): string => `${hour}:00`
const hours = HOURS.map((hour) => ({ value: String(hour), label: clock(hour) }))

function Times(props: { notifying: Notifying; onChange: (next: Notifying) => void }) {
  const notebook = useNotebook()
  const times = () => props.notifying.times
  const change = (some: Partial<NoticeTimes>): void =>
    props.onChange({ ...props.notifying, times: { ...times(), ...some } })
  const mornings = () => [
    { value: '', label: t('push.digestNone') },
    ...MORNING.map((hour) => ({ value: String(hour), label: t('push.hour', { time: clock(hour) }) })),
  ]
  return (
    <>
      <div class={styles.rows}>
        <Select
          label={t('push.digest')}
          value={times().digest === null ? '' : String(times().digest)}
          options={mornings()}
          onChange={(value) => change({ digest: value === '' ? null : Number(value) })}
        />
        <div class={styles.pair}>
          <Select
            label={t('push.from')}
            value={String(times().from)}
            options={hours}
            onChange={(value) => change({ from: Number(value) })}
          />
          <Select
            label={t('push.to')}
            value={String(times().to)}
            options={hours}
            onChange={(value) => change({ to: Number(value) })}
          />
        </div>
      </div>
      <Show when={HOURS.every((hour) => isAwake(times(), hour))}>
        <p class={styles.quiet}>{t('push.anyTime')}</p>
      </Show>
      <p class={styles.quiet} role="status">
        {reachedText(notebook.status().connection === 'online')}
      </p>
      <div class={styles.buttons}>
        <Button onClick={() => void sample()}>{t('push.sample')}</Button>
      </div>
    </>
  )
}

function reachedText(isOnline: boolean): string {
  switch (reached()) {
    case 'told':
      return t('push.told')
    case 'never':
      return t('push.onlyOpen')
    default:
      // With a network it is known in a moment.
      return isOnline ? '' : t('push.later')
  }
}

async function sample(): Promise<void> {
  const registration = await registered()
  const words = { title: t('push.sampleTitle'), body: t('push.sampleText') }
  if (registration !== undefined) await showNotice(registration, { ...words, tag: 'sample', url: '/', lang: locale() })
}

const isBareIos = (): boolean => ['ios', 'iosOther'].includes(installWay(navigator)) && !isInstalled()

function howToAllow(): string {
  const way = installWay(navigator)
  if (way === 'ios' || way === 'iosOther') return t('push.deniedIos')
  return t(/Android/.test(navigator.userAgent) ? 'push.deniedAndroid' : 'push.deniedDesk')
}
