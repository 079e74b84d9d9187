import type { ChainedCommands, Editor } from '@tiptap/core'
import { For } from 'solid-js'
import IconBold from '~icons/lucide/bold'
import IconHeading1 from '~icons/lucide/heading-1'
import IconHeading2 from '~icons/lucide/heading-2'
import IconHeading3 from '~icons/lucide/heading-3'
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

interface Props {
  editor: Editor
  /** Read so that the buttons follow the cursor. */
  version: number
  onLink: () => void
}

/** One row for the thumb; one stop for the keyboard, arrows within. */
export function NotesToolbar(props: Props) {
  let bar!: HTMLDivElement
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
