import { For } from 'solid-js'
import { Checkbox } from '../ui/Checkbox'
import { RadioGroup } from '../ui/RadioGroup'
import { Segmented } from '../ui/Segmented'
import { Switch } from '../ui/Switch'
import styles from './Gallery.module.css'
import { State } from './State'
import { say } from './words'

const nothing = (): void => {}
const STATES = [undefined, 'hover', 'focus'] as const

export function Choices() {
  const ways = () => [
    { value: 'call', label: say('call') },
    { value: 'meeting', label: say('meeting') },
    { value: 'message', label: say('message') },
  ]
  return (
    <>
      <div class={styles.row}>
        <For each={STATES}>
          {(state) => (
            <State is={state}>
              <Checkbox label={say('remind')} checked onChange={nothing} />
            </State>
          )}
        </For>
        <State name="off, with a hint">
          <Checkbox label={say('remind')} hint={say('remindHint')} checked={false} onChange={nothing} />
        </State>
        <State name="some">
          <Checkbox label={say('list')} checked={false} indeterminate onChange={nothing} />
        </State>
        <State name="disabled">
          <Checkbox label={say('list')} checked disabled onChange={nothing} />
        </State>
      </div>
      <div class={styles.row}>
        <For each={STATES}>
          {(state) => (
            <State is={state}>
              <Switch label={say('remind')} checked onChange={nothing} />
            </State>
          )}
        </For>
        <State name="off, with a hint">
          <Switch label={say('remind')} hint={say('remindHint')} checked={false} onChange={nothing} />
        </State>
        <State name="disabled">
          <Switch label={say('remind')} checked disabled onChange={nothing} />
        </State>
      </div>
      <div class={styles.row}>
        <State>
          <RadioGroup
            label={say('responsible')}
            value="manager"
            options={[
              { value: 'manager', label: say('manager'), hint: say('managerHint') },
              { value: 'viewer', label: say('viewer'), hint: say('viewerHint') },
            ]}
            onChange={nothing}
          />
        </State>
        <For each={STATES}>
          {(state) => (
            <State is={state}>
              <Segmented label={say('contact')} value="meeting" options={ways()} onChange={nothing} />
            </State>
          )}
        </For>
      </div>
    </>
  )
}
