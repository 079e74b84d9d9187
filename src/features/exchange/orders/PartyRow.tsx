/** A client of the list: whose its orders are, how that is known, and what becomes of them. */
import { Show } from 'solid-js'
import IconAnother from '~icons/lucide/search'
import IconLeave from '~icons/lucide/ban'
import { t } from '../../../i18n'
import { useNotebook } from '../../../solid/notebook'
import { Button } from '../../../ui/Button'
import { Menu } from '../../../ui/Menu'
import styles from '../Import.module.css'
import own from './Orders.module.css'
import type { OrdersModel, PartyLine } from './ordersModel'
import { moneyWords } from './words'

export function PartyRow(props: { model: OrdersModel; line: PartyLine; onChoose: () => void }) {
  const notebook = useNotebook()
  const party = () => props.line.party
  const client = () => {
    const { client: id } = props.line.match
    return id === null ? undefined : { id, name: notebook.row(id)?.name || t('clients.noName') }
  }
  /** What the list says. */
  const listed = () =>
    [
      t('ordersImport.orders', { count: props.line.orders }),
      moneyWords(props.line.sums),
      party().inn === undefined ? '' : t('ordersImport.party.inn', { inn: party().inn! }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <li class={own.party}>
      <div class={own.words}>
        <span class={styles.heading}>{party().name}</span>
        <span class={styles.examples}>{listed()}</span>
        <Show when={client()} fallback={<Why line={props.line} />}>
          {(found) => (
            <span class={own.found}>
              <a class={styles.link} href={`/clients/${found().id}`}>
                {found().name}
              </a>
              <span class={styles.examples}>{how(props.model, props.line)}</span>
            </span>
          )}
        </Show>
      </div>
      <Show
        when={props.line.fate === 'import'}
        fallback={
          <Show when={props.line.fate === 'missing'}>
            <Button onClick={() => props.onChoose()}>{t('ordersImport.missing.choose')}</Button>
          </Show>
        }
      >
        <Menu
          label={t('ordersImport.matched.actions', { name: party().name })}
          items={[
            { label: t('ordersImport.matched.another'), icon: IconAnother, onSelect: () => props.onChoose() },
            {
              label: t('ordersImport.matched.leaveOut'),
              icon: IconLeave,
              onSelect: () => props.model.chooseClient(party(), null),
            },
          ]}
        />
      </Show>
    </li>
  )
}

/** "same ИНН · 2 new · 1 updated" */
function how(model: OrdersModel, { match, fate }: PartyLine): string {
  if (match.client === null) return ''
  // What two names of the list bring to one client is told of neither.
  const isOnly = model.lines().filter((line) => line.match.client === match.client).length === 1
  const compared = fate === 'import' && isOnly ? model.compared(match.client) : undefined
  return [
    t(`ordersImport.matched.by.${match.by}`),
    compared === undefined || compared.fresh === 0 ? '' : t('ordersImport.party.fresh', { count: compared.fresh }),
    compared === undefined || compared.updated === 0
      ? ''
      : t('ordersImport.party.updated', { count: compared.updated }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Why nobody was found, where that says something. */
function Why(props: { line: PartyLine }) {
  const notebook = useNotebook()
  const words = () => {
    const { match } = props.line
    if (match.client !== null || match.why === 'none') return ''
    if (match.why !== 'otherInn') return t(`ordersImport.missing.why.${match.why}`)
    const name = match.like === undefined ? '' : (notebook.row(match.like)?.name ?? '')
    return t('ordersImport.missing.why.otherInn', { name })
  }
  return <Show when={words()}>{(text) => <span class={styles.small}>{text()}</span>}</Show>
}
