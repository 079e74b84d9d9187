import { createSignal, For } from 'solid-js'
import { formatDate } from '../../i18n/format'
import { t } from '../../i18n'
import { actOn } from '../../parts/practice/act'
import { addDays } from '../../shared/dates'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { About } from './About'
import type { SheetProps } from './Sheets'
import styles from './Sheets.module.css'

/** Until when? The usual days are one tap. */
export function PutOffSheet(props: SheetProps) {
  const notebook = useNotebook()
  const [other, setOther] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const tomorrow = () => addDays(props.context.today, 1)
  const days = () => [
    { label: t('practice.putOff.tomorrow'), day: tomorrow() },
    { label: t('practice.putOff.threeDays'), day: addDays(props.context.today, 3) },
    { label: t('practice.putOff.week'), day: addDays(props.context.today, 7) },
    { label: t('practice.putOff.month'), day: addDays(props.context.today, 30) },
  ]
  function putOff(to: string): void {
    const said = t('practice.said.putOff', { day: formatDate(to) })
    void actOn(notebook, props.item, { type: 'putOff', to }, props.context, said)
    props.onClose()
  }
  const isDay = (): boolean => other() > props.context.today
  return (
    <Dialog
      open
      title={t('practice.putOff.title')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
    >
      <About item={props.item} context={props.context} />
      <div class={styles.choices}>
        <For each={days()}>
          {({ label, day }, index) => (
            <button
              type="button"
              class={styles.choice}
              data-autofocus={index() === 0 ? '' : undefined}
              onClick={() => putOff(day)}
            >
              <span>{label}</span>
              <span class={styles.day}>{formatDate(day)}</span>
            </button>
          )}
        </For>
      </div>
      <form
        class={styles.other}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (isDay()) putOff(other())
        }}
      >
        <DateField
          label={t('practice.putOff.other')}
          value={other()}
          min={tomorrow()}
          onChange={setOther}
          error={tried() && !isDay() ? t('practice.putOff.past') : undefined}
        />
        <Button type="submit">{t('practice.putOff.save')}</Button>
      </form>
    </Dialog>
  )
}
