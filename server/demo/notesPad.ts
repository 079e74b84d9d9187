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

  /** Appends paragraphs as this device's Yjs client, which is bound at its first key. */
  type(member: MemberKey, device: DeviceId, lines: string[], newClient: () => number): Typed {
    const bound = [...this.clients].find(([, client]) => client.device === device)?.[0]
    const client = bound ?? newClient()
    this.clients.set(client, { member, device })
    this.doc.clientID = client
    const before = Y.getState(this.doc.store, client)
    const notes = this.doc.getXmlFragment(NOTES)
    this.doc.transact(() => notes.push(lines.map(paragraph)))
    return [client, before, Y.getState(this.doc.store, client) - before]
  }
}

function paragraph(line: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(line)])
  return element
}
