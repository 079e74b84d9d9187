import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import IconCopy from '~icons/lucide/copy'
import { t } from '../../i18n'
import { formatDay, formatMoment } from '../../i18n/format'
import { offerUndo } from '../../parts/undo'
import type { ChangeId } from '../../shared/ids'
import type { Draft, Known } from '../../shared/profile/change'
import { effectiveTime } from '../../shared/profile/order'
import type { LateContribution } from '../../shared/protocol'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import { useClient, type Client } from './client'
import { copyText } from './copy'
import styles from './Late.module.css'
import { byOrigin, lateWords, madeAt, standing } from './late'
import { describeChange, type Words } from './words'

/** What others wrote for this client when it was not theirs: to read, and to accept or decline change by change. */
export function LateContributions() {
  const client = useClient()
  return <For each={byOrigin(client.view.late())}>{({ origin, late }) => <Group origin={origin} late={late} />}</For>
}

function Group(props: { origin: 'handover' | 'colleague'; late: readonly LateContribution[] }) {
  const id = createUniqueId()
  const colleague = () => props.origin === 'colleague'
  return (
    <Card class={styles.late} aria-labelledby={id}>
      <SectionHeader
        id={id}
        title={colleague() ? t('history.late.titleColleague') : t('history.late.title')}
        count={props.late.length}
        hint={colleague() ? t('history.late.hintColleague') : t('history.late.hint')}
      />
      <ul role="list" class={styles.list}>
        <For each={props.late}>{(late) => <Late late={late} />}</For>
      </ul>
    </Card>
  )
}

function Late(props: { late: LateContribution }) {
  const client = useClient()
  const name = () => client.notebook.memberName(props.late.by)
  return (
    <li class={styles.one}>
      <Avatar name={name()} seed={props.late.by} size="small" />
      <div class={styles.what}>
        <p class={styles.by}>
          <span>
            {t('history.late.head', {
              member: name(),
              made: formatMoment(madeAt(props.late)),
              arrived: formatMoment(props.late.arrived),
            })}
          </span>
          <Show when={client.notebook.deviceLabel(props.late.device)}>
            {(device) => <span>{t('history.onDevice', { device: device() })}</span>}
          </Show>
        </p>
        <Switch>
          <Match when={props.late.content.type === 'changes' && props.late.content}>
            {(content) => <Changes late={props.late} changes={content().changes} />}
          </Match>
          <Match when={props.late.content.type === 'passage' && props.late.content}>
            {(content) => <Passage late={props.late} text={content().text} context={content().context} />}
          </Match>
        </Switch>
      </div>
    </li>
  )
}

function Changes(props: { late: LateContribution; changes: readonly Draft[] }) {
  const client = useClient()
  const lines = () => {
    const words = lateWords(props.changes, client.view.changes(), client.words)
    return props.changes.map((change, at) => ({ change, words: words[at]! }))
  }
  const many = () => props.changes.length > 1
  return (
    <>
      <ul role="list" class={styles.changes}>
        <For each={lines()}>
          {({ change, words }) => (
            <li class={styles.change}>
              <ChangeWords change={change} words={words} />
              <Show when={many()}>
                <Decide late={props.late} changes={[change.id]} what={words.text} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Decide late={props.late} all={many()} />
    </>
  )
}

/** The change, and what stands in its place now when its author did not know of that. */
function ChangeWords(props: { change: Draft; words: Words }) {
  const client = useClient()
  const now = () => standing(props.change, client.view.profile())
  const nowWords = (current: Known): string =>
    t('history.late.stands', {
      what: describeChange(current, [], client.words).text,
      member: client.notebook.memberName(current.by) || t('history.someone'),
      when: formatDay(effectiveTime(current)),
    })
  return (
    <div class={styles.words}>
      <p class={styles.text}>{props.words.text}</p>
      <Show when={props.words.was}>{(was) => <p class={styles.old}>{was()}</p>}</Show>
      <Show when={props.words.now}>{(text) => <p class={styles.new}>{text()}</p>}</Show>
      <Show when={now()}>
        {(current) => (
          <p class={styles.stands}>
            {nowWords(current())} <span>{t('history.late.both')}</span>
          </p>
        )}
      </Show>
    </div>
  )
}

function Decide(props: { late: LateContribution; changes?: ChangeId[]; what?: string; all?: boolean }) {
  const client = useClient()
  const label = (one: 'accept' | 'decline'): string | undefined => {
    if (props.what === undefined) return undefined
    return one === 'accept'
      ? t('history.late.acceptOne', { what: props.what })
      : t('history.late.declineOne', { what: props.what })
  }
  return (
    <div class={styles.actions}>
      <Button
        size="small"
        variant={props.what === undefined ? 'primary' : undefined}
        aria-label={label('accept')}
        onClick={() => void accept(client, props.late, props.changes)}
      >
        {props.all ? t('history.late.acceptAll') : t('history.late.accept')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={label('decline')}
        onClick={() => void decline(client, props.late, props.changes)}
      >
        {props.all ? t('history.late.declineAll') : t('history.late.decline')}
      </Button>
    </div>
  )
}

function Passage(props: { late: LateContribution; text: string; context: string }) {
  const client = useClient()
  const editable = () => client.may() && client.view.notesEditable()
  return (
    <>
      <p class={styles.text}>{t('history.late.passage')}</p>
      <p class={styles.new}>{props.text}</p>
      <Show when={props.context !== '' && props.context !== props.text}>
        <p class={styles.around}>{t('history.late.around', { context: props.context })}</p>
      </Show>
      <div class={styles.actions}>
        <Show when={editable()}>
          <Button
            size="small"
            variant="primary"
            onClick={() => void intoNotes(client, props.late, { text: props.text, context: props.context })}
          >
            {t('history.late.takeOver')}
          </Button>
        </Show>
        <Button size="small" variant="quiet" onClick={() => void decline(client, props.late)}>
          {t('history.late.decline')}
        </Button>
        <Button size="small" variant="quiet" icon={IconCopy} onClick={() => void copyText(props.text)}>
          {t('history.late.copy')}
        </Button>
      </div>
    </>
  )
}

const failed = (): void => void showToast({ kind: 'error', text: t('common.changeFailed') })

async function accept({ notebook }: Client, late: LateContribution, changes?: ChangeId[]): Promise<void> {
  try {
    const { step } = await (await notebook.colleagues()).settle(late, true, changes)
    const text = t('history.late.accepted', { member: notebook.memberName(late.by) })
    if (step !== undefined) offerUndo(notebook, step, text)
  } catch {
    failed()
  }
}

async function decline({ notebook }: Client, late: LateContribution, changes?: ChangeId[]): Promise<void> {
  try {
    const colleagues = await notebook.colleagues()
    await colleagues.settle(late, false, changes)
    const undo = () => void colleagues.settle(late, null, changes).catch(failed)
    showToast({ kind: 'success', text: t('history.late.declined'), action: { label: t('common.undo'), run: undo } })
  } catch {
    failed()
  }
}

/** One's own edit of the notes, which names whose words they are. */
async function intoNotes(
  { notebook, view }: Client,
  late: LateContribution,
  passage: { text: string; context: string },
): Promise<void> {
  try {
    const [{ takeOver }, colleagues] = await Promise.all([import('./latePassage'), notebook.colleagues()])
    const member = notebook.memberName(late.by)
    const takeOut = takeOver(view.doc, passage, t('history.late.noteHead', { member, when: formatDay(madeAt(late)) }))
    await colleagues.settle(late, true)
    const undo = (): void => {
      takeOut()
      void colleagues.settle(late, null).catch(failed)
    }
    const text = t('history.late.takenOver', { member })
    showToast({ kind: 'success', text, action: { label: t('common.undo'), run: undo } })
  } catch {
    failed()
  }
}
