/** What is being asked for while somebody types: `@name` for a mention, `/word` for a kind of block. */
import { Extension } from '@tiptap/core'
import { Plugin, type EditorState } from '@tiptap/pm/state'

export interface Asked {
  for: 'mention' | 'block'
  /** What was typed after the sign. */
  query: string
  /** Where the sign stands, and where the query ends. */
  from: number
  to: number
}

/** A sign counts at the start of a line or after a space: an address holds `@`, a path holds `/`. */
const ASKING = /(?:^|[\s(])([@/])([^\s@/]{0,40})$/u

/** What the text before the caret asks for. `before` is the text of the line up to the caret. */
export function askedIn(before: string, caret: number): Asked | undefined {
  const match = ASKING.exec(before)
  if (match === null) return undefined
  const query = match[2]!
  return { for: match[1] === '@' ? 'mention' : 'block', query, from: caret - query.length - 1, to: caret }
}

function askedAt(state: EditorState): Asked | undefined {
  const { empty, $from } = state.selection
  if (!empty || !$from.parent.isTextblock) return undefined
  // What is no text (a mention, a line break) ends the word.
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ')
  return askedIn(before, $from.pos)
}

export interface SuggestHost {
  /** Undefined when nothing is asked for any more. */
  asked(asked: Asked | undefined): void
  /** True when the list took the key. */
  keyDown(event: KeyboardEvent): boolean
}

export const NoteSuggest = Extension.create<{ host: SuggestHost }>({
  name: 'noteSuggest',
  addOptions: () => ({ host: { asked: () => {}, keyDown: () => false } }),
  addProseMirrorPlugins() {
    const { host } = this.options
    let typed = false
    return [
      new Plugin({
        view: () => ({
          update(view, before) {
            if (before.doc.eq(view.state.doc) && before.selection.eq(view.state.selection)) return
            const asked = typed && view.hasFocus() ? askedAt(view.state) : undefined
            host.asked(asked)
          },
          destroy: () => host.asked(undefined),
        }),
        props: {
          handleKeyDown(_view, event) {
            const taken = host.keyDown(event)
            if (!taken && event.key.startsWith('Arrow')) typed = false
            return taken
          },
          handleTextInput() {
            // Only who types asks: a caret that passes by an old sign does not.
            typed = true
            return false
          },
          handleDOMEvents: {
            mousedown: () => ((typed = false), false),
            blur: () => (host.asked(undefined), false),
          },
        },
      }),
    ]
  },
})
