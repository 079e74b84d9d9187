import { createMemo, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconFailure from '~icons/lucide/wrench'
import IconGood from '~icons/lucide/shield-check'
import IconWish from '~icons/lucide/lightbulb'
import IconPencil from '~icons/lucide/pencil'
import IconTrash from '~icons/lucide/trash-2'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { Badge } from '../../../ui/Badge'
import { Card } from '../../../ui/Card'
import { Menu } from '../../../ui/Menu'
import { SectionHeader } from '../../../ui/SectionHeader'
import { useClient } from '../client'
import { ask } from './open'
import { failuresOf, wishesOf, type Failure, type Wish } from './told'
import styles from './Trouble.module.css'
import { saidBy } from './words'

/** Where we failed them and how it was made good: proof that one can rely on us. */
export function Failures() {
  const client = useClient()
  const failures = createMemo(() => failuresOf(client.view.profile()))
  return (
    <Show when={failures().length > 0}>
      <Card aria-labelledby="failures-title">
        <SectionHeader id="failures-title" title={t('trouble.failure.title')} />
        <ul role="list" class={styles.lines}>
          <For each={failures().map(({ id }) => id)}>
            {(id) => (
              <Show when={failures().find((failure) => failure.id === id)}>
                {(failure) => <FailureLine failure={failure()} />}
              </Show>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}

function FailureLine(props: { failure: Failure }) {
  const client = useClient()
  const isGood = () => props.failure.madeGood !== ''
  return (
    <li class={styles.line}>
      <Dynamic
        component={isGood() ? IconGood : IconFailure}
        class={isGood() ? styles.good : undefined}
        aria-hidden="true"
      />
      <div>
        <p class={styles.text}>{props.failure.what}</p>
        <Show
          when={isGood()}
          fallback={
            <p>
              <Badge tone="warning">{t('trouble.failure.open')}</Badge>
            </p>
          }
        >
          <p class={styles.text}>
            <span class={styles.strong}>{t('trouble.failure.good')}</span> {props.failure.madeGood}
          </p>
        </Show>
        <p class={styles.by}>
          {formatDate(props.failure.on)} · {saidBy(client, props.failure)}
        </p>
      </div>
      <Show when={client.may()}>
        <LineMenu
          label={t('trouble.failure.menu')}
          onEdit={() => ask({ dialog: 'failure', id: props.failure.id })}
          path={`failures/${props.failure.id}`}
        />
      </Show>
    </li>
  )
}

/** What they would like us to have. */
export function Wishes() {
  const client = useClient()
  const wishes = createMemo(() => wishesOf(client.view.profile()))
  return (
    <Show when={wishes().length > 0}>
      <Card aria-labelledby="wishes-title">
        <SectionHeader id="wishes-title" title={t('trouble.wish.title')} />
        <ul role="list" class={styles.lines}>
          <For each={wishes().map(({ id }) => id)}>
            {(id) => <Show when={wishes().find((wish) => wish.id === id)}>{(wish) => <WishLine wish={wish()} />}</Show>}
          </For>
        </ul>
      </Card>
    </Show>
  )
}

function WishLine(props: { wish: Wish }) {
  const client = useClient()
  return (
    <li class={styles.line}>
      <IconWish aria-hidden="true" />
      <div>
        <p class={styles.strong}>{props.wish.product}</p>
        <Show when={props.wish.text !== ''}>
          <p class={styles.text}>{props.wish.text}</p>
        </Show>
        <p class={styles.by}>{saidBy(client, props.wish)}</p>
      </div>
      <Show when={client.may()}>
        <LineMenu
          label={t('trouble.wish.menu', { product: props.wish.product })}
          onEdit={() => ask({ dialog: 'wish', id: props.wish.id })}
          path={`wishes/${props.wish.id}`}
        />
      </Show>
    </li>
  )
}

/** Written down by mistake: taken away, with a way back; the history keeps it. */
function LineMenu(props: { label: string; path: string; onEdit: () => void }) {
  const client = useClient()
  const remove = (): void => void client.tap([{ kind: 'fact', path: props.path, value: null }], t('trouble.removed'))
  return (
    <Menu
      class={styles.menu}
      label={props.label}
      variant="quiet"
      items={[
        { label: t('common.edit'), icon: IconPencil, onSelect: () => props.onEdit() },
        { label: t('trouble.remove'), icon: IconTrash, danger: true, onSelect: remove },
      ]}
    />
  )
}
