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
  const blocks: { name: string; parts: Y.XmlElement[] }[] = []
  for (const line of lines) {
    const [name, part] = partOf(line)
    const last = blocks.at(-1)
    if (name !== undefined && last?.name === name) last.parts.push(part)
    else blocks.push({ name: name ?? '', parts: [part] })
  }
  return blocks.flatMap(({ name, parts }) => (name === '' ? parts : [holding(name, parts)]))
}

/** What a line is, and the list in which that stands. */
function partOf(line: string): [list: string | undefined, part: Y.XmlElement] {
  const mark = MARKS.exec(line)![1]
  const text = [new Y.XmlText(textOf(line))]
  if (mark === undefined) return [undefined, holding('paragraph', text)]
  if (mark === '# ') return [undefined, holding('heading', text, { level: 2 })]
  const inside = [holding('paragraph', text)]
  if (mark === '- ') return ['bulletList', holding('listItem', inside)]
  return ['taskList', holding('taskItem', inside, { checked: mark === '[x] ' })]
}

/** Tiptap keeps numbers and truth as they are; the types of Yjs know texts only. */
function holding(
  name: string,
  content: (Y.XmlElement | Y.XmlText)[],
  attributes: Record<string, number | boolean> = {},
): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, content)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as unknown as string)
  return element
}
