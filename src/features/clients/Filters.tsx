import { createMemo, createSignal, For, Show } from 'solid-js'
import IconFilters from '~icons/lucide/sliders-horizontal'
import { t } from '../../i18n'
import {
  countFacet,
  FACETS,
  SORTS,
  type Facet,
  type ListFilter,
  type Sort,
  type Viewer,
} from '../../parts/clients/list'
import { createIdle } from '../../parts/idle'
import { createMedia, DESK } from '../../parts/media'
import type { MemberId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import styles from './Filters.module.css'

interface Props {
  filter: ListFilter
  change: (parts: Partial<ListFilter>) => void
  viewer: Viewer
  /** How many clients are shown. */
  count: number
}

const NONE: Record<Facet, ''> = { city: '', segment: '', tag: '', owner: '' }

/** Beside the search on the desk; behind one button on a phone. */
export function Filters(props: Props) {
  const isDesk = createMedia(DESK)
  const [open, setOpen] = createSignal(false)
  const on = (): number => FACETS.filter((facet) => props.filter[facet] !== '').length
  return (
    <Show
      when={isDesk()}
      fallback={
        <>
          <span class={styles.opener}>
            <IconButton
              icon={IconFilters}
              variant="plain"
              label={on() === 0 ? t('clients.filters') : t('clients.filtersOn', { count: on() })}
              pressed={on() > 0}
              onClick={() => setOpen(true)}
            />
            <Show when={on() > 0}>
              <span class={styles.mark} aria-hidden="true">
                {on()}
              </span>
            </Show>
          </span>
          <Dialog
            open={open()}
            title={t('clients.filters')}
            closeLabel={t('common.close')}
            closeOnBackdrop
            onClose={() => setOpen(false)}
            actions={
              <>
                <Show when={on() > 0}>
                  <Button onClick={() => props.change(NONE)}>{t('clients.clearFilters')}</Button>
                </Show>
                <Button variant="primary" onClick={() => setOpen(false)}>
                  {t('clients.showThem', { count: props.count })}
                </Button>
              </>
            }
          >
            <Select
              label={t('clients.sort')}
              value={props.filter.sort}
              options={SORTS.map((sort) => ({ value: sort, label: sortTitle(sort) }))}
              onChange={(sort) => props.change({ sort })}
            />
            <For each={FACETS}>{(facet) => <FacetSelect {...props} facet={facet} />}</For>
          </Dialog>
        </>
      }
    >
      <div class={styles.row}>
        <For each={FACETS}>{(facet) => <FacetSelect {...props} facet={facet} hideLabel />}</For>
        <Show when={on() > 0}>
          <Button variant="quiet" onClick={() => props.change(NONE)}>
            {t('clients.clearFilters')}
          </Button>
        </Show>
      </div>
    </Show>
  )
}

/** One filter: its values with how many clients each would leave. Not offered while there is nothing to choose. */
function FacetSelect(props: Props & { facet: Facet; hideLabel?: boolean }) {
  const notebook = useNotebook()
  const isIdle = createIdle()
  // Counting waits until the list is on the screen.
  const values = createMemo(() =>
    isIdle() ? countFacet(notebook.rows(), props.facet, props.filter, props.viewer) : [],
  )
  const chosen = (): string => props.filter[props.facet]
  const nameOf = (value: string): string => (props.facet === 'owner' ? notebook.memberName(value as MemberId) : value)
  const options = () => {
    const offered = values().map(({ value, count }) => ({
      value,
      label: t('clients.facetValue', { value: nameOf(value), count }),
    }))
    // What is chosen stays in sight, also where the other filters leave none of it.
    const missing = chosen() !== '' && !values().some(({ value }) => value === chosen())
    return [
      { value: '', label: anyTitle(props.facet) },
      ...(missing ? [{ value: chosen(), label: t('clients.facetValue', { value: nameOf(chosen()), count: 0 }) }] : []),
      ...offered,
    ]
  }
  return (
    <Show when={!isIdle() || values().length > 1 || chosen() !== ''}>
      <Select
        class={styles.facet}
        label={facetTitle(props.facet)}
        hideLabel={props.hideLabel}
        value={chosen()}
        options={options()}
        onChange={(value) => props.change({ [props.facet]: value })}
      />
    </Show>
  )
}

function facetTitle(facet: Facet): string {
  switch (facet) {
    case 'city':
      return t('clients.facet.city')
    case 'segment':
      return t('clients.facet.segment')
    case 'tag':
      return t('clients.facet.tag')
    case 'owner':
      return t('clients.facet.owner')
  }
}

function anyTitle(facet: Facet): string {
  switch (facet) {
    case 'city':
      return t('clients.any.city')
    case 'segment':
      return t('clients.any.segment')
    case 'tag':
      return t('clients.any.tag')
    case 'owner':
      return t('clients.any.owner')
  }
}

function sortTitle(sort: Sort): string {
  switch (sort) {
    case 'name':
      return t('clients.sort.name')
    case 'talked':
      return t('clients.sort.talked')
    case 'next':
      return t('clients.sort.next')
    case 'created':
      return t('clients.sort.created')
  }
}
