/**
 * A process of its own with one unmodified y-websocket provider, as a stranger would write it: an address,
 * a profile and a session cookie. It reports what it holds after every change, and does as it is told.
 * provider.ts makes one file of it and runs that.
 *
 *   node providerProgram.js ws://localhost:8080 <profile> <cookie>
 */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { LEDGER, NOTES } from '../../src/shared/protocol'
import { typeNote } from './noteEditor'

/** What a provider's process holds. */
export interface Held {
  synced: boolean
  /** The code with which the server closed for good; null before. */
  closed: number | null
  client: number
  ledger: { kind: string; [field: string]: unknown }[]
  notes: string
  /** The whole state, base64: equal replicas have equal snapshots. */
  snapshot: string
  /** Names of those present, this one not among them. */
  present: string[]
}

export type Order =
  | { do: 'type'; text: string }
  | { do: 'pushToLedger' }
  | { do: 'deleteFromLedger' }
  /** Types under another's client id. */
  | { do: 'forge'; client: number }

function run(server: string, profile: string, cookie: string): void {
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: cookie === '' ? {} : { cookie }, origin: server.replace('ws', 'http') })
    }
  }
  const doc = new Y.Doc({ gc: false })
  const provider = new WebsocketProvider(`${server}/ws/profile`, profile, doc, {
    disableBc: true,
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
  })
  let closed: number | null = null
  const report = () =>
    process.send?.({
      synced: provider.synced,
      closed,
      client: doc.clientID,
      ledger: doc.getArray(LEDGER).toJSON(),
      notes: doc.getXmlFragment(NOTES).toJSON(),
      snapshot: Buffer.from(Y.encodeSnapshot(Y.snapshot(doc))).toString('base64'),
      present: [...provider.awareness.getStates()]
        .filter(([client]) => client !== doc.clientID)
        .map(([, state]) => (state as { user?: { name?: string } }).user?.name ?? ''),
    } satisfies Held)
  doc.on('update', report)
  provider.on('sync', report)
  provider.awareness.on('change', report)
  provider.on('closed', ({ code }) => {
    closed = code
    report()
  })
  process.on('message', (order: Order) => obey(doc, order))
  process.on('disconnect', () => process.exit(0))
  report()
}

function obey(doc: Y.Doc, order: Order): void {
  switch (order.do) {
    case 'type':
      return typeNote(doc, order.text)
    case 'pushToLedger':
      return doc.getArray(LEDGER).push([{ kind: 'fact', path: 'name', value: 'forged' }])
    case 'deleteFromLedger':
      return doc.getArray(LEDGER).delete(0, 1)
    case 'forge':
      doc.clientID = order.client
      return typeNote(doc, 'forged')
  }
}

const [, , server = '', profile = '', cookie = ''] = process.argv
run(server, profile, cookie)
