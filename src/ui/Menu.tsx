import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { createSignal, createUniqueId, For, Show, type ComponentProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconMore from '~icons/lucide/ellipsis'
import { Button, IconButton } from './Button'
import { classes } from './classes'
import type { Icon } from './icon'
import styles from './Menu.module.css'

export interface MenuItem {
  label: string
  icon?: Icon
  onSelect: () => void
  danger?: boolean
  disabled?: boolean
}

interface Props {
  label: string
  /** Three dots when there is none. */
  icon?: Icon
  items: readonly MenuItem[]
  /** The label is written beside the icon. */
  showLabel?: boolean
  variant?: 'plain' | 'quiet'
  size?: 'normal' | 'small'
  class?: string
}

/** Further actions behind one button. */
export function Menu(props: Props) {
  // A modal dialog covers everything that is not inside it, so a menu opened there is put there.
  const [mount, setMount] = createSignal<HTMLElement>()
  const id = createUniqueId()
  return (
    <DropdownMenu
      placement="bottom-end"
      gutter={4}
      modal={false}
      onOpenChange={(open) => open && setMount(document.getElementById(id)?.closest('dialog') ?? undefined)}
    >
      <DropdownMenu.Trigger
        id={id}
        as={(own: Omit<ComponentProps<'button'>, 'children'>) => (
          <Show
            when={props.showLabel}
            fallback={
              <IconButton
                {...own}
                label={props.label}
                icon={props.icon ?? IconMore}
                variant={props.variant}
                size={props.size}
                class={props.class}
              />
            }
          >
            <Button {...own} icon={props.icon} variant={props.variant} size={props.size} class={props.class}>
              {props.label}
            </Button>
          </Show>
        )}
      />
      <DropdownMenu.Portal mount={mount()}>
        <DropdownMenu.Content class={styles.content}>
          <For each={props.items}>
            {(item) => (
              <DropdownMenu.Item
                class={classes(styles.item, item.danger && styles.danger)}
                disabled={item.disabled}
                onSelect={() => item.onSelect()}
              >
                <Show when={item.icon}>{(icon) => <Dynamic component={icon()} aria-hidden="true" />}</Show>
                <DropdownMenu.ItemLabel>{item.label}</DropdownMenu.ItemLabel>
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
