import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { locale, t } from '../../i18n'
import { afterPress } from '../../parts/afterPress'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { useClient } from './client'
import facts from './Facts.module.css'
import { FieldPresence } from './FieldPresence'
import styles from './People.module.css'
import { birthdayOf, birthdayParts, type Birthday } from './people'
import { Rivals } from './Rivals'
import { birthdayText } from './words'

const monthNames = () => {
  const format = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1).padStart(2, '0'),
    label: format.format(Date.UTC(2000, month, 1)),
  }))
}

/** A birthday, whose year may stay unknown: stored when the three fields are left. */
export function BirthdayField(props: { path: string }) {
  const client = useClient()
  const [editing, setEditing] = createSignal(false)
  const standing = () => client.text(props.path)
  return (
    <Show when={client.may() || standing() !== ''}>
      <div class={facts.fact} classList={{ [facts.editing!]: editing() }}>
        <span class={facts.label}>
          {t('profile.person.birthday')}
          <FieldPresence path={props.path} />
        </span>
        <div class={facts.line}>
          <Show
            when={editing()}
            fallback={
              <Show when={client.may()} fallback={<span class={facts.value}>{birthdayText(standing())}</span>}>
                <button
                  type="button"
                  class={facts.value}
                  classList={{ [facts.none!]: standing() === '' }}
                  aria-label={
                    standing() === ''
                      ? t('profile.addFactNamed', { fact: t('profile.person.birthday') })
                      : t('profile.editFact', { fact: t('profile.person.birthday'), value: birthdayText(standing()) })
                  }
                  onClick={() => setEditing(true)}
                >
                  {standing() === '' ? t('common.add') : birthdayText(standing())}
                </button>
              </Show>
            }
          >
            <BirthdayParts path={props.path} onClose={() => setEditing(false)} />
          </Show>
        </div>
        <Rivals
          register={client.view.profile().facts.get(props.path)}
          say={(change) => birthdayText(String(change.value))}
        />
      </div>
    </Show>
  )
}

function BirthdayParts(props: { path: string; onClose: () => void }) {
  const client = useClient()
  /** What stood when the fields were opened, or what they last stored. */
  // eslint-disable-next-line solid/reactivity -- a colleague's change meanwhile is not written over unless one types
  let known = client.text(props.path)
  let cancelled = false
  const [parts, setParts] = createStore<Birthday>(birthdayParts(known))
  const [isWrong, setWrong] = createSignal(false)

  /** False while the three fields name no day: they stay open, with what was typed. */
  function store(): boolean {
    client.view.enterField(null)
    const value = birthdayOf(parts)
    setWrong(value === undefined)
    if (value === undefined) return false
    if ((value ?? '') !== known) void client.set(props.path, value)
    known = value ?? ''
    return true
  }
  return (
    <div
      class={styles.birthday}
      onFocusIn={() => client.view.enterField(props.path)}
      onFocusOut={(event) => {
        const fields = event.currentTarget
        if (cancelled || fields.contains(event.relatedTarget as Node | null) || !store()) return
        afterPress(() => {
          if (!fields.contains(document.activeElement)) props.onClose()
        })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          if (store()) setTimeout(() => props.onClose())
        } else if (event.key === 'Escape') {
          event.stopPropagation()
          cancelled = true
          client.view.enterField(null)
          props.onClose()
        }
      }}
    >
      <TextField
        class={styles.short}
        label={t('profile.person.day')}
        value={parts.day}
        onInput={(day) => setParts('day', day)}
        inputMode="numeric"
        maxLength={2}
        autofocus
        error={isWrong() ? t('profile.person.noSuchDay') : undefined}
      />
      <Select
        label={t('profile.person.month')}
        value={parts.month}
        options={[{ value: '', label: '—' }, ...monthNames()]}
        onChange={(month) => setParts('month', month)}
      />
      <TextField
        class={styles.short}
        label={t('profile.person.year')}
        value={parts.year}
        onInput={(year) => setParts('year', year)}
        inputMode="numeric"
        maxLength={4}
        hint={t('profile.person.yearHint')}
      />
    </div>
  )
}
