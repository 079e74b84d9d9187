import { createEffect, onCleanup, onMount, Show } from 'solid-js'
import IconPhone from '~icons/lucide/phone'
import IconClose from '~icons/lucide/x'
import { t } from '../../i18n'
import type { Outcome } from '../../shared/profile/entry'
import { useNotebook } from '../../solid/notebook'
import { Button, IconButton } from '../../ui/Button'
import { changeWithUndo } from '../undo'
import { answerEntry, type Pending } from './outcome'
import styles from './OutcomePrompt.module.css'
import { pendingReturn, tell } from './pending'

/** Asks once, on coming back from a call, a message or a visit, how it went. */
export function OutcomePrompt() {
  const notebook = useNotebook()
  onMount(() => {
    const left = () => tell({ type: 'left' })
    const returned = () => tell({ type: 'returned' })
    const seen = () => (document.visibilityState === 'hidden' ? left() : returned())
    document.addEventListener('visibilitychange', seen)
    const events = { pagehide: left, pageshow: returned, blur: left, focus: returned }
    for (const [name, heard] of Object.entries(events)) addEventListener(name, heard)
    // A page that was dropped during the call and is made anew.
    if (document.visibilityState === 'visible' && document.hasFocus()) returned()
    onCleanup(() => {
      document.removeEventListener('visibilitychange', seen)
      for (const [name, heard] of Object.entries(events)) removeEventListener(name, heard)
    })
  })

  const asking = () => {
    const pending = pendingReturn()
    return pending?.state === 'asking' ? pending : undefined
  }
  function answer(pending: Pending, outcome: Outcome): void {
    tell({ type: 'settled' })
    const { name } = pending
    const callBack = t('profile.step.callBack', { name })
    const { entry, value } = answerEntry(pending, outcome, { me: notebook.me().member.id, callBack, now: Date.now() })
    const said =
      outcome === 'callBack' ? t('profile.outcome.savedStep', { name }) : t('profile.outcome.saved', { name })
    void changeWithUndo(notebook, pending.profile, [{ kind: 'entry', entry, value }], said)
  }
  return <Show when={asking()}>{(pending) => <Question pending={pending()} onAnswer={answer} />}</Show>
}

const QUESTION = {
  call: (name: string) => t('profile.outcome.askCall', { name }),
  message: (name: string) => t('profile.outcome.askMessage', { name }),
  meeting: (name: string) => t('profile.outcome.askMeeting', { name }),
}
const ANSWERS: Record<Pending['channel'], Record<Outcome, () => string>> = {
  call: {
    reached: () => t('profile.outcome.reached'),
    noAnswer: () => t('profile.outcome.noAnswer'),
    callBack: () => t('profile.outcome.callBack'),
  },
  message: {
    reached: () => t('profile.outcome.answered'),
    noAnswer: () => t('profile.outcome.noAnswer'),
    callBack: () => t('profile.outcome.writeLater'),
  },
  meeting: {
    reached: () => t('profile.outcome.met'),
    noAnswer: () => t('profile.outcome.nobodyThere'),
    callBack: () => t('profile.outcome.laterMeeting'),
  },
}

function Question(props: { pending: Pending; onAnswer: (pending: Pending, outcome: Outcome) => void }) {
  let box!: HTMLElement
  const words = () => ANSWERS[props.pending.channel]
  // Somebody who comes back looks at the question first.
  createEffect(() => box.scrollIntoView({ block: 'nearest' }))
  return (
    <section ref={box} class={styles.prompt} aria-labelledby="outcome-question">
      <IconPhone class={styles.icon} aria-hidden="true" />
      <p id="outcome-question" class={styles.question} role="alert">
        {QUESTION[props.pending.channel](props.pending.name)}
      </p>
      <IconButton
        class={styles.close}
        icon={IconClose}
        label={t('profile.outcome.dismiss')}
        onClick={() => tell({ type: 'settled' })}
      />
      <div class={styles.answers}>
        <Button variant="primary" onClick={() => props.onAnswer(props.pending, 'reached')}>
          {words().reached()}
        </Button>
        <Button onClick={() => props.onAnswer(props.pending, 'noAnswer')}>{words().noAnswer()}</Button>
        <Button onClick={() => props.onAnswer(props.pending, 'callBack')}>{words().callBack()}</Button>
      </div>
    </section>
  )
}
