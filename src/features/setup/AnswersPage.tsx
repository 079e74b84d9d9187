import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { dropDraft, keepDraft, readDraft } from '../../parts/drafts'
import { mayInWorkspace } from '../../shared/access'
import type { ApiErrorCode } from '../../shared/api'
import { SIX_QUESTIONS, type SixQuestion } from '../../shared/team/settings'
import { useNotebook } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button, LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import { ANSWER_LENGTH } from './welcome'
import styles from './WelcomePage.module.css'

/** The answers to the six questions, for everybody to read and for a head to change. */
export default function AnswersPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const may = () => mayInWorkspace(notebook.role(), 'setRules')
  return (
    <Page title={t('setup.answers.title')} narrow back={{ label: t('common.back'), onClick: () => navigate('/team') }}>
      <div class={styles.page}>
        <p class={styles.why}>{may() ? t('setup.answers.text') : t('setup.answers.onlyHead')}</p>
        <Show when={may() && notebook.status().connection === 'offline'}>
          <Banner tone="info">{t('setup.answers.offline')}</Banner>
        </Show>
        <Show
          when={may()}
          fallback={
            <Card>
              <dl class={styles.criteria}>
                <For each={SIX_QUESTIONS}>
                  {(question) => (
                    <div>
                      <dt>{t(`setup.q.${question}`)}</dt>
                      <dd>{notebook.settings().answers[question] || t('setup.answers.none')}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </Card>
          }
        >
          <For each={SIX_QUESTIONS}>{(question) => <AnswerOf question={question} />}</For>
          <div>
            <LinkButton href="/welcome">{t('setup.answers.again')}</LinkButton>
          </div>
        </Show>
      </div>
    </Page>
  )
}

/** One answer. What is typed is kept on the device until the server has it. */
function AnswerOf(props: { question: SixQuestion }) {
  const notebook = useNotebook()
  const place = () => ({
    member: notebook.me().member.id,
    profile: 'team' as const,
    place: `answer/${props.question}`,
  })
  const standing = () => notebook.settings().answers[props.question] ?? ''
  const [typed, setTyped] = createSignal(readDraft(place()))
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<ApiErrorCode | 'offline'>()
  const text = () => typed() ?? standing()
  const isChanged = () => text().trim() !== standing()

  function input(next: string): void {
    setTyped(next)
    setRefusal(undefined)
    keepDraft(place(), next)
  }
  async function save(): Promise<void> {
    setBusy(true)
    const answer = await notebook.saveSetting('answer', { id: props.question, text: text().trim() })
    setBusy(false)
    if (!answer.ok) return void setRefusal(answer.error)
    dropDraft(place())
    setTyped(null)
    showToast({ kind: 'success', text: t('setup.answers.saved') })
  }
  return (
    <Card class={styles.section}>
      <TextField
        label={t(`setup.q.${props.question}`)}
        hint={t(`setup.why.${props.question}`)}
        value={text()}
        onInput={input}
        multiline
        rows={3}
        maxLength={ANSWER_LENGTH}
      />
      <Show when={refusal()}>
        {(code) => (
          <Banner tone={code() === 'offline' ? 'warning' : 'danger'}>
            {code() === 'offline' ? t('setup.answers.offline') : apiErrorText(code())}
          </Banner>
        )}
      </Show>
      <Show when={isChanged()}>
        <div>
          <Button variant="primary" busy={busy()} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </div>
      </Show>
    </Card>
  )
}
