import { createMemo, createUniqueId, Index, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconMeeting from '~icons/lucide/handshake'
import IconAlone from '~icons/lucide/pencil'
import IconCall from '~icons/lucide/phone'
import { t } from '../../i18n'
import { planDay, type Block, type Way } from '../../shared/practice/plan'
import type { Item } from '../../shared/practice/today'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import type { Icon } from '../../ui/icon'
import { LineList, type LinesGiven } from './Lines'
import styles from './Plan.module.css'

const ICONS: Record<Way, Icon> = { call: IconCall, meeting: IconMeeting, alone: IconAlone }

/** The day's lines in blocks that alternate calls and meetings. */
export default function Plan(props: LinesGiven & { items: Item[] }) {
  const blocks = createMemo(() => planDay(props.items, props.context().today))
  return (
    <div class={styles.plan}>
      <Show when={blocks().some(({ way }) => way === 'meeting')}>
        <p class={styles.hint}>{t('practice.plan.hint')}</p>
      </Show>
      <Index each={blocks()}>{(block) => <BlockOf {...props} block={block()} />}</Index>
    </div>
  )
}

function BlockOf(props: LinesGiven & { block: Block }) {
  const id = createUniqueId()
  return (
    <section class={classes(styles.block, props.block.way === 'meeting' && styles.meeting)} aria-labelledby={id}>
      <div class={styles.mark} aria-hidden="true">
        <span class={styles.icon}>
          <Dynamic component={ICONS[props.block.way]} />
        </span>
      </div>
      <div class={styles.body}>
        <h2 id={id} class={styles.title}>
          {titleOf(props.block)}
          <Show when={props.block.items.length > 1}>
            <span class={styles.count}>{props.block.items.length}</span>
          </Show>
        </h2>
        <Card flush>
          <LineList {...props} items={props.block.items} />
        </Card>
      </div>
    </section>
  )
}

function titleOf({ way, at }: Block): string {
  switch (way) {
    case 'call':
      return at === undefined ? t('practice.plan.call') : t('practice.plan.callAt', { time: timeText(at) })
    case 'meeting':
      return at === undefined ? t('practice.plan.meeting') : t('practice.plan.meetingAt', { time: timeText(at) })
    case 'alone':
      return at === undefined ? t('practice.plan.alone') : t('practice.plan.aloneAt', { time: timeText(at) })
  }
}

/** "9:30" */
const timeText = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
