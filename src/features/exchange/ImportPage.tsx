/** From a file to clients, in four steps; nothing is changed before the last. */
import { createEffect, Match, Switch } from 'solid-js'
import { t } from '../../i18n'
import { takeForImport } from '../../parts/arrived/take'
import { useNotebook } from '../../solid/notebook'
import { CheckStep } from './CheckStep'
import { ColumnsStep } from './ColumnsStep'
import { DoneStep, RunStep } from './DoneStep'
import { FileStep } from './FileStep'
import { ImportFrame } from './ImportFrame'
import { importOf } from './importModel'

export default function ImportPage() {
  const notebook = useNotebook()
  const model = importOf(notebook)

  /** A table that another app shared. */
  function begin(): void {
    const handed = takeForImport()
    if (handed === undefined) return
    model.again()
    void model.choose(handed.file)
    createEffect(() => {
      if (model.step() === 'done') handed.stored()
    })
  }
  return (
    <ImportFrame
      model={model}
      title={t('exchange.import.title')}
      noAccess={t('exchange.import.noAccess.text')}
      from="/clients"
      onBegin={begin}
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
    </ImportFrame>
  )
}
