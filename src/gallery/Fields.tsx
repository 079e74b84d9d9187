import { createSignal } from 'solid-js'
import IconClose from '~icons/lucide/x'
import { IconButton } from '../ui/Button'
import { Combobox } from '../ui/Combobox'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import styles from './Gallery.module.css'
import { State } from './State'
import { PEOPLE, say } from './words'

export function Fields() {
  const nothing = (): void => {}
  return (
    <>
      <div class={styles.row}>
        <State name="empty">
          <TextField label={say('name')} value="" placeholder={say('nameValue')} hint={say('hint')} />
        </State>
        <State>
          <TextField label={say('name')} value={say('nameValue')} required />
        </State>
        <State is="hover">
          <TextField label={say('name')} value={say('nameValue')} />
        </State>
        <State is="focus">
          <TextField label={say('name')} value={say('nameValue')} />
        </State>
        <State name="error">
          <TextField label={say('name')} value="" error={say('error')} hint={say('hint')} />
        </State>
        <State name="disabled">
          <TextField label={say('name')} value={say('nameValue')} disabled />
        </State>
        <State name="with a button">
          <TextField
            label={say('find')}
            type="search"
            value="Оль"
            end={<IconButton size="small" icon={IconClose} label={say('remove')} />}
          />
        </State>
        <State name="several lines">
          <TextField label={say('notes')} value={say('notesValue')} multiline rows={2} />
        </State>
      </div>
      <div class={styles.row}>
        <State>
          <Select
            label={say('responsible')}
            value="c"
            options={PEOPLE.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={nothing}
          />
        </State>
        <State is="focus">
          <Select
            label={say('responsible')}
            value="a"
            options={PEOPLE.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={nothing}
          />
        </State>
        <State name="error">
          <Select
            label={say('responsible')}
            value=""
            options={[{ value: '', label: '—' }]}
            error={say('required')}
            onChange={nothing}
          />
        </State>
        <State name="disabled">
          <Select
            label={say('responsible')}
            value="a"
            options={[{ value: 'a', label: PEOPLE[0]!.name }]}
            disabled
            onChange={nothing}
          />
        </State>
        <State name="date">
          <DateField label={say('date')} value="2026-03-12" onChange={nothing} />
        </State>
        <State name="offers what fits">
          <Colleague />
        </State>
        <State name="awaited">
          <Combobox
            label={say('find')}
            text="Оль"
            options={[]}
            optionLabel={String}
            busy={say('loading')}
            onInput={nothing}
            onSelect={nothing}
          />
        </State>
      </div>
    </>
  )
}

function Colleague() {
  const [text, setText] = createSignal('')
  const found = () => PEOPLE.filter(({ name }) => name.toLowerCase().includes(text().toLowerCase()))
  return (
    <Combobox
      label={say('find')}
      text={text()}
      options={found()}
      optionLabel={({ name }) => name}
      strict
      empty={say('nobody')}
      onInput={setText}
      onSelect={({ name }) => setText(name)}
    />
  )
}
