/** What the check found: new clients, clients that are there, rows to correct. */
import { createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { Badge } from '../../ui/Badge'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { BadRows } from './BadRows'
import { ColleaguesRows } from './ColleaguesRows'
import styles from './Import.module.css'
import type { CheckResult } from './importDesk'
import type { ImportModel } from './importModel'
import { KnownRows } from './KnownRows'
import { plannedRows } from './runImport'
import { badLines } from './words'

export function CheckStep(props: { model: ImportModel; checked: CheckResult }) {
  const planned = () => plannedRows(props.model.plan())
  const nothing = () => props.checked.fresh === 0 && props.checked.known.length === 0
  return (
    <div class={styles.column}>
      <Card>
        <div class={styles.counts}>
          <Badge tone={props.checked.fresh > 0 ? 'success' : 'neutral'}>
            {t('exchange.check.fresh', { count: props.checked.fresh })}
          </Badge>
          <Show when={props.checked.known.length > 0}>
            <Badge tone="accent">{t('exchange.check.known', { count: props.checked.known.length })}</Badge>
          </Show>
          <Show when={props.checked.bad.length > 0}>
            <Badge tone="danger">{t('exchange.check.bad', { count: props.checked.bad.length })}</Badge>
          </Show>
        </div>
        <Show when={props.checked.fresh > 0}>
          <p class={styles.muted}>{t('exchange.check.freshHint')}</p>
        </Show>
        <Mended mended={props.checked.mended} />
      </Card>
      <Show when={nothing()}>
        <Banner tone="info">{t('exchange.check.nothing')}</Banner>
      </Show>
      <Show when={props.checked.known.length > 0}>
        <KnownRows model={props.model} known={props.checked.known} />
      </Show>
      <ColleaguesRows model={props.model} fresh={props.checked.fresh} />
      <Show when={props.checked.bad.length > 0}>
        <BadRows bad={badLines(props.checked.bad)} headings={props.model.opened()?.layout.headings ?? []} />
      </Show>
      <div class={styles.footer}>
        <Button onClick={() => props.model.backTo('columns')}>{t('common.back')}</Button>
        <Button variant="primary" disabled={planned() === 0} onClick={() => void props.model.run()}>
          {t('exchange.check.import', { count: planned() })}
        </Button>
      </div>
    </div>
  )
}

const SHOWN = 20

function Mended(props: { mended: CheckResult['mended'] }) {
  const [shown, setShown] = createSignal(SHOWN)
  return (
    <Show when={props.mended.length > 0}>
      <details class={styles.details}>
        <summary>{t('exchange.check.mended', { count: props.mended.length })}</summary>
        <ul role="list" class={styles.mended}>
          <For each={props.mended.slice(0, shown())}>
            {({ line, from, to }) => <li>{t('exchange.check.mendedLine', { line, from, to })}</li>}
          </For>
        </ul>
        <Show when={props.mended.length > shown()}>
          <Button size="small" variant="quiet" onClick={() => setShown(shown() + 100)}>
            {t('exchange.check.showMore', { count: Math.min(100, props.mended.length - shown()) })}
          </Button>
        </Show>
      </details>
    </Show>
  )
}
