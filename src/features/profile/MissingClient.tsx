import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import IconCopy from '~icons/lucide/copy'
import IconGone from '~icons/lucide/user-x'
import { t } from '../../i18n'
import { ColleagueClient } from '../../parts/colleagues/ColleagueClient'
import { draftsOf, dropDraft } from '../../parts/drafts'
import { listAddress } from '../../parts/panes'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { copyText } from './copy'
import { parseStepForm } from '../../parts/steps/stepForm'
import { parseForm } from './entryForm'
import { parseNewPerson } from './people'
import styles from './ProfilePage.module.css'

/** A client that is not on this device: never was, or was handed over. What was typed is not lost with it. */
export function MissingClient(props: { id: ProfileId | undefined }) {
  const navigate = useNavigate()
  const notebook = useNotebook()
  const member = notebook.me().member.id
  // eslint-disable-next-line solid/reactivity -- the address names one client for as long as this is shown
  const { id } = props
  const [drafts, setDrafts] = createSignal(id === undefined ? [] : [...draftsOf(member, id)])
  const toClients = () => navigate(listAddress())
  return (
    <Page title={t('profile.missing.page')} back={{ label: t('common.back'), onClick: toClients }}>
      <ColleagueClient
        id={id}
        fallback={
          <EmptyState
            icon={IconGone}
            title={t('profile.missing.title')}
            text={notebook.status().whole ? t('profile.missing.text') : t('profile.missing.notYet')}
            action={<Button onClick={toClients}>{t('profile.missing.toClients')}</Button>}
          />
        }
      />
      <Show when={id !== undefined && drafts().length > 0}>
        <Card class={styles.draft}>
          <p>{t('profile.missing.draft')}</p>
          <For each={drafts()}>
            {([place, stored]) => (
              <div class={styles.draft}>
                <p class={styles.draftText}>{draftText(place, stored)}</p>
                <div>
                  <Button size="small" icon={IconCopy} onClick={() => void copyText(draftText(place, stored))}>
                    {t('history.late.copy')}
                  </Button>{' '}
                  <Button
                    size="small"
                    variant="quiet"
                    onClick={() => {
                      if (id !== undefined) dropDraft({ member, profile: id, place })
                      setDrafts((all) => all.filter(([other]) => other !== place))
                    }}
                  >
                    {t('common.remove')}
                  </Button>
                </div>
              </div>
            )}
          </For>
        </Card>
      </Show>
    </Page>
  )
}

/** The words of a draft, without what the form around them chose. */
function draftText(place: string, stored: string): string {
  if (place === 'person') return Object.values(parseNewPerson(stored)).filter(Boolean).join('\n')
  if (place.startsWith('step')) return parseStepForm(stored, '')?.what ?? stored
  const form = parseForm(stored)
  return form === undefined ? stored : [form.text, form.amount, form.nextWhat].filter(Boolean).join('\n')
}
