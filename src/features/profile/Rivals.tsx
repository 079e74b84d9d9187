import { For, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { KnownEntry, KnownFact, Register } from '../../shared/profile/fold'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { useClient } from './client'
import { keepThis, rivalsOf, type Said } from './conflicts'
import styles from './Rivals.module.css'

interface Props<C> {
  register: Register<C> | undefined
  /** One of the values, as the screen says it. */
  say: (change: C) => string
}

/** Where two changed one thing without knowing of each other: both, with author and time; one tap settles it. */
export function Rivals<C extends KnownFact | KnownEntry>(props: Props<C>): JSX.Element {
  const client = useClient()
  const said = () => rivalsOf(props.register)
  const valueOf = (change: C): string =>
    change.value === null
      ? change.kind === 'entry'
        ? t('profile.conflict.withdrawn')
        : t('profile.conflict.cleared')
      : props.say(change)
  const keep = ({ change }: Said<C>): Promise<void> => client.tap([keepThis(change)], t('profile.conflict.settled'))
  return (
    <Show when={said().length > 0}>
      <div class={styles.rivals} role="group" aria-label={t('profile.conflict.title')}>
        <p class={styles.title}>{t('profile.conflict.title')}</p>
        <ul role="list" class={styles.list}>
          <For each={said()}>
            {(one) => (
              <li class={styles.said}>
                <div class={styles.value}>
                  <span class={styles.text}>{valueOf(one.change)}</span>
                  <Show when={one.stands}>
                    <Badge tone="warning">{t('profile.conflict.stands')}</Badge>
                  </Show>
                  <span class={styles.by}>
                    {t('profile.conflict.by', {
                      name: client.notebook.memberName(one.by),
                      when: formatMoment(one.at),
                    })}
                  </span>
                </div>
                <Show when={client.may()}>
                  <Button
                    size="small"
                    aria-label={t('profile.conflict.keepNamed', { value: valueOf(one.change) })}
                    onClick={() => void keep(one)}
                  >
                    {t('profile.conflict.keep')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
