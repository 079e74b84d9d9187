/** From a list of orders to the orders of clients, in four steps; nothing is changed before the last. */
import { useNavigate } from '@solidjs/router'
import { createEffect, Match, on, onMount, Show, Switch } from 'solid-js'
import IconNoAccess from '~icons/lucide/lock'
import IconClients from '~icons/lucide/contact-round'
import { t } from '../../../i18n'
import { whenLaunchedWith } from '../../../parts/arrived/launched'
import { mayInWorkspace } from '../../../shared/access'
import { useNotebook } from '../../../solid/notebook'
import { Banner } from '../../../ui/Banner'
import { LinkButton } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Page } from '../../../ui/Page'
import { RunStep } from '../DoneStep'
import { FileDrop } from '../FileDrop'
import styles from '../Import.module.css'
import { StepBar } from '../StepBar'
import { OrdersCheck } from './OrdersCheck'
import { OrdersColumns } from './OrdersColumns'
import { OrdersDone } from './OrdersDone'
import { ordersImportOf, type OrdersModel } from './ordersModel'
import { ordersProblemWords } from './words'

export default function OrdersImportPage() {
  const notebook = useNotebook()
  const model = ordersImportOf(notebook)
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
  onMount(() => {
    if (!may()) return
    whenLaunchedWith(([file]) => {
      if (file === undefined) return
      model.again()
      void model.choose(file)
    })
  })

  function back(): void {
    if (model.step() === 'columns') model.backTo('file')
    else if (model.step() === 'check') model.backTo('columns')
    else navigate('/import')
  }
  return (
    <Page
      ref={(element) => (body = element)}
      title={t('ordersImport.title')}
      back={{ label: t('common.back'), onClick: back }}
      toolbar={may() ? <StepBar step={model.step()} /> : undefined}
    >
      <Show
        when={may()}
        fallback={
          <EmptyState
            icon={IconNoAccess}
            title={t('exchange.import.noAccess.title')}
            text={t('ordersImport.noAccess.text')}
          />
        }
      >
        <Switch>
          <Match when={model.step() === 'file'}>
            <File model={model} />
          </Match>
          <Match when={model.step() === 'columns' && model.opened()}>
            {(opened) => <OrdersColumns model={model} opened={opened()} />}
          </Match>
          <Match when={model.step() === 'check' && model.list()}>
            {(list) => <OrdersCheck model={model} list={list()} />}
          </Match>
          <Match when={model.step() === 'run'}>
            <RunStep
              progress={t('ordersImport.run.progress', model.progress())}
              {...model.progress()}
              cancelling={model.cancelling()}
              onCancel={() => model.cancel()}
            />
            <Show when={notebook.status().failure !== null}>
              <Banner tone="warning">{t('ordersImport.run.waiting')}</Banner>
            </Show>
          </Match>
          <Match when={model.step() === 'done' && model.result()}>
            {(result) => <OrdersDone model={model} result={result()} />}
          </Match>
        </Switch>
      </Show>
    </Page>
  )
}

function File(props: { model: OrdersModel }) {
  const problem = () => {
    const found = props.model.problem()
    return found === null ? null : ordersProblemWords(found)
  }
  return (
    <FileDrop
      title={t('ordersImport.file.title')}
      text={t('ordersImport.file.text')}
      fileName={props.model.fileName()}
      busy={props.model.busy() !== null}
      isOpen={props.model.opened() !== null}
      onContinue={() => props.model.backTo('columns')}
      problem={problem()}
      onFile={(file) => void props.model.choose(file)}
    >
      <div class={styles.sample}>
        <LinkButton variant="quiet" icon={IconClients} href="/import">
          {t('ordersImport.toClients')}
        </LinkButton>
        <p class={styles.small}>{t('ordersImport.toClientsHint')}</p>
      </div>
    </FileDrop>
  )
}
