import type { ChainedCommands, Editor } from '@tiptap/core'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import IconMention from '~icons/lucide/at-sign'
import IconBold from '~icons/lucide/bold'
import IconHeading1 from '~icons/lucide/heading-1'
import IconHeading2 from '~icons/lucide/heading-2'
import IconHeading3 from '~icons/lucide/heading-3'
import IconCamera from '~icons/lucide/camera'
import IconImage from '~icons/lucide/image'
import IconItalic from '~icons/lucide/italic'
import IconLink from '~icons/lucide/link'
import IconBullets from '~icons/lucide/list'
import IconTasks from '~icons/lucide/list-checks'
import IconNumbers from '~icons/lucide/list-ordered'
import IconRule from '~icons/lucide/minus'
import IconQuote from '~icons/lucide/quote'
import IconRedo from '~icons/lucide/redo-2'
import IconStrike from '~icons/lucide/strikethrough'
import IconUndo from '~icons/lucide/undo-2'
import { t } from '../../i18n'
import { IconButton } from '../../ui/Button'
import type { Icon } from '../../ui/icon'
import { tabAfterKey } from '../../ui/Tabs'
import styles from './Notes.module.css'

interface Tool {
  id: string
  /** What one types to get it. */
  hint?: string
  icon: Icon
  label: () => string
  run: (chain: ChainedCommands) => ChainedCommands
  /** Undefined for what is done, not switched. */
  isOn?: (editor: Editor) => boolean
}

const heading = (level: 1 | 2 | 3, icon: Icon, label: () => string): Tool => ({
  id: `heading${level}`,
  icon,
  label,
  run: (chain) => chain.toggleHeading({ level }),
  isOn: (editor) => editor.isActive('heading', { level }),
})

const TOOLS: Tool[] = [
  {
    id: 'bold',
    icon: IconBold,
    label: () => t('notes.bold'),
    run: (chain) => chain.toggleBold(),
    isOn: (editor) => editor.isActive('bold'),
  },
  {
    id: 'italic',
    icon: IconItalic,
    label: () => t('notes.italic'),
    run: (chain) => chain.toggleItalic(),
    isOn: (editor) => editor.isActive('italic'),
  },
  {
    id: 'strike',
    icon: IconStrike,
    label: () => t('notes.strike'),
    run: (chain) => chain.toggleStrike(),
    isOn: (editor) => editor.isActive('strike'),
  },
  {
    id: 'bulletList',
    icon: IconBullets,
    label: () => t('notes.bulletList'),
    run: (chain) => chain.toggleBulletList(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    id: 'taskList',
    icon: IconTasks,
    label: () => t('notes.taskList'),
    run: (chain) => chain.toggleTaskList(),
    isOn: (editor) => editor.isActive('taskList'),
  },
  {
    id: 'orderedList',
    icon: IconNumbers,
    label: () => t('notes.orderedList'),
    run: (chain) => chain.toggleOrderedList(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  heading(1, IconHeading1, () => t('notes.heading1')),
  heading(2, IconHeading2, () => t('notes.heading2')),
  heading(3, IconHeading3, () => t('notes.heading3')),
  {
    id: 'blockquote',
    icon: IconQuote,
    label: () => t('notes.blockquote'),
    run: (chain) => chain.toggleBlockquote(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
  { id: 'rule', icon: IconRule, label: () => t('notes.rule'), run: (chain) => chain.setHorizontalRule() },
]

/** The kinds of block, for the menu at `/`. */
export const BLOCKS: Tool[] = [
  { ...toolOf('heading1'), hint: '#' },
  { ...toolOf('heading2'), hint: '##' },
  { ...toolOf('heading3'), hint: '###' },
  { ...toolOf('bulletList'), hint: '-' },
  { ...toolOf('taskList'), hint: '[ ]' },
  { ...toolOf('orderedList'), hint: '1.' },
  { ...toolOf('blockquote'), hint: '>' },
  { ...toolOf('rule'), hint: '---' },
]

function toolOf(id: string): Tool {
  return TOOLS.find((tool) => tool.id === id)!
}

interface Props {
  editor: Editor
  /** Read so that the buttons follow the cursor. */
  version: number
  /** Somebody writes: on a phone the tools then stand above the keyboard. */
  focused: boolean
  onLink: () => void
  onMention: () => void
  onPictures: (files: File[]) => void
}

/** One row for the thumb; one stop for the keyboard, arrows within. */
export function NotesToolbar(props: Props) {
  let bar!: HTMLDivElement
  const floats = createFloating(
    () => bar,
    () => props.focused,
  )
  const after = <T,>(value: (editor: Editor) => T): T => {
    void props.version
    return value(props.editor)
  }
  const run = (step: Tool['run']): void => void step(props.editor.chain().focus()).run()

  function keyDown(event: KeyboardEvent): void {
    const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = at === -1 ? undefined : tabAfterKey(event.key, at, buttons.length)
    if (next === undefined) return
    event.preventDefault()
    buttons[next]?.focus()
  }
  /** Only the tool that had the focus last is reached by Tab. */
  function focusIn(event: FocusEvent): void {
    for (const button of bar.querySelectorAll('button')) button.tabIndex = button === event.target ? 0 : -1
  }
  // A press on a tool leaves the selection, and the keyboard of a phone, where they are.
  const keepSelection = (event: PointerEvent | MouseEvent): void => event.preventDefault()
  return (
    <div
      ref={bar}
      class={styles.toolbar}
      classList={{ [styles.floating!]: floats() }}
      role="toolbar"
      aria-label={t('notes.toolbar')}
      onKeyDown={keyDown}
      onFocusIn={focusIn}
      onMouseDown={keepSelection}
    >
      <IconButton
        icon={IconUndo}
        label={t('notes.undo')}
        tabIndex={-1}
        disabled={!after((editor) => editor.can().undo())}
        onClick={() => run((chain) => chain.undo())}
      />
      <IconButton
        icon={IconRedo}
        label={t('notes.redo')}
        tabIndex={-1}
        disabled={!after((editor) => editor.can().redo())}
        onClick={() => run((chain) => chain.redo())}
      />
      <IconButton icon={IconMention} label={t('notes.mention')} tabIndex={-1} onClick={() => props.onMention()} />
      <PictureButton icon={IconImage} label={t('notes.image')} onChosen={(files) => props.onPictures(files)} />
      <Show when={hasCamera()}>
        <PictureButton
          camera
          icon={IconCamera}
          label={t('notes.camera')}
          onChosen={(files) => props.onPictures(files)}
        />
      </Show>
      <For each={TOOLS}>
        {(tool) => (
          <IconButton
            icon={tool.icon}
            label={tool.label()}
            tabIndex={tool === TOOLS[0] ? 0 : -1}
            pressed={tool.isOn === undefined ? undefined : after(tool.isOn)}
            onClick={() => run(tool.run)}
          />
        )}
      </For>
      <IconButton
        icon={IconLink}
        label={t('notes.link')}
        tabIndex={-1}
        pressed={after((editor) => editor.isActive('link'))}
        onClick={() => props.onLink()}
      />
    </div>
  )
}

function PictureButton(props: { icon: Icon; label: string; camera?: boolean; onChosen: (files: File[]) => void }) {
  let input!: HTMLInputElement
  return (
    <>
      <IconButton icon={props.icon} label={props.label} tabIndex={-1} onClick={() => input.click()} />
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept="image/*"
        capture={props.camera ? 'environment' : undefined}
        multiple={!props.camera}
        tabIndex={-1}
        aria-hidden="true"
        onChange={() => {
          props.onChosen([...(input.files ?? [])])
          // The same picture may be chosen again.
          input.value = ''
        }}
      />
    </>
  )
}

/** On a desk the camera would open the same dialog as the pictures. */
const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches

/**
 * While somebody writes with a thumb, the tools stand on the keyboard, in the top layer. What the keyboard takes
 * is told by the visual viewport: the page behind it stays as tall as it was.
 */
function createFloating(bar: () => HTMLElement, wanted: () => boolean) {
  const [floats, setFloats] = createSignal(false)
  createEffect(() => {
    if (!wanted() || !matchMedia('(pointer: coarse)').matches) return
    const element = bar()
    const view = window.visualViewport
    const place = (): void => {
      const covered = view === null ? 0 : Math.max(0, innerHeight - view.height - view.offsetTop)
      element.style.setProperty('--keyboard', `${covered}px`)
    }
    place()
    element.popover = 'manual'
    element.showPopover()
    setFloats(true)
    view?.addEventListener('resize', place)
    view?.addEventListener('scroll', place)
    onCleanup(() => {
      setFloats(false)
      view?.removeEventListener('resize', place)
      view?.removeEventListener('scroll', place)
      if (element.isConnected && element.matches(':popover-open')) element.hidePopover()
      element.removeAttribute('popover')
    })
  })
  return floats
}
