import { Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import type { DirectoryEntry, Sign } from '../../shared/directory'
import { useNotebook } from '../../solid/notebook'
import { Avatar } from '../../ui/Avatar'
import { ListItem } from '../../ui/List'
import styles from './Colleagues.module.css'

interface Props {
  entry: DirectoryEntry
  /** By what it was known again, and whether the server said so. */
  by?: Sign | 'name'
  sure?: boolean
  href?: string
  onClick?: () => void
  end?: JSX.Element
}

/** A client of a colleague: whose it is, and when they last talked. */
export function ColleagueLine(props: Props) {
  const notebook = useNotebook()
  const owner = (): string => {
    const name = notebook.memberName(props.entry.owner)
    return name === '' ? t('directory.noOwner') : t('directory.owner', { owner: name })
  }
  const name = (): string => props.entry.name || t('clients.noName')
  return (
    <ListItem
      lead={<Avatar name={name()} seed={props.entry.profile} />}
      href={props.href}
      onClick={props.onClick}
      end={props.end}
      detail={
        <span class={styles.detail}>
          <span>{owner()}</span>
          <span>
            {props.entry.touched === null
              ? t('directory.never')
              : t('directory.talked', { day: formatDate(props.entry.touched) })}
          </span>
          <Show when={props.entry.city}>{(city) => <span>{city()}</span>}</Show>
          <Show when={props.by}>
            {(by) => (
              <span>
                {t('directory.by', { by: by(), sure: by() !== 'name' && props.sure === true ? 'yes' : 'no' })}
              </span>
            )}
          </Show>
        </span>
      }
    >
      {name()}
    </ListItem>
  )
}
