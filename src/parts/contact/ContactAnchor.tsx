import type { JSX } from 'solid-js'
import type { ProfileId } from '../../shared/ids'
import type { ContactLink } from './links'
import { tell } from './pending'

interface Props {
  link: ContactLink
  profile: ProfileId
  person?: string
  /** Whom one reaches by it. */
  name: string
  /** False for those who may not write down how it went. */
  ask: boolean
  /** What the link does, for those who hear it. */
  label?: string
  class?: string
  children: JSX.Element
}

/** A link to one of the device's own apps; on coming back the page asks how it went. */
export function ContactAnchor(props: Props) {
  const tapped = (): void => {
    const { channel } = props.link
    if (channel === null || !props.ask) return
    tell({ type: 'tapped', tap: { profile: props.profile, person: props.person ?? null, name: props.name, channel } })
  }
  return (
    <a
      href={props.link.href}
      class={props.class}
      aria-label={props.label}
      title={props.label}
      target={props.link.outside ? '_blank' : undefined}
      rel={props.link.outside ? 'noopener noreferrer' : undefined}
      onClick={tapped}
    >
      {props.children}
    </a>
  )
}
