/** Where one is between a file and its result. */
import { createMemo, For, Show } from 'solid-js'
import IconDone from '~icons/lucide/check'
import { t } from '../../i18n'
import { classes } from '../../ui/classes'
import styles from './Import.module.css'

const STEPS = ['file', 'columns', 'check', 'done'] as const

export function StepBar(props: { step: (typeof STEPS)[number] | 'run' }) {
  const at = createMemo(() => STEPS.indexOf(props.step === 'run' ? 'done' : props.step))
  return (
    <ol class={styles.steps} aria-label={t('exchange.steps')}>
      <For each={STEPS}>
        {(step, index) => (
          <li
            class={classes(styles.step, index() < at() && styles.passed, index() === at() && styles.current)}
            aria-current={index() === at() ? 'step' : undefined}
          >
            <span class={styles.number} aria-hidden="true">
              <Show when={index() < at()} fallback={index() + 1}>
                <IconDone />
              </Show>
            </span>
            <span class={styles.stepName}>{t(`exchange.step.${step}`)}</span>
          </li>
        )}
      </For>
    </ol>
  )
}
