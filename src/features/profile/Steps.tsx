import { For, Show } from 'solid-js'
import IconCircle from '~icons/lucide/circle'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { doerOf } from '../../parts/steps/doer'
import { createToday } from '../../parts/today'
import { stepsOf, type OpenStep } from '../../shared/profile/row'
import { Badge } from '../../ui/Badge'
import { IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import styles from './Entry.module.css'

/** The next steps that are not done: one tap marks one as done. */
export function Steps() {
  const client = useClient()
  const now = createToday()
  const today = () => client.on() ?? now()
  const steps = () => stepsOf(client.view.profile())

  /** As Today has it: a step of somebody who can no longer write here falls to whoever is responsible. */
  const doer = (step: OpenStep) => {
    const { notebook, view } = client
    const row = view.row()
    // A day in the past shows what was agreed then.
    if (row === undefined || client.on() !== undefined) return step.who
    return doerOf(row, step, { members: notebook.team().members, grantsOf: notebook.grants, today: now() })
  }

  const finish = (step: OpenStep): Promise<void> =>
    client.tap(
      [{ kind: 'fact', path: `steps/${step.entry}/done`, value: today() }],
      t('profile.step.doneToast', { what: step.what }),
    )
  return (
    <Show when={steps().length > 0}>
      <Card aria-labelledby="steps-title">
        <SectionHeader id="steps-title" title={t('profile.steps')} />
        <ul role="list" class={styles.steps}>
          <For each={steps()}>
            {(step) => (
              <li class={styles.openStep}>
                <Show when={client.may()}>
                  <IconButton
                    icon={IconCircle}
                    label={t('profile.step.done', { what: step.what })}
                    onClick={() => void finish(step)}
                  />
                </Show>
                <div>
                  <p>{step.what}</p>
                  <p class={styles.by}>
                    {t('profile.entry.nextLine', {
                      who: client.notebook.memberName(doer(step)),
                      day: formatDate(step.on),
                    })}{' '}
                    <Show when={step.on < today()}>
                      <Badge tone="danger">{t('profile.step.overdue')}</Badge>
                    </Show>
                  </p>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}
