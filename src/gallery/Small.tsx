import { For } from 'solid-js'
import { Avatar } from '../ui/Avatar'
import { AvatarGroup } from '../ui/AvatarGroup'
import { Badge } from '../ui/Badge'
import { Chip } from '../ui/Chip'
import { Kbd } from '../ui/Kbd'
import styles from './Gallery.module.css'
import { State } from './State'
import { PEOPLE, say } from './words'

const nothing = (): void => {}
const TONES = ['neutral', 'accent', 'danger', 'warning', 'success'] as const
const STATES = [undefined, 'hover', 'focus'] as const

/** Chips, badges, keys. */
export function Small() {
  return (
    <>
      <div class={styles.row}>
        <For each={TONES}>
          {(tone) => (
            <State name={tone}>
              <Chip tone={tone}>{say('tag')}</Chip>
            </State>
          )}
        </For>
        <For each={STATES}>
          {(state) => (
            <State is={state} name={`filter ${state ?? ''}`}>
              <Chip onClick={nothing} pressed={false}>
                {say('know')}
              </Chip>
            </State>
          )}
        </For>
        <State name="filter, on">
          <Chip onClick={nothing} pressed>
            {say('know')}
          </Chip>
        </State>
        <State name="filter, on, removed by its cross">
          <Chip onClick={nothing} pressed onRemove={nothing} removeLabel={say('remove')}>
            {say('filter')}
          </Chip>
        </State>
      </div>
      <div class={styles.row}>
        <For each={TONES}>
          {(tone) => (
            <State name={tone}>
              <Badge tone={tone}>{tone === 'danger' ? say('late') : say('new')}</Badge>
            </State>
          )}
        </For>
        <State name="keys">
          <Kbd keys="mod+k" />
        </State>
        <State name="one after the other">
          <Kbd keys="g c" />
        </State>
      </div>
    </>
  )
}

export function People() {
  return (
    <div class={styles.row}>
      <For each={PEOPLE}>
        {({ id, name }) => (
          <State name={name.split(' ')[0]}>
            <Avatar name={name} seed={id} />
          </State>
        )}
      </For>
      <State name="small">
        <Avatar name={PEOPLE[0]!.name} size="small" />
      </State>
      <State name="large">
        <Avatar name={PEOPLE[1]!.name} size="large" />
      </State>
      <State name="a few">
        <AvatarGroup people={PEOPLE.slice(0, 3)} label={say('here')} />
      </State>
      <State name="more than there is room for">
        <AvatarGroup people={PEOPLE} label={say('here')} most={2} size="normal" />
      </State>
    </div>
  )
}
