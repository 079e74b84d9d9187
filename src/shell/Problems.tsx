import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import { t } from '../i18n'
import { formatMoment, formatTime } from '../i18n/format'
import { bytesText } from '../parts/bytes'
import { useNotebook } from '../solid/notebook'
import { applyUpdate, updateReady } from '../sync/serviceWorker'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'
import { SectionHeader } from '../ui/SectionHeader'
import { showToast } from '../ui/toast'
import { isTemporary, roomHere } from './deviceFacts'
import { measureRoom } from './measureRoom'
import styles from './Problems.module.css'
import { problemsOf, type Problem } from './problems'
import { saveUnsent } from './saveUnsent'

type Kind = Problem['kind']
/** The panel says these in its own first words and on its shelf. */
const SAID_ELSEWHERE: readonly Kind[] = ['tooOld', 'refused']

/** What keeps one's work from being safe, each with what to do about it. */
export function Problems() {
  const notebook = useNotebook()
  const [kept, setKept] = createSignal(false)
  onMount(() => void measureRoom())
  const problems = createMemo(() =>
    problemsOf({
      status: notebook.status(),
      now: Date.now(),
      room: roomHere(),
      temporary: isTemporary(),
      updateReady: updateReady(),
    }).filter(({ kind }) => !SAID_ELSEWHERE.includes(kind) && !(kind === 'notPersisted' && kept())),
  )
  async function askToKeep(): Promise<void> {
    const persisted = await navigator.storage.persist()
    setKept(persisted)
    showToast(persisted ? { text: t('sync.kept'), kind: 'success' } : { text: t('sync.notKept') })
  }
  const one = <K extends Kind>(problem: Problem, kind: K) =>
    problem.kind === kind ? (problem as Extract<Problem, { kind: K }>) : undefined
  return (
    <Show when={problems().length > 0}>
      <section class={styles.problems}>
        <SectionHeader title={t('problems.title')} />
        <For each={problems()}>
          {(problem) => (
            <Switch>
              <Match when={one(problem, 'unsentForDays')}>
                {(unsent) => (
                  <Banner
                    tone="warning"
                    action={
                      <Button size="small" onClick={() => void saveUnsent(notebook)}>
                        {t('sync.unsentDownload')}
                      </Button>
                    }
                  >
                    {t('problems.unsent', { days: unsent().days })}
                  </Banner>
                )}
              </Match>
              <Match when={one(problem, 'temporary')}>
                <Banner tone="warning">{t('problems.temporary')}</Banner>
              </Match>
              <Match when={one(problem, 'littleRoom')}>{(room) => <LittleRoom {...room()} />}</Match>
              <Match when={one(problem, 'clockWrong')}>
                {(clock) => (
                  <Banner tone="warning">{t('problems.clock', clockTexts(clock().here, clock().server))}</Banner>
                )}
              </Match>
              <Match when={one(problem, 'notPersisted')}>
                <Banner
                  tone="info"
                  action={
                    <Button size="small" onClick={() => void askToKeep()}>
                      {t('sync.keep')}
                    </Button>
                  }
                >
                  {t('sync.notPersisted')}
                </Banner>
              </Match>
              <Match when={one(problem, 'updateReady')}>
                <Banner
                  tone="info"
                  action={
                    <Button size="small" variant="primary" onClick={applyUpdate}>
                      {t('update.now')}
                    </Button>
                  }
                >
                  {t('update.text')}
                </Banner>
              </Match>
            </Switch>
          )}
        </For>
      </section>
    </Show>
  )
}

function LittleRoom(props: { free: number; data: number | null; app: number | null }) {
  const taken = () =>
    props.data === null || props.app === null
      ? null
      : t('problems.roomTaken', { data: bytesText(props.data), app: bytesText(props.app) })
  return (
    <Banner tone="warning">
      {t('problems.room', { free: bytesText(props.free) })}
      <Show when={taken()}>{(text) => <span class={styles.taken}>{text()}</span>}</Show>
    </Banner>
  )
}

/** "14:05" and "13:50"; with the days where these differ. */
function clockTexts(here: number, server: number): { here: string; server: string } {
  const sameDay = new Date(here).toDateString() === new Date(server).toDateString()
  const format = sameDay ? formatTime : formatMoment
  return { here: format(here), server: format(server) }
}
