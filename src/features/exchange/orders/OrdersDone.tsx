/** What came of an import of orders, and the way back. */
import { Show } from 'solid-js'
import IconDone from '~icons/lucide/circle-check'
import IconUndo from '~icons/lucide/undo-2'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { Banner } from '../../../ui/Banner'
import { Button, LinkButton } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { DownloadBad } from '../BadRows'
import styles from '../Import.module.css'
import type { OrdersModel } from './ordersModel'
import type { OrdersResult } from './runOrders'
import { badOrderLines, orderHeadingWord } from './words'

export function OrdersDone(props: { model: OrdersModel; result: OrdersResult }) {
  const bad = () => props.model.list()?.bad ?? []
  const headings = () => props.model.opened()?.layout.headings ?? []
  return (
    <div class={styles.column}>
      <Card role="status">
        <h2 class={styles.done}>
          <IconDone aria-hidden="true" />
          {props.model.undone() === 'done'
            ? t('ordersImport.done.takenBack')
            : t('ordersImport.done.fresh', { count: props.result.fresh })}
        </h2>
        <Show when={props.model.undone() !== 'done'}>
          <ul role="list" class={styles.outcome}>
            <Show when={props.result.updated > 0}>
              <li>{t('ordersImport.done.updated', { count: props.result.updated })}</li>
            </Show>
            <Show when={props.result.unchanged > 0}>
              <li>{t('ordersImport.check.unchanged', { count: props.result.unchanged })}</li>
            </Show>
            <Show when={props.model.totals().left > 0}>
              <li>{t('ordersImport.done.left', { count: props.model.totals().left })}</li>
            </Show>
            <Show when={bad().length > 0}>
              <li>{t('ordersImport.check.bad', { count: bad().length })}</li>
            </Show>
          </ul>
          <Show when={props.result.end === 'whole' && props.model.known()}>
            {(day) => <p>{t('ordersImport.done.known', { day: formatDate(day()) })}</p>}
          </Show>
          <Show when={props.result.clients > 0 && props.result.stored}>
            <p class={styles.muted}>{t('exchange.done.saved')}</p>
          </Show>
        </Show>
      </Card>
      <Show when={!props.result.stored}>
        <Banner tone="warning">{t('ordersImport.run.waiting')}</Banner>
      </Show>
      <Show when={props.result.lost > 0}>
        <Banner tone="warning">{t('ordersImport.done.lost', { count: props.result.lost })}</Banner>
      </Show>
      <Show when={props.result.end === 'cancelled'}>
        <Banner tone="warning">{t('ordersImport.done.cancelled', { left: props.result.left })}</Banner>
      </Show>
      <Show when={props.result.end === 'failed'}>
        <Banner tone="danger">{t('ordersImport.done.failed', { left: props.result.left })}</Banner>
      </Show>
      <div class={styles.footer}>
        <Show when={bad().length > 0}>
          <DownloadBad
            bad={badOrderLines(bad())}
            headings={headings().map((_, column) => orderHeadingWord(headings(), column))}
          />
        </Show>
        <Show when={props.result.step !== undefined && props.model.undone() !== 'done'}>
          <Button icon={IconUndo} busy={props.model.undone() === 'running'} onClick={() => void props.model.undo()}>
            {t('ordersImport.done.undo')}
          </Button>
        </Show>
        <Button onClick={() => props.model.again()}>{t('ordersImport.done.again')}</Button>
        <LinkButton variant="primary" href="/clients">
          {t('exchange.done.toClients')}
        </LinkButton>
      </div>
    </div>
  )
}
