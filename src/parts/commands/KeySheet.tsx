import { createMemo, For, Show } from 'solid-js'
import { locale, t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import { characterKeys, commandsNow, useCharacterKeys, type Command } from './commands'
import styles from './KeySheet.module.css'
import { russianLetter } from './layout'
import { groupTitle, GROUPS, titleOf } from './words'

/** Every key that does something here and now. */
export function KeySheet(props: { onClose: () => void }) {
  const commands = createMemo(() => commandsNow().filter(({ keys, alsoKeys }) => keys ?? alsoKeys))
  const groups = () => GROUPS.filter((group) => commands().some((command) => command.group === group))
  return (
    <Dialog
      open
      wide
      title={t('commands.help.title')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
    >
      <Show when={!characterKeys()}>
        <div class={styles.off}>
          <p>{t('commands.help.off')}</p>
          <Button size="small" onClick={() => useCharacterKeys(true)}>
            {t('commands.help.turnOn')}
          </Button>
        </div>
      </Show>
      {/* The focus begins here, so that the arrows scroll the sheet. */}
      <div class={styles.groups} tabIndex={0} role="group" aria-label={t('commands.help.title')} data-autofocus="">
        <For each={groups()}>
          {(group) => (
            <section class={styles.group} aria-label={groupTitle(group)}>
              <h3 class={styles.title}>{groupTitle(group)}</h3>
              <dl class={styles.list}>
                <For each={commands().filter((command) => command.group === group)}>
                  {(command) => (
                    <div class={styles.line}>
                      <dt>{titleOf(command)}</dt>
                      <dd class={styles.keys}>
                        <For each={keysOf(command)}>{(keys) => <Keys keys={keys} />}</For>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
      <p class={styles.note}>{t('commands.help.note')}</p>
    </Dialog>
  )
}

const keysOf = ({ keys = [], alsoKeys = [] }: Command): readonly string[] => [...keys, ...alsoKeys]

/** With the letters that a Russian keyboard has on the same keys. */
export function Keys(props: { keys: string }) {
  const russian = () => {
    if (locale() !== 'ru') return ''
    const letters = props.keys.split(' ').map((key) => russianLetter(key)?.toUpperCase())
    return letters.every((letter) => letter !== undefined) ? letters.join(' ') : ''
  }
  return (
    <span class={styles.pair}>
      <Kbd keys={props.keys} />
      <Show when={russian()}>{(letters) => <span class={styles.russian}>({letters()})</span>}</Show>
    </span>
  )
}
