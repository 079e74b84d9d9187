import { createMemo, Show } from 'solid-js'
import IconClear from '~icons/lucide/x'
import { t } from '../../i18n'
import { createAfterPaint } from '../../parts/afterPaint'
import { createCommands } from '../../parts/commands/commands'
import { createBeside, useOpenClient } from '../../parts/panes'
import { IconButton } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './SearchField.module.css'

interface Props {
  text: string
  onText: (text: string) => void
  onEnter: () => void
  onDown: () => void
}

/** Searches with each key. `/` leads here from anywhere on the page, Esc clears, down leads to the list. */
export function SearchField(props: Props) {
  let field: HTMLInputElement | HTMLTextAreaElement | undefined
  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && props.text !== '') props.onText('')
    else if (event.key === 'ArrowDown') props.onDown()
    else if (event.key === 'Enter') props.onEnter()
    else return
    event.preventDefault()
  }
  // The letter is seen before the cross beside it.
  const hasText = createAfterPaint(createMemo(() => props.text !== ''))
  const open = useOpenClient()
  const beside = createBeside()
  createCommands(() =>
    open() !== undefined && !beside()
      ? []
      : [
          {
            id: 'search',
            group: 'list',
            keys: ['/'],
            keysOnly: true,
            run: () => {
              field?.focus()
              field?.select()
            },
          },
        ],
  )
  return (
    <TextField
      class={styles.search}
      hideLabel
      label={t('clients.search')}
      placeholder={t('clients.searchHint')}
      type="search"
      enterkeyhint="search"
      spellcheck={false}
      maxLength={200}
      value={props.text}
      onInput={props.onText}
      onKeyDown={keyDown}
      ref={(element) => (field = element)}
      end={
        <Show when={hasText()}>
          <IconButton
            size="small"
            icon={IconClear}
            label={t('clients.clearSearch')}
            onClick={() => {
              props.onText('')
              field?.focus()
            }}
          />
        </Show>
      }
    />
  )
}
