import { createSignal, createUniqueId, For, Show } from 'solid-js'
import IconPlus from '~icons/lucide/plus'
import { t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { TextField } from '../../ui/TextField'
import { whenAsked } from './asked'
import { useClient } from './client'
import styles from './Facts.module.css'
import { addTags, removeTag, suggestTags, tagsOf, type Tag } from './tags'

/** The tags as chips; a field with those used before when one is added. */
export function Tags() {
  const client = useClient()
  const id = createUniqueId()
  const [adding, setAdding] = createSignal(false)
  whenAsked('tag', () => setAdding(true))
  const tags = () => tagsOf(client.view.profile())

  const remove = (tag: Tag): Promise<void> => client.tap(removeTag(tag.path), t('profile.removed', { value: tag.text }))
  return (
    <Show when={client.may() || tags().length > 0}>
      <div class={styles.fact}>
        <span id={id} class={styles.label}>
          {t('profile.fact.tags')}
        </span>
        <div class={styles.line}>
          <ul role="list" class={styles.chips} aria-labelledby={id}>
            <For each={tags()}>
              {(tag) => (
                <li>
                  <Chip
                    onRemove={client.may() ? () => void remove(tag) : undefined}
                    removeLabel={t('profile.tags.remove', { tag: tag.text })}
                  >
                    {tag.text}
                  </Chip>
                </li>
              )}
            </For>
            <Show when={client.may() && !adding()}>
              <li>
                <Chip onClick={() => setAdding(true)}>
                  <IconPlus aria-hidden="true" />
                  {t('profile.tags.add')}
                </Chip>
              </li>
            </Show>
          </ul>
        </div>
        <Show when={adding()}>
          <TagForm onClose={() => setAdding(false)} />
        </Show>
      </div>
    </Show>
  )
}

function TagForm(props: { onClose: () => void }) {
  const client = useClient()
  const [typed, setTyped] = createSignal('')
  const used = client.notebook.rows().map((row) => row.tags)
  const suggested = () => suggestTags(used, client.view.profile(), typed())

  function add(text: string): void {
    const steps = addTags(client.view.profile(), text)
    if (steps.length > 0) void client.change(steps)
    setTyped('')
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      props.onClose()
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      if (typed().trim() === '') props.onClose()
      else add(typed())
    }
  }
  return (
    <div
      class={styles.facts}
      onFocusOut={(event) => {
        // Leaving keeps what was typed; a chip of the suggestions is still inside.
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return
        if (typed().trim() !== '') add(typed())
        client.view.enterField(null)
      }}
    >
      <div class={styles.tagForm}>
        <TextField
          label={t('profile.tags.add')}
          value={typed()}
          onInput={setTyped}
          onKeyDown={keyDown}
          onFocus={() => client.view.enterField('tags')}
          hint={t('profile.tags.hint')}
          autofocus
          enterkeyhint="done"
        />
      </div>
      <div class={styles.addRow} role="group" aria-label={t('profile.tags.suggested')}>
        <For each={suggested()}>{(tag) => <Chip onClick={() => add(tag)}>{tag}</Chip>}</For>
        <Button size="small" variant="quiet" onClick={() => props.onClose()}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  )
}
