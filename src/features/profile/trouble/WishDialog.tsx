import { createMemo, createSignal } from 'solid-js'
import { t } from '../../../i18n'
import { newId } from '../../../shared/ids'
import { productKey, wishedProducts } from '../../../shared/practice/wishes'
import { Combobox } from '../../../ui/Combobox'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { createForm } from './draft'
import { FormDialog } from './FormDialog'
import { parseForm, wishFormOf, wishSteps, type WishForm } from './forms'
import type { Wish } from './told'

/** So many names are offered: those that others wished for, so that one thing has one name. */
const OFFERED = 6

/** What the client would like us to have. Undefined: a new one. */
export function WishDialog(props: { wish: Wish | undefined; onClose: () => void }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- made anew for each wish
  const { wish } = props
  const id = wish?.id ?? newId()
  const { form, set, save, drop } = createForm<WishForm>(
    `wish/${wish?.id ?? 'new'}`,
    (stored) => parseForm('wish', stored),
    wishFormOf(wish),
  )
  const [missing, setMissing] = createSignal(false)
  const known = createMemo(() => wishedProducts(client.notebook.rows()))
  const offered = () => {
    const typed = productKey(form.product)
    return known()
      .filter(({ key }) => key.includes(typed))
      .slice(0, OFFERED)
  }
  return (
    <FormDialog
      title={t('trouble.wish.do')}
      onSave={() => {
        const steps = wishSteps(client.view.profile(), id, form)
        setMissing(steps === undefined)
        if (steps !== undefined) void save(steps, t('trouble.wish.saved'))
        return steps !== undefined
      }}
      onDrop={drop}
      onClose={() => props.onClose()}
    >
      <Combobox
        label={t('trouble.wish.product')}
        text={form.product}
        onInput={(text) => set('product', text)}
        options={offered()}
        optionLabel={({ product, clients }) => t('trouble.wish.option', { product, count: clients })}
        onSelect={({ product }) => set('product', product)}
        hint={t('trouble.wish.productHint')}
        required
        autofocus
        error={missing() ? t('trouble.wish.needed') : undefined}
      />
      <TextField
        label={t('trouble.wish.text')}
        value={form.text}
        onInput={(text) => set('text', text)}
        multiline
        rows={3}
        maxLength={5_000}
      />
    </FormDialog>
  )
}
