import { For, Show } from 'solid-js'
import { t } from '../../../i18n'
import { reasonOf } from '../../../shared/practice/losses'
import { LOSS_REASONS, TERMS, type LossReason } from '../../../shared/profile/factWords'
import { Banner } from '../../../ui/Banner'
import { Chip } from '../../../ui/Chip'
import { DateField } from '../../../ui/DateField'
import { Segmented } from '../../../ui/Segmented'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { createForm } from './draft'
import { FormDialog } from './FormDialog'
import { lossFormOf, lossSteps, parseForm, type LossForm } from './forms'
import { lossTitle } from './LossCard'
import type { Loss } from './told'
import styles from './Trouble.module.css'
import { reasonName, saidBy } from './words'

/** Why they left: what they said, and beside it what was learned later; three short questions, none of them needed. */
export function LossDialog(props: { loss: Loss; onClose: () => void }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- made anew for each loss
  const loss = props.loss
  const { form, set, save, drop } = createForm<LossForm>(
    `loss/${loss.id}`,
    (stored) => parseForm('loss', stored),
    lossFormOf(loss),
  )
  const why = () => ({ given: form.given || undefined, learned: form.learned || undefined })
  const isPersonal = () => reasonOf(why()) === 'rudeness'
  return (
    <FormDialog
      title={lossTitle(loss)}
      onSave={() => {
        void save(lossSteps(client.view.profile(), loss, form), t('trouble.loss.saved'))
        return true
      }}
      onDrop={drop}
      onClose={() => props.onClose()}
    >
      <ReasonField
        label={t('trouble.loss.given')}
        words={t('trouble.loss.givenText')}
        value={form.given}
        text={form.givenText}
        onValue={(value) => set('given', value)}
        onText={(text) => set('givenText', text)}
        by={loss.given && saidBy(client, loss.given)}
      />
      <ReasonField
        label={t('trouble.loss.learned')}
        hint={t('trouble.loss.learnedHint')}
        words={t('trouble.loss.learnedText')}
        value={form.learned}
        text={form.learnedText}
        onValue={(value) => set('learned', value)}
        onText={(text) => set('learnedText', text)}
        by={loss.learned && saidBy(client, loss.learned)}
      />
      <Show
        when={isPersonal()}
        fallback={
          <Segmented
            label={t('trouble.terms.title')}
            value={form.terms}
            options={TERMS.map((value) => ({ value, label: t('trouble.terms.choice', { terms: value }) }))}
            onChange={(terms) => set('terms', terms)}
          />
        }
      >
        <Banner tone="info">{t('trouble.terms.rudeness')}</Banner>
      </Show>
      <div class={styles.group}>
        <span class={styles.caption}>{t('trouble.loss.questions')}</span>
        <TextField
          label={t('trouble.loss.product')}
          value={form.product}
          onInput={(text) => set('product', text)}
          multiline
          rows={2}
        />
        <TextField
          label={t('trouble.loss.staff')}
          value={form.staff}
          onInput={(text) => set('staff', text)}
          multiline
          rows={2}
        />
        <TextField
          label={t('trouble.loss.sale')}
          value={form.sale}
          onInput={(text) => set('sale', text)}
          multiline
          rows={2}
        />
      </div>
      <div class={styles.row}>
        <DateField label={t('trouble.loss.on')} value={form.on} onChange={(day) => set('on', day)} required />
        <Show when={loss.deal === undefined}>
          <DateField
            label={t('trouble.loss.backDay')}
            value={form.back}
            min={form.on}
            onChange={(day) => set('back', day)}
          />
        </Show>
      </div>
    </FormDialog>
  )
}

interface ReasonProps {
  label: string
  hint?: string
  words: string
  value: LossReason | ''
  text: string
  onValue: (value: LossReason | '') => void
  onText: (text: string) => void
  /** Who said what stands, and when. */
  by: string | undefined
}

function ReasonField(props: ReasonProps) {
  return (
    <div class={styles.group}>
      <span class={styles.caption}>{props.label}</span>
      <Show when={props.hint}>{(hint) => <p class={styles.by}>{hint()}</p>}</Show>
      <div class={styles.chips} role="group" aria-label={props.label}>
        <For each={LOSS_REASONS}>
          {(why) => (
            <Chip pressed={props.value === why} onClick={() => props.onValue(props.value === why ? '' : why)}>
              {reasonName(why)}
            </Chip>
          )}
        </For>
      </div>
      <TextField
        label={props.words}
        value={props.text}
        onInput={(text) => props.onText(text)}
        multiline
        rows={2}
        maxLength={5_000}
      />
      <Show when={props.by}>{(by) => <p class={styles.by}>{by()}</p>}</Show>
    </div>
  )
}
