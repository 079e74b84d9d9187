import { createEffect, createUniqueId, For, Show } from 'solid-js'
import IconChevron from '~icons/lucide/chevron-down'
import { describedBy, Field } from './Field'
import styles from './Field.module.css'

export interface Option<T extends string = string> {
  value: T
  label: string
  /** The heading it stands under in the list. */
  group?: string
}

interface Props<T extends string> {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  hideLabel?: boolean
  hint?: string
  error?: string
  disabled?: boolean
  name?: string
  class?: string
  /** In a dialog: where the focus begins. */
  autofocus?: boolean
  onFocus?: () => void
  onBlur?: () => void
}

/** The device's own picker: the best one on a phone, and quick on the keyboard. */
export function Select<T extends string>(props: Props<T>) {
  const id = createUniqueId()
  let select!: HTMLSelectElement
  // After the options are there: a select forgets a value that it had no option for.
  createEffect(() => {
    void props.options
    select.value = props.value
  })
  return (
    <Field
      id={id}
      label={props.label}
      hideLabel={props.hideLabel}
      hint={props.hint}
      error={props.error}
      class={props.class}
    >
      <div class={styles.box}>
        <select
          ref={select}
          id={id}
          name={props.name}
          class={styles.input}
          disabled={props.disabled}
          data-autofocus={props.autofocus ? '' : undefined}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onChange(event.currentTarget.value as T)}
          onFocus={() => props.onFocus?.()}
          onBlur={() => props.onBlur?.()}
        >
          <For each={grouped(props.options)}>
            {({ name, options }) => (
              <Show when={name} fallback={<Options options={options} />}>
                <optgroup label={name}>
                  <Options options={options} />
                </optgroup>
              </Show>
            )}
          </For>
        </select>
        <IconChevron class={styles.chevron} aria-hidden="true" />
      </div>
    </Field>
  )
}

function Options(props: { options: readonly Option[] }) {
  return <For each={props.options}>{(option) => <option value={option.value}>{option.label}</option>}</For>
}

/** Options that follow each other under one heading stand together. */
function grouped(options: readonly Option[]): { name: string; options: Option[] }[] {
  const groups: { name: string; options: Option[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last !== undefined && last.name === (option.group ?? '')) last.options.push(option)
    else groups.push({ name: option.group ?? '', options: [option] })
  }
  return groups
}
