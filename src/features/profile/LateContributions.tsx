import { For, Match, Show, Switch } from 'solid-js'
import IconCopy from '~icons/lucide/copy'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { LateContribution } from '../../shared/protocol'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { useClient } from './client'
import { copyText } from './copy'
import styles from './History.module.css'
import { lateWords, latestFirst, madeAt } from './late'

type Content<T extends LateContribution['content']['type']> = Extract<LateContribution['content'], { type: T }>

/** What arrived from a device that no longer had this client: to read, and to take over by hand. */
export function LateContributions() {
  const client = useClient()
  const all = () => latestFirst(client.view.late())
  return (
    <Show when={all().length > 0}>
      <Card class={styles.late} aria-labelledby="late-title">
        <SectionHeader
          id="late-title"
          title={t('history.late.title')}
          count={all().length}
          hint={t('history.late.hint')}
        />
        <ul role="list" class={styles.owners}>
          <For each={all()}>{(late) => <Late late={late} />}</For>
        </ul>
      </Card>
    </Show>
  )
}

function Late(props: { late: LateContribution }) {
  const client = useClient()
  const name = () => client.notebook.memberName(props.late.by)
  const content = () => props.late.content
  const passage = () => (content().type === 'passage' ? (content() as Content<'passage'>) : undefined)
  const changes = () => (content().type === 'changes' ? (content() as Content<'changes'>) : undefined)
  return (
    <li class={styles.owner}>
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
          <Match when={changes()}>
            {(made) => (
              <For each={lateWords(made().changes, client.view.changes(), client.words)}>
                {(words) => (
                  <div>
                    <p class={styles.text}>{words.text}</p>
                    <Show when={words.was}>{(was) => <p class={styles.old}>{was()}</p>}</Show>
                    <Show when={words.now}>{(now) => <p class={styles.new}>{now()}</p>}</Show>
                  </div>
                )}
              </For>
            )}
          </Match>
          <Match when={passage()}>
            {(typed) => (
              <>
                <p class={styles.text}>{t('history.late.passage')}</p>
                <p class={styles.new}>{typed().text}</p>
                <Show when={typed().context !== '' && typed().context !== typed().text}>
                  <p class={styles.quiet}>{t('history.late.around', { context: typed().context })}</p>
                </Show>
                <Button
                  class={styles.copy}
                  size="small"
                  variant="quiet"
                  icon={IconCopy}
                  onClick={() => void copyText(typed().text)}
                >
                  {t('history.late.copy')}
                </Button>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </li>
  )
}
