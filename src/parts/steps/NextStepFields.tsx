import { For } from 'solid-js'
import { t } from '../../i18n'
import { addDays } from '../../shared/dates'
import { Chip } from '../../ui/Chip'
import { DateField } from '../../ui/DateField'
import { TextField } from '../../ui/TextField'
import styles from './NextStepFields.module.css'

interface Props {
  what: string
  on: string
  today: string
  whatError?: string
  onError?: string
  onWhat: (what: string) => void
  onOn: (day: string) => void
}

/** What to do next and when; the usual days are one tap. */
export function NextStepFields(props: Props) {
  const quick = () => [
    { label: t('clients.capture.tomorrow'), day: addDays(props.today, 1) },
    { label: t('clients.capture.inThreeDays'), day: addDays(props.today, 3) },
    { label: t('clients.capture.inAWeek'), day: addDays(props.today, 7) },
  ]
  return (
    <fieldset class={styles.fields}>
      <legend class={styles.legend}>{t('clients.capture.step')}</legend>
      <TextField
        label={t('clients.capture.stepWhat')}
        maxLength={500}
        value={props.what}
        onInput={props.onWhat}
        error={props.whatError}
      />
      <div class={styles.days}>
        <For each={quick()}>
          {({ label, day }) => (
            <Chip pressed={props.on === day} onClick={() => props.onOn(props.on === day ? '' : day)}>
              {label}
            </Chip>
          )}
        </For>
      </div>
      <DateField
        label={t('clients.capture.stepOn')}
        value={props.on}
        min={props.today}
        onChange={props.onOn}
        error={props.onError}
      />
    </fieldset>
  )
}
