import { Navigate, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, Match, on, Show, Switch, type JSX } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { Dynamic } from 'solid-js/web'
import IconCheck from '~icons/lucide/check'
import IconImport from '~icons/lucide/file-input'
import IconPlus from '~icons/lucide/plus'
import IconInvite from '~icons/lucide/user-round-plus'
import IconWrite from '~icons/lucide/square-pen'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { dropDraft, keepDraft, readDraft } from '../../parts/drafts'
import { mayInWorkspace } from '../../shared/access'
import type { ApiErrorCode } from '../../shared/api'
import { SIX_QUESTIONS, type SixQuestion } from '../../shared/team/settings'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Checkbox } from '../../ui/Checkbox'
import type { Icon } from '../../ui/icon'
import { Page } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { proposedFields, suggestionsOf, suggestionText, type FieldKey, type SuggestionKey } from './suggestions'
import { typeName } from './typeFace'
import {
  ANSWER_LENGTH,
  answerText,
  beginWelcome,
  fieldKeysOf,
  isAnswered,
  newAnswers,
  readWelcome,
  withIds,
  type Answered,
  type Welcome,
} from './welcome'
import styles from './WelcomePage.module.css'

type Step = SixQuestion | 'make' | 'first'
const STEPS: readonly Step[] = [...SIX_QUESTIONS, 'make', 'first']

/** A company begins: six questions, what comes of them, and the first client. */
export default function WelcomePage() {
  const notebook = useNotebook()
  return (
    <Show when={mayInWorkspace(notebook.role(), 'create')} fallback={<Navigate href="/" />}>
      <Begin />
    </Show>
  )
}

function Begin() {
  const notebook = useNotebook()
  const [search, setSearch] = useSearchParams<{ step: string }>()
  const place = { member: notebook.me().member.id, profile: 'team' as const, place: 'welcome' }
  const [welcome, setWelcome] = createStore<Welcome>(readWelcome(readDraft(place)) ?? beginWelcome(notebook.settings()))
  const may = () => mayInWorkspace(notebook.role(), 'setRules')
  const step = (): Step => (may() ? (STEPS.find((one) => one === search.step) ?? 'ideal') : 'first')
  const offline = () => notebook.status().connection === 'offline'
  const asked = () => SIX_QUESTIONS.find((question) => question === step())
  const title = (): string => {
    const question = asked()
    if (question !== undefined) return t(`setup.q.${question}`)
    return step() === 'make' ? t('setup.make.title') : t('setup.first.title')
  }

  const go = (to: Step): void => setSearch({ step: to })
  const keep = (): void => keepDraft(place, JSON.stringify(unwrap(welcome)))
  // A screen reader begins with the question; a keyboard goes on from there.
  createEffect(
    on(step, () => queueMicrotask(() => document.querySelector<HTMLElement>('h1')?.focus()), { defer: true }),
  )

  function answer(question: SixQuestion, part: Partial<Answered>): void {
    setWelcome('answers', question, part)
    setWelcome('ids', withIds(unwrap(welcome)))
    keep()
  }
  const next = (): void => {
    const to = STEPS[STEPS.indexOf(step()) + 1] ?? 'first'
    go(to === 'make' && !isAnswered(welcome) ? 'first' : to)
  }
  const back = (): void => go(STEPS[STEPS.indexOf(step()) - 1] ?? 'ideal')
  const skip = (): void => go(isAnswered(welcome) ? 'make' : 'first')

  return (
    <Page
      title={title()}
      narrow
      toolbar={<Show when={asked()}>{(question) => <Progress question={question()} onSkip={skip} />}</Show>}
    >
      <div class={styles.page}>
        <Show when={step() !== 'first' && offline()}>
          <Banner tone="info">{t('setup.offline')}</Banner>
        </Show>
        <Switch>
          <Match when={asked()} keyed>
            {(question) => (
              <Question
                question={question}
                answered={welcome.answers[question]}
                onAnswer={(part) => answer(question, part)}
                onNext={next}
                onBack={question === 'ideal' ? undefined : back}
              />
            )}
          </Match>
          <Match when={step() === 'make'}>
            <Make
              welcome={welcome}
              onWithout={(without) => {
                setWelcome('without', without)
                keep()
              }}
              onBack={back}
              onDone={() => {
                dropDraft(place)
                go('first')
              }}
            />
          </Match>
          <Match when={step() === 'first'}>
            <First />
          </Match>
        </Switch>
      </div>
    </Page>
  )
}

/** Which of the six it is, and the way past them all: in the same place on each. */
function Progress(props: { question: SixQuestion; onSkip: () => void }) {
  const place = () => SIX_QUESTIONS.indexOf(props.question) + 1
  return (
    <div class={styles.progress}>
      <ol class={styles.steps} aria-hidden="true">
        <For each={SIX_QUESTIONS}>
          {(_, index) => <li class={styles.step} classList={{ [styles.done!]: index() < place() }} />}
        </For>
      </ol>
      <p class={styles.count}>{t('setup.progress', { step: place(), count: SIX_QUESTIONS.length })}</p>
      <Button variant="quiet" size="small" onClick={() => props.onSkip()}>
        {t('setup.skipAll')}
      </Button>
    </div>
  )
}

interface QuestionProps {
  question: SixQuestion
  answered: Answered
  onAnswer: (part: Partial<Answered>) => void
  onNext: () => void
  onBack: (() => void) | undefined
}

function Question(props: QuestionProps) {
  const isEmpty = () => answerText(props.answered) === ''
  const toggle = (key: SuggestionKey): void => {
    const { chosen } = props.answered
    props.onAnswer({ chosen: chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key] })
  }
  return (
    <>
      <p class={styles.why}>{t(`setup.why.${props.question}`)}</p>
      <div role="group" aria-label={t('setup.tap')}>
        <p class={styles.label} aria-hidden="true">
          {t('setup.tap')}
        </p>
        <div class={styles.suggestions}>
          <For each={suggestionsOf(props.question)}>
            {(key) => {
              const chosen = () => props.answered.chosen.includes(key)
              return (
                <button type="button" class={styles.suggestion} aria-pressed={chosen()} onClick={() => toggle(key)}>
                  <Dynamic component={chosen() ? IconCheck : IconPlus} aria-hidden="true" />
                  {suggestionText(key)}
                </button>
              )
            }}
          </For>
        </div>
      </div>
      <TextField
        label={t('setup.own')}
        hint={t('setup.ownHint')}
        value={props.answered.text}
        onInput={(text) => props.onAnswer({ text })}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && props.onNext()}
        multiline
        rows={3}
        maxLength={ANSWER_LENGTH}
      />
      <div class={styles.foot}>
        <Show when={props.onBack}>{(back) => <Button onClick={() => back()()}>{t('common.back')}</Button>}</Show>
        <Button variant="primary" size="large" onClick={() => props.onNext()}>
          {isEmpty() ? t('setup.skip') : t('setup.next')}
        </Button>
      </div>
    </>
  )
}

interface MakeProps {
  welcome: Welcome
  onWithout: (without: FieldKey[]) => void
  onBack: () => void
  onDone: () => void
}

/** The proposal: a tick for each field, and the criteria in the head's words. */
function Make(props: MakeProps) {
  const notebook = useNotebook()
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline'>()
  const proposed = () => {
    const keys = fieldKeysOf(props.welcome)
    return keys.flatMap((key) => {
      const [field] = proposedFields([key], props.welcome.ids, notebook.settings().fields)
      return field === undefined ? [] : [{ key, field }]
    })
  }
  const wanted = () => fieldKeysOf(props.welcome).filter((key) => !props.welcome.without.includes(key))
  const criteria = () =>
    SIX_QUESTIONS.map((question) => ({ question, text: answerText(props.welcome.answers[question]) })).filter(
      ({ text }) => text !== '',
    )
  const tick = (key: FieldKey, on: boolean): void =>
    props.onWithout(on ? props.welcome.without.filter((one) => one !== key) : [...props.welcome.without, key])

  async function save(): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    const problem = await saveAll()
    setBusy(false)
    if (problem === undefined) props.onDone()
    else setRefusal(problem)
  }
  /** One after the other; what was stored already is the same again, so that trying twice makes nothing twice. */
  async function saveAll(): Promise<ApiErrorCode | 'offline' | undefined> {
    const known = notebook.settings().fields
    const made = new Set<string>(known.map(({ id }) => id))
    const fields = proposedFields(wanted(), props.welcome.ids, known).filter(({ id }) => !made.has(id))
    for (const value of newAnswers(props.welcome, notebook.settings())) {
      const answer = await notebook.saveSetting('answer', value)
      if (!answer.ok) return answer.error
    }
    for (const value of fields) {
      const answer = await notebook.saveSetting('field', value)
      if (!answer.ok) return answer.error
    }
    return undefined
  }
  return (
    <>
      <p class={styles.why}>{proposed().length === 0 ? t('setup.make.none') : t('setup.make.text')}</p>
      <Show when={proposed().length > 0}>
        <Card class={styles.section} aria-labelledby="make-fields">
          <h2 id="make-fields">{t('setup.make.fields')}</h2>
          <For each={fieldKeysOf(props.welcome)}>
            {(key) => {
              const field = () => proposed().find((one) => one.key === key)?.field
              return (
                <Checkbox
                  label={field()?.name ?? ''}
                  hint={hintOf(field())}
                  checked={!props.welcome.without.includes(key)}
                  onChange={(on) => tick(key, on)}
                />
              )
            }}
          </For>
        </Card>
      </Show>
      <Show when={criteria().length > 0}>
        <Card class={styles.section} aria-labelledby="make-criteria">
          <h2 id="make-criteria">{t('setup.make.criteria')}</h2>
          <p class={styles.quiet}>{t('setup.make.criteriaText')}</p>
          <dl class={styles.criteria}>
            <For each={criteria()}>
              {({ question, text }) => (
                <div>
                  <dt>{t(`setup.q.${question}`)}</dt>
                  <dd>{text}</dd>
                </div>
              )}
            </For>
          </dl>
        </Card>
      </Show>
      <Show when={refusal()}>
        {(code) => (
          <Banner tone="danger">
            {t('setup.make.failed', {
              why: code() === 'offline' ? t('setup.make.offline') : apiErrorText(code()),
            })}
          </Banner>
        )}
      </Show>
      <div class={styles.foot}>
        <Button onClick={() => props.onBack()}>{t('common.back')}</Button>
        <Button variant="primary" size="large" busy={busy()} onClick={() => void save()}>
          {t('setup.make.button', { count: wanted().length })}
        </Button>
      </div>
    </>
  )
}

function hintOf(field: ReturnType<typeof proposedFields>[number] | undefined): string {
  if (field === undefined) return ''
  const choices = field.choices.map(({ name }) => name).join(', ')
  return [choices === '' ? typeName(field.type) : choices, field.help].filter(Boolean).join('. ')
}

/** Three ways to a client on the screen. */
function First(): JSX.Element {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const mayInvite = () => mayInWorkspace(notebook.role(), 'invite')
  return (
    <>
      <p class={styles.why}>{t('setup.first.text')}</p>
      <div class={styles.ways}>
        <Way href="/clients/new" icon={IconWrite} first name={t('setup.first.type')} text={t('setup.first.typeText')} />
        <Way href="/import" icon={IconImport} name={t('setup.first.import')} text={t('setup.first.importText')} />
        <Show when={mayInvite()}>
          <Way href="/team" icon={IconInvite} name={t('setup.first.invite')} text={t('setup.first.inviteText')} />
        </Show>
      </div>
      <div class={styles.foot}>
        <Button variant="quiet" onClick={() => navigate('/')}>
          {t('setup.first.later')}
        </Button>
      </div>
    </>
  )
}

function Way(props: { href: string; icon: Icon; name: string; text: string; first?: boolean }) {
  return (
    <a href={props.href} class={styles.way} classList={{ [styles.first!]: props.first }}>
      <Dynamic component={props.icon} aria-hidden="true" />
      <span class={styles.wayName}>{props.name}</span>
      <span class={styles.quiet}>{props.text}</span>
    </a>
  )
}
