/** From a file to clients, in four steps; nothing is changed before the last. */
import { createEffect, Match, on, onMount, Show, Switch } from 'solid-js'
import { useNavigate } from '@solidjs/router'
import IconNoAccess from '~icons/lucide/lock'
import { t } from '../../i18n'
import { whenLaunchedWith } from '../../parts/arrived/launched'
import { takeForImport } from '../../parts/arrived/take'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { CheckStep } from './CheckStep'
import { ColumnsStep } from './ColumnsStep'
import { DoneStep, RunStep } from './DoneStep'
import { FileStep } from './FileStep'
import { importOf } from './importModel'
import { StepBar } from './StepBar'

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
      toolbar={may() ? <StepBar step={model.step()} /> : undefined}
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
            <RunStep
              progress={t('exchange.run.progress', model.progress())}
              {...model.progress()}
              cancelling={model.cancelling()}
              onCancel={() => model.cancel()}
            />
          </Match>
          <Match when={model.step() === 'done' && model.result()}>
            {(result) => <DoneStep model={model} result={result()} />}
          </Match>
        </Switch>
      </Show>
    </Page>
  )
}
