import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import IconWish from '~icons/lucide/lightbulb'
import IconChevron from '~icons/lucide/chevron-right'
import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'
import { productKey, wishedProducts, type Wish, type WishedProduct } from '../../shared/practice/wishes'
import { useNotebook } from '../../solid/notebook'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import styles from './WishesPage.module.css'

/** From so many products on one looks for a name rather than through the list. */
const MANY = 10

/** What clients wish for, by product: the more ask for one thing, the better the case for having it. */
export default function WishesPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const [text, setText] = createSignal('')
  const products = createMemo(() => wishedProducts(notebook.rows()))
  const found = createMemo(() => {
    const wanted = productKey(text())
    return wanted === '' ? products() : products().filter(({ key }) => key.includes(wanted))
  })
  return (
    <Page title={t('trouble.wishes.title')} narrow back={{ label: t('common.back'), onClick: () => navigate('/team') }}>
      <Show
        when={products().length > 0}
        fallback={
          <Show when={notebook.ready()}>
            <EmptyState icon={IconWish} title={t('trouble.wishes.empty')} text={t('trouble.wishes.emptyHint')} />
          </Show>
        }
      >
        <p class={styles.hint}>{t('trouble.wishes.hint')}</p>
        <Show when={products().length > MANY}>
          <TextField type="search" label={t('trouble.wishes.find')} value={text()} onInput={setText} />
        </Show>
        <Show when={found().length > 0} fallback={<p role="status">{t('trouble.wishes.nothing')}</p>}>
          <Card flush>
            <ul role="list">
              <For each={found()}>{(product) => <Product product={product} />}</For>
            </ul>
          </Card>
        </Show>
      </Show>
    </Page>
  )
}

/** One product, and under it who wished for it and when. */
function Product(props: { product: WishedProduct }) {
  const names = () => [...new Set(props.product.wishes.map(({ name }) => name))].join(', ')
  return (
    <li class={styles.product}>
      <details>
        <summary class={styles.summary}>
          <IconChevron class={styles.chevron} aria-hidden="true" />
          <span class={styles.name}>
            {props.product.product}
            <span class={styles.who}>{names()}</span>
          </span>
          <Badge tone={props.product.clients > 1 ? 'accent' : 'neutral'}>
            {t('trouble.wishes.clients', { count: props.product.clients })}
          </Badge>
        </summary>
        <ul role="list" class={styles.wishes}>
          <For each={props.product.wishes}>{(wish) => <WishLine wish={wish} />}</For>
        </ul>
      </details>
    </li>
  )
}

function WishLine(props: { wish: Wish }) {
  return (
    <li class={styles.wish}>
      <p class={styles.head}>
        <a class={styles.client} href={`/clients/${props.wish.client}`}>
          {props.wish.name}
        </a>
        <time class={styles.when} dateTime={new Date(props.wish.when).toISOString()}>
          {formatDay(props.wish.when)}
        </time>
      </p>
      <Show when={props.wish.text !== ''}>
        <p class={styles.text}>{props.wish.text}</p>
      </Show>
    </li>
  )
}
