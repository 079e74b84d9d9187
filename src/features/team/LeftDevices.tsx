import { For } from 'solid-js'
import IconDevice from '~icons/lucide/monitor-smartphone'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { LeftDevice } from '../../shared/api'
import { ListItem } from '../../ui/List'
import styles from './TeamPage.module.css'

/** Under a disabled member: what became of each device. Of one that never came back nothing is claimed. */
export function LeftDevices(props: { devices: LeftDevice[] }) {
  return (
    <For each={props.devices}>
      {(device) => (
        <ListItem class={styles.device} lead={<IconDevice aria-hidden="true" />} detail={whatBecame(device)}>
          {device.label || t('team.device')}
        </ListItem>
      )}
    </For>
  )
}

function whatBecame({ lastSeen, taken, refused, handed, wiped }: LeftDevice): string {
  const lines = [
    handed === null ? null : t('team.device.handed', { count: taken, when: formatMoment(handed) }),
    refused === 0 ? null : t('team.device.refused', { count: refused }),
    wiped === null ? null : t('team.device.wiped', { when: formatMoment(wiped) }),
    handed === null && wiped === null ? t('team.device.silent', { when: formatMoment(lastSeen) }) : null,
    handed !== null && wiped === null ? t('team.device.notWiped') : null,
  ]
  return lines.filter((line) => line !== null).join(' · ')
}
