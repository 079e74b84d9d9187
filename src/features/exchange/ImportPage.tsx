/** From a file to clients, in four steps; nothing is changed before the last. */
import { createEffect, createMemo, For, Match, on, onMount, Show, Switch } from 'solid-js'
import { useNavigate } from '@solidjs/router'
import IconNoAccess from '~icons/lucide/lock'
import IconDone from '~icons/lucide/check'
import { t } from '../../i18n'
import { whenLaunchedWith } from '../../parts/arrived/launched'
import { takeForImport } from '../../parts/arrived/take'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { classes } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { CheckStep } from './CheckStep'
import { ColumnsStep } from './ColumnsStep'
import { DoneStep, RunStep } from './DoneStep'
import { FileStep } from './FileStep'
import styles from './Import.module.css'
import { importOf, type ImportModel } from './importModel'

export default function ImportPage() {
  const notebook = useNotebook()
  const model = importOf(notebook)
  const navigate = useNavigate()
  const may = () => mayInWorkspace(notebook.role(), 'import')
  let body: HTMLDivElement | undefined

  // Each step is a screen of its own: it begins at its top, for the eye and for the focus.
  createEffect(
    on(
      model.step,
      () => {
        body?.scrollTo({ top: 0 })
        body?.parentElement?.querySelector('h1')?.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )

  // A table that another app shared, or that the system opened with this one.
  onMount(() => {
    if (!may()) return
    const handed = takeForImport()
    if (handed !== undefined) {
      model.again()
      void model.choose(handed.file)
      createEffect(() => {
        if (model.step() === 'done') handed.stored()
      })
    }
    whenLaunchedWith(([file]) => {
      if (file === undefined) return
      model.again()
      void model.choose(file)
    })
  })

  function back(): void {
    if (model.step() === 'columns') model.backTo('file')
    else if (model.step() === 'check') model.backTo('columns')
    else navigate('/clients')
  }
  return (
    <Page
      ref={(element) => (body = element)}
      title={t('exchange.import.title')}
      back={{ label: t('common.back'), onClick: back }}
      toolbar={may() ? <Steps model={model} /> : undefined}
    >
      <Show
        when={may()}
        fallback={
          <EmptyState
            icon={IconNoAccess}
            title={t('exchange.import.noAccess.title')}
            text={t('exchange.import.noAccess.text')}
          />
        }
      >
        <Switch>
          <Match when={model.step() === 'file'}>
            <FileStep model={model} />
          </Match>
          <Match when={model.step() === 'columns' && model.opened()}>
            {(opened) => <ColumnsStep model={model} opened={opened()} />}
          </Match>
          <Match when={model.step() === 'check' && model.checked()}>
            {(checked) => <CheckStep model={model} checked={checked()} />}
          </Match>
          <Match when={model.step() === 'run'}>
            <RunStep model={model} />
          </Match>
          <Match when={model.step() === 'done' && model.result()}>
            {(result) => <DoneStep model={model} result={result()} />}
          </Match>
        </Switch>
      </Show>
    </Page>
  )
}

const STEPS = ['file', 'columns', 'check', 'done'] as const

function Steps(props: { model: ImportModel }) {
  const at = createMemo(() => {
    const step = props.model.step()
    return STEPS.indexOf(step === 'run' ? 'done' : step)
  })
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
