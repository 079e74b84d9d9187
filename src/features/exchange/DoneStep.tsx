/** The running import, and what came of it. */
import { Show } from 'solid-js'
import IconDone from '~icons/lucide/circle-check'
import { t } from '../../i18n'
import { Banner } from '../../ui/Banner'
import { Button, LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ProgressBar } from '../../ui/ProgressBar'
import { DownloadBad } from './BadRows'
import styles from './Import.module.css'
import type { ImportModel } from './importModel'
import type { ImportResult } from './runImport'
import { badLines } from './words'

interface RunProps {
  /** In words: "120 of 5,000 rows". */
  progress: string
  done: number
  total: number
  cancelling: boolean
  onCancel: () => void
}

export function RunStep(props: RunProps) {
  return (
    <div class={styles.column}>
      <Card>
        <h2 class={styles.clientName}>{t('exchange.run.title')}</h2>
        <ProgressBar label={props.progress} value={props.done} max={props.total} />
        <p class={styles.muted}>{t('exchange.run.leave')}</p>
        <Button class={styles.start} disabled={props.cancelling} onClick={() => props.onCancel()}>
          {t(props.cancelling ? 'exchange.run.cancelling' : 'exchange.run.cancel')}
        </Button>
      </Card>
    </div>
  )
}

export function DoneStep(props: { model: ImportModel; result: ImportResult }) {
  const bad = () => props.model.checked()?.bad ?? []
  return (
    <div class={styles.column}>
      <Card role="status">
        <h2 class={styles.done}>
          <IconDone aria-hidden="true" />
          {t('exchange.done.added', { count: props.result.added })}
        </h2>
        <ul role="list" class={styles.outcome}>
          <Show when={props.result.completed > 0}>
            <li>{t('exchange.done.completed', { count: props.result.completed })}</li>
          </Show>
          <Show when={props.result.skipped > 0}>
            <li>{t('exchange.done.skipped', { count: props.result.skipped })}</li>
          </Show>
          <Show when={props.result.bad > 0}>
            <li>{t('exchange.done.bad', { count: props.result.bad })}</li>
          </Show>
        </ul>
        <Show when={props.result.added + props.result.completed > 0}>
          <p class={styles.muted}>{t('exchange.done.saved')}</p>
        </Show>
      </Card>
      <Show when={props.result.end === 'cancelled'}>
        <Banner tone="warning">{t('exchange.done.cancelled', { left: props.result.left })}</Banner>
      </Show>
      <Show when={props.result.end === 'failed'}>
        <Banner tone="danger">{t('exchange.done.failed', { left: props.result.left })}</Banner>
      </Show>
      <div class={styles.footer}>
        <Show when={bad().length > 0}>
          <DownloadBad bad={badLines(bad())} headings={props.model.opened()?.layout.headings ?? []} />
        </Show>
        <Button onClick={() => props.model.again()}>{t('exchange.done.again')}</Button>
        <LinkButton variant="primary" href="/clients?sort=-created">
          {t('exchange.done.toClients')}
        </LinkButton>
      </div>
    </div>
  )
}
