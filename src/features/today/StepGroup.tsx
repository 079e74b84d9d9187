import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import type { Sight } from '../../parts/steps/doer'
import type { Group, Step } from './model'
import { StepLine } from './StepLine'
import styles from './StepGroup.module.css'

interface Props {
  group: Group
  steps: Step[]
  sight: Sight
}

/** As many as a person takes in at once; the rest is one tap away. */
const AT_FIRST = 30

export function StepGroup(props: Props) {
  const id = createUniqueId()
  const [shown, setShown] = createSignal(AT_FIRST)
  const hidden = (): number => Math.max(0, props.steps.length - shown())
  return (
    <section class={styles.group} aria-labelledby={id}>
      <SectionHeader id={id} title={titleOf(props.group)} count={props.steps.length} />
      <Card flush>
        <ul role="list">
          <For each={props.steps.slice(0, shown())}>
            {(one) => <StepLine step={one} group={props.group} sight={props.sight} />}
          </For>
        </ul>
        <Show when={hidden() > 0}>
          <Button variant="quiet" class={styles.more} onClick={() => setShown(props.steps.length)}>
            {t('today.more', { count: hidden() })}
          </Button>
        </Show>
      </Card>
    </section>
  )
}

function titleOf(group: Group): string {
  switch (group) {
    case 'overdue':
      return t('today.overdue')
    case 'today':
      return t('today.today')
    case 'week':
      return t('today.week')
    case 'later':
      return t('today.later')
  }
}
