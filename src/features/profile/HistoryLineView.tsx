import { createMemo, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { BurstChange, Known } from '../../shared/profile/change'
import type { HistoryLine } from '../../shared/profile/history'
import { burstWords } from '../../shared/profile/notePassages'
import { noteRuns, type NoteRun } from '../../shared/profile/noteText'
import { effectiveTime } from '../../shared/profile/order'
import type { ProfileView } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { useClient } from './client'
import styles from './History.module.css'
import { arrivedLater } from './historyLines'
import { describeChange } from './words'

/** The text of the notes, read once for all lines: a burst names it by its clocks. */
const runsByChanges = new WeakMap<readonly Known[], NoteRun[]>()
function runsIn(view: ProfileView): NoteRun[] {
  const changes = view.changes()
  const runs = runsByChanges.get(changes) ?? noteRuns(view.doc.getXmlFragment('notes'))
  runsByChanges.set(changes, runs)
  return runs
}

/** One change in words, with who made it, when and where. */
export function HistoryLineView(props: { line: HistoryLine }) {
  const client = useClient()
  const change = () => props.line.change
  const words = createMemo(() => {
    const burst = (of: BurstChange) => burstWords(runsIn(client.view), of)
    return describeChange(change(), props.line.replaced, { ...client.words, burst })
  })
  const time = () => effectiveTime(change())
  const device = () => client.notebook.deviceLabel(change().device)
  const name = () => (change().by === undefined ? t('history.someone') : client.notebook.memberName(change().by))
  return (
    <article class={styles.line}>
      <Avatar name={name()} seed={change().by} size="small" />
      <div class={styles.what}>
        <p class={styles.text}>{words().text}</p>
        <Show when={words().was}>
          {(was) => (
            <p class={styles.old}>
              <span class="visually-hidden">{t('history.was')}: </span>
              {was()}
            </p>
          )}
        </Show>
        <Show when={words().now}>
          {(now) => (
            <p class={styles.new}>
              <span class="visually-hidden">{t('history.now')}: </span>
              {now()}
            </p>
          )}
        </Show>
        <p class={styles.by}>
          <span>{name()}</span>
          <time dateTime={new Date(time()).toISOString()} title={formatMoment(time())}>
            {formatMoment(time())}
          </time>
          <Show when={device()}>
            <span>{t('history.onDevice', { device: device() })}</span>
          </Show>
          <Show when={arrivedLater(change())}>
            {(arrived) => <span>{t('history.arrivedLater', { when: formatMoment(arrived()) })}</span>}
          </Show>
          <Show when={props.line.replaced.length > 1}>
            <Badge tone="success">{t('history.settled')}</Badge>
          </Show>
          <Show when={change().seq === undefined}>
            <Badge>{t('history.notSent')}</Badge>
          </Show>
        </p>
      </div>
    </article>
  )
}
