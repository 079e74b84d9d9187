import { For, Show } from 'solid-js'
import IconNext from '~icons/lucide/arrow-right'
import IconStage from '~icons/lucide/milestone'
import { t } from '../../../i18n'
import type { StageId } from '../../../shared/ids'
import { Button } from '../../../ui/Button'
import { Menu } from '../../../ui/Menu'
import { useClient } from '../client'
import { stageOf, type Deal } from './deals'
import styles from './Deals.module.css'

/** How far a deal is, of the stages that the team named: one tap to the next, a menu to any. Nothing without stages. */
export function Stages(props: { deal: Deal }) {
  const client = useClient()
  const state = () => stageOf(props.deal.stage, client.notebook.settings().stages)
  const name = () => {
    const { stage, at, stages } = state()
    if (stage === undefined) return t('deals.noStage')
    return at < 0
      ? t('deals.atArchived', { stage: stage.name })
      : t('deals.at', { stage: stage.name, at: at + 1, count: stages.length })
  }
  const go = (stage: { id: StageId; name: string }): void =>
    void client.tap(
      [{ kind: 'fact', path: `${props.deal.path}/stage`, value: stage.id }],
      t('deals.moved', { what: props.deal.what || t('deals.unnamed'), stage: stage.name }),
    )
  return (
    <Show when={state().stages.length > 0}>
      <div class={styles.stage}>
        <ol class={styles.track} aria-hidden="true">
          <For each={state().stages}>
            {(_, index) => <li classList={{ [styles.reached!]: index() <= state().at }} />}
          </For>
        </ol>
        <Show when={client.may()} fallback={<span>{name()}</span>}>
          <Menu
            label={name()}
            icon={IconStage}
            showLabel
            items={state().stages.map((stage) => ({ label: stage.name, onSelect: () => go(stage) }))}
          />
          <Show when={state().next}>
            {(next) => (
              <Button icon={IconNext} aria-label={t('deals.toNext', { stage: next().name })} onClick={() => go(next())}>
                {next().name}
              </Button>
            )}
          </Show>
        </Show>
      </div>
    </Show>
  )
}
