import type { ComponentProps, JSX } from 'solid-js'

/** What `~icons/lucide/...` gives. */
export type Icon = (props: ComponentProps<'svg'>) => JSX.Element
