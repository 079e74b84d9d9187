import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconStep from '~icons/lucide/calendar-plus'
import IconMail from '~icons/lucide/mail'
import IconMap from '~icons/lucide/map-pin'
import IconMessage from '~icons/lucide/message-circle'
import IconPhone from '~icons/lucide/phone'
import IconAdd from '~icons/lucide/square-pen'
import { t } from '../../i18n'
import { ContactAnchor } from '../../parts/contact/ContactAnchor'
import { tell } from '../../parts/contact/pending'
import { spelledPhone } from '../../parts/contact/phones'
import { addStep } from '../../parts/steps/adding'
import type { Icon } from '../../ui/icon'
import { Menu } from '../../ui/Menu'
import { useClient } from './client'
import styles from './QuickActions.module.css'
import { waysOf, type Way } from './ways'

interface Props {
  /** At the foot of the page, within reach of a thumb, instead of a row under the name. */
  foot: boolean
  /** Begins to write down what happened; absent where the form stands beside. */
  onAdd?: () => void
  ref?: (element: HTMLElement) => void
}

/** Call, write, find the way, plan, write down: what one does on opening a client. */
export function QuickActions(props: Props) {
  const client = useClient()
  const ways = () => waysOf(client.view.profile(), navigator.userAgent)
  const isNothing = () => ways().call.length + ways().write.length === 0 && ways().map === undefined
  return (
    <Show when={!isNothing() || client.may()}>
      <div
        ref={(element) => props.ref?.(element)}
        class={styles.actions}
        classList={{ [styles.foot!]: props.foot }}
        role="group"
        aria-label={t('profile.quick.label')}
      >
        <Ways
          ways={ways().call}
          icon={IconPhone}
          label={props.foot ? t('profile.quick.callShort') : t('profile.quick.call')}
        />
        <Ways ways={ways().write} icon={IconMessage} label={t('profile.quick.write')} />
        <Ways ways={[ways().map].filter((way) => way !== undefined)} icon={IconMap} label={t('profile.quick.map')} />
        <Show when={client.may()}>
          <button
            type="button"
            class={styles.action}
            aria-label={t('steps.next')}
            onClick={() => addStep({ profile: client.view.id })}
          >
            <IconStep aria-hidden="true" />
            {props.foot ? t('steps.short') : t('steps.next')}
          </button>
        </Show>
        <Show when={props.onAdd}>
          {(add) => (
            <button type="button" data-add="" class={`${styles.action} ${styles.main}`} onClick={() => add()()}>
              <IconAdd aria-hidden="true" />
              {t('profile.quick.add')}
            </button>
          )}
        </Show>
      </div>
    </Show>
  )
}

const ICONS: Record<Way['by'], Icon> = {
  phone: IconPhone,
  telegram: IconMessage,
  whatsapp: IconMessage,
  email: IconMail,
  map: IconMap,
}

/** One way is one tap; of several a menu says who and where. */
function Ways(props: { ways: Way[]; icon: Icon; label: string }) {
  const client = useClient()
  const nameOf = (way: Way) => way.person?.name || client.name()
  const addressOf = (way: Way) => (way.by === 'phone' ? spelledPhone(way.address) : way.address)
  const words = (way: Way): string => {
    const address = addressOf(way)
    const name = nameOf(way)
    switch (way.by) {
      case 'telegram':
        return t('profile.quick.telegram', { name, address })
      case 'whatsapp':
        return t('profile.quick.whatsapp', { name, address })
      default:
        return t('profile.quick.way', { name, address })
    }
  }
  function go(way: Way): void {
    if (client.may() && way.link.channel !== null)
      tell({
        type: 'tapped',
        tap: {
          profile: client.view.id,
          person: way.person?.id ?? null,
          name: nameOf(way),
          channel: way.link.channel,
        },
      })
    const anchor = document.createElement('a')
    anchor.href = way.link.href
    if (way.link.outside) Object.assign(anchor, { target: '_blank', rel: 'noopener noreferrer' })
    anchor.click()
  }
  return (
    <Show
      when={props.ways.length > 1}
      fallback={
        <Show when={props.ways[0]}>
          {(way) => (
            <ContactAnchor
              link={way().link}
              profile={client.view.id}
              person={way().person?.id}
              name={nameOf(way())}
              ask={client.may()}
              label={t('profile.quick.named', { action: props.label, way: words(way()) })}
              class={styles.action}
            >
              <Dynamic component={props.icon} aria-hidden="true" />
              {props.label}
            </ContactAnchor>
          )}
        </Show>
      }
    >
      <Menu
        label={props.label}
        icon={props.icon}
        showLabel
        variant="quiet"
        class={styles.action}
        items={props.ways.map((way) => ({ label: words(way), icon: ICONS[way.by], onSelect: () => go(way) }))}
      />
    </Show>
  )
}
