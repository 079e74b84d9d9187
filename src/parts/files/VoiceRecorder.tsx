import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import IconStop from '~icons/lucide/square'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import styles from './Files.module.css'
import { beginRecording, type Recording } from './recording'

interface Props {
  onDone: (file: File, seconds: number) => void
  onClose: () => void
}

/** Records at once: one large button ends it and keeps what was said. */
export function VoiceRecorder(props: Props) {
  const [trouble, setTrouble] = createSignal<'denied' | 'none'>()
  const [recording, setRecording] = createSignal<Recording>()
  const [seconds, setSeconds] = createSignal(0)
  let level!: HTMLMeterElement
  let closed = false

  onMount(() => {
    void beginRecording().then((begun) => {
      if (typeof begun === 'string') return void setTrouble(begun)
      if (closed) return begun.cancel()
      setRecording(begun)
      const look = () => {
        if (closed) return
        setSeconds(begun.seconds())
        level.value = begun.level()
        requestAnimationFrame(look)
      }
      look()
    })
  })
  onCleanup(() => {
    closed = true
    recording()?.cancel()
  })
  const stop = async (): Promise<void> => {
    const done = await recording()?.stop()
    if (done === undefined) return
    const name = t('files.record.name', { when: formatMoment(Date.now()).replace(':', '.') })
    props.onDone(new File([done.sound], name, { type: done.sound.type }), done.seconds)
  }
  return (
    <Dialog
      open
      title={t('files.record.title')}
      onClose={props.onClose}
      actions={<Button onClick={() => props.onClose()}>{t('files.record.cancel')}</Button>}
    >
      <Show
        when={trouble()}
        fallback={
          <div class={styles.recorder}>
            <Show when={recording()} fallback={<p>{t('files.record.asking')}</p>}>
              <p class={styles.clock} role="timer" aria-label={t('files.record.recording')}>
                {clockOf(seconds())}
              </p>
            </Show>
            <meter ref={level} class={styles.level} min="0" max="1" aria-label={t('files.record.level')} />
            <Button
              variant="primary"
              size="large"
              icon={IconStop}
              class={styles.stop}
              disabled={recording() === undefined}
              data-autofocus
              onClick={() => void stop()}
            >
              {t('files.record.stop')}
            </Button>
          </div>
        }
      >
        {(why) => <p role="alert">{why() === 'denied' ? t('files.record.denied') : t('files.record.none')}</p>}
      </Show>
    </Dialog>
  )
}

const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${`${Math.floor(seconds % 60)}`.padStart(2, '0')}`
