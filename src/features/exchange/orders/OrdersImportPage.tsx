/** From a list of orders to the orders of clients, in four steps; nothing is changed before the last. */
import { Match, Show, Switch } from 'solid-js'
import IconClients from '~icons/lucide/contact-round'
import { t } from '../../../i18n'
import { useNotebook } from '../../../solid/notebook'
import { Banner } from '../../../ui/Banner'
import { LinkButton } from '../../../ui/Button'
import { RunStep } from '../DoneStep'
import { FileDrop } from '../FileDrop'
import styles from '../Import.module.css'
import { ImportFrame } from '../ImportFrame'
import { OrdersCheck } from './OrdersCheck'
import { OrdersColumns } from './OrdersColumns'
import { OrdersDone } from './OrdersDone'
import { ordersImportOf, type OrdersModel } from './ordersModel'
import { ordersProblemWords } from './words'

export default function OrdersImportPage() {
  const notebook = useNotebook()
  const model = ordersImportOf(notebook)
  return (
    <ImportFrame
      model={model}
      title={t('ordersImport.title')}
      noAccess={t('ordersImport.noAccess.text')}
      from="/import"
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
    </ImportFrame>
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
