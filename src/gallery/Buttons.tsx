import { For } from 'solid-js'
import IconPhone from '~icons/lucide/phone'
import IconPlus from '~icons/lucide/plus'
import IconSend from '~icons/lucide/send'
import { Button, IconButton, LinkButton } from '../ui/Button'
import styles from './Gallery.module.css'
import { State } from './State'
import { say } from './words'

const VARIANTS = ['primary', 'plain', 'quiet', 'danger'] as const
const STATES = [undefined, 'hover', 'focus', 'pressed'] as const

export function Buttons() {
  return (
    <>
      <For each={VARIANTS}>
        {(variant) => (
          <div class={styles.row}>
            <For each={STATES}>
              {(state) => (
                <State is={state}>
                  <Button variant={variant}>{variant === 'danger' ? say('danger') : say('save')}</Button>
                </State>
              )}
            </For>
            <State name="disabled">
              <Button variant={variant} disabled>
                {say('save')}
              </Button>
            </State>
            <State name="busy">
              <Button variant={variant} icon={IconSend} busy>
                {say('save')}
              </Button>
            </State>
          </div>
        )}
      </For>
      <div class={styles.row}>
        <State name="small">
          <Button size="small" icon={IconPlus}>
            {say('emptyAction')}
          </Button>
        </State>
        <State name="large">
          <Button size="large" variant="primary" icon={IconPlus}>
            {say('emptyAction')}
          </Button>
        </State>
        <State name="link">
          <LinkButton href="#buttons" icon={IconPlus}>
            {say('list')}
          </LinkButton>
        </State>
        <State name="long words">
          <Button variant="primary">{say('handOver')}</Button>
        </State>
      </div>
      <div class={styles.row}>
        <For each={STATES}>
          {(state) => (
            <State is={state}>
              <IconButton icon={IconPhone} label={say('call')} />
            </State>
          )}
        </For>
        <State name="chosen">
          <IconButton icon={IconPhone} label={say('call')} pressed />
        </State>
        <State name="disabled">
          <IconButton icon={IconPhone} label={say('call')} disabled />
        </State>
        <State name="plain">
          <IconButton icon={IconPhone} label={say('call')} variant="plain" />
        </State>
        <State name="primary">
          <IconButton icon={IconPlus} label={say('emptyAction')} variant="primary" />
        </State>
      </div>
    </>
  )
}
