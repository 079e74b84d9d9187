/** The shared notes of one client while the demo is written: real Yjs, under the ids of those who type. */
import * as Y from 'yjs'
import type { DeviceId } from '../../src/shared/ids'
import { NOTES } from '../../src/shared/protocol'
import type { MemberKey } from './cast'

/** [Yjs client, first clock, length] */
export type Typed = [number, number, number]

export class NotesPad {
  readonly doc = new Y.Doc({ gc: false })
  /** Whose the Yjs client ids are. */
  readonly clients = new Map<number, { member: MemberKey; device: DeviceId }>()

  /**
   * Appends lines as this device's Yjs client, which is bound at its first key. `# ` begins a heading, `- ` a point of
   * a list, `[ ] ` and `[x] ` a task and one that is done; any other line is a paragraph.
   */
  type(member: MemberKey, device: DeviceId, lines: string[], newClient: () => number): Typed {
    const bound = [...this.clients].find(([, client]) => client.device === device)?.[0]
    const client = bound ?? newClient()
    this.clients.set(client, { member, device })
    this.doc.clientID = client
    const before = Y.getState(this.doc.store, client)
    const notes = this.doc.getXmlFragment(NOTES)
    this.doc.transact(() => notes.push(blocksOf(lines)))
    return [client, before, Y.getState(this.doc.store, client) - before]
  }
}

const MARKS = /^(# |- |\[ \] |\[x\] )?(.*)$/u

/** What is read of a line, without its mark. */
export const textOf = (line: string): string => MARKS.exec(line)![2]!

function blocksOf(lines: string[]): Y.XmlElement[] {
  const blocks: Y.XmlElement[] = []
  let list: { name: string; element: Y.XmlElement } | undefined
  for (const line of lines) {
    const mark = MARKS.exec(line)![1]
    const name = mark === '- ' ? 'bulletList' : mark?.startsWith('[') ? 'taskList' : undefined
    if (name === undefined) {
      list = undefined
      const block = holding(mark === '# ' ? 'heading' : 'paragraph', new Y.XmlText(textOf(line)))
      if (mark === '# ') set(block, 'level', 2)
      blocks.push(block)
      continue
    }
    if (list?.name !== name) blocks.push((list = { name, element: new Y.XmlElement(name) }).element)
    const item = holding(
      name === 'taskList' ? 'taskItem' : 'listItem',
      holding('paragraph', new Y.XmlText(textOf(line))),
    )
    if (name === 'taskList') set(item, 'checked', mark === '[x] ')
    list.element.push([item])
  }
  return blocks
}

function holding(name: string, content: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [content])
  return element
}

/** Tiptap keeps numbers and truth as they are; Yjs' types know texts only. */
const set = (element: Y.XmlElement, name: string, value: number | boolean): void =>
  element.setAttribute(name, value as unknown as string)
