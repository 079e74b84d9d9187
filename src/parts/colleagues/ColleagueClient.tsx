import { Show, type JSX } from 'solid-js'
import IconWrite from '~icons/lucide/pencil-line'
import { t } from '../../i18n'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { List } from '../../ui/List'
import { ColleagueLine } from './ColleagueLine'
import styles from './Colleagues.module.css'
import { createAnswer, mayContribute } from './entries'

/** In place of a page that this member may not open: whose client it is, and how to write for that colleague. */
export function ColleagueClient(props: { id: ProfileId | undefined; fallback: JSX.Element }) {
  const notebook = useNotebook()
  const asked = () => (mayContribute(notebook) ? props.id : undefined)
  const entry = createAnswer(asked, (colleagues, id) => colleagues.entry(id))
  return (
    <Show when={entry()} fallback={props.fallback}>
      {(known) => (
        <div class={styles.client}>
          <Card flush>
            <List>
              <ColleagueLine entry={known()} />
            </List>
          </Card>
          <p class={styles.explain}>{t('directory.explain', { owner: notebook.memberName(known().owner) })}</p>
          <div>
            <LinkButton variant="primary" icon={IconWrite} href={`/capture?for=${known().profile}`}>
              {t('directory.write')}
            </LinkButton>
          </div>
        </div>
      )}
    </Show>
  )
}
