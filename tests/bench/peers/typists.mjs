/**
 * People who type in pairs, two in a document, and how long each key takes to reach the other's document. The same
 * program for all: y-websocket's provider (our server takes it unmodified), Hocuspocus's, or a bare relay.
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { inPool, obey } from './program.mjs'

const connectors = {
  'y-websocket': (url, room, doc, cookie) => {
    class WithCookie extends WebSocket {
      constructor(address) {
        super(address, cookie === undefined ? {} : { headers: { cookie } })
      }
    }
    const provider = new WebsocketProvider(url, room, doc, { disableBc: true, WebSocketPolyfill: WithCookie })
    // Who is there is no part of the figure.
    provider.awareness.setLocalState(null)
    return new Promise((resolve) => provider.once('sync', resolve))
  },
  hocuspocus: (url, room, doc) => {
    const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
    const provider = new HocuspocusProvider({ websocketProvider, name: room, document: doc, token: 'any' })
    provider.attach()
    return new Promise((resolve) => provider.on('synced', resolve))
  },
  relay: (url, room, doc) => {
    const socket = new WebSocket(`${url}/${room}`)
    socket.binaryType = 'arraybuffer'
    doc.on('update', (update, origin) => origin !== socket && socket.send(update))
    socket.on('message', (bytes) => Y.applyUpdate(doc, new Uint8Array(bytes), socket))
    return new Promise((resolve) => socket.on('open', resolve))
  },
}

/** ms that the last keys may take. */
const PATIENCE = 20_000

/** Each pair: `{ room, cookies: [a, b] }`. */
let pairs = []

obey({
  async connect({ how, url, rooms }) {
    await inPool(rooms, 20, async ({ room, cookies }) => {
      const docs = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
      await Promise.all(docs.map((doc, n) => connectors[how](url, room, doc, cookies?.[n])))
      pairs.push(docs)
    })
    for (const [doc] of pairs) ensureText(doc)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  },
  /** Everybody presses a key each `every` ms, each at a moment of his own, for `seconds`. Gives the latencies in ms. */
  async type({ every, seconds }) {
    const latencies = []
    const stops = pairs.flatMap((docs) => docs.map((doc, n) => typing(doc, docs[1 - n], every, latencies)))
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    for (const stop of stops) stop()
    // Those on their way arrive; on a busy machine that takes its time.
    for (const until = performance.now() + PATIENCE; differing() > 0 && performance.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 100))
    return { latencies, lost: differing() }
  },
})

const differing = () => pairs.filter(([a, b]) => textOf(a).toString() !== textOf(b).toString()).length

const textOf = (doc) => doc.getXmlFragment('notes').get(0)?.get(0)

function ensureText(doc) {
  if (doc.getXmlFragment('notes').length > 0) return
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Notes')])
  doc.getXmlFragment('notes').push([paragraph])
}

/** Presses keys in one document and sees them arrive in the other by their Yjs clocks. */
function typing(doc, other, every, latencies) {
  const pressed = new Map()
  const arrived = (_update, _origin, _doc, transaction) => {
    const from = transaction.beforeState.get(doc.clientID) ?? 0
    const to = transaction.afterState.get(doc.clientID) ?? 0
    const now = performance.now()
    for (let clock = from; clock < to; clock++) {
      const at = pressed.get(clock)
      if (at !== undefined) latencies.push(now - at)
      pressed.delete(clock)
    }
  }
  other.on('update', arrived)
  let timer
  const press = () => {
    const text = textOf(doc)
    pressed.set(Y.getState(doc.store, doc.clientID), performance.now())
    text.insert(text.length, 'a')
    timer = setTimeout(press, every * (0.5 + Math.random()))
  }
  timer = setTimeout(press, every * Math.random())
  return () => {
    clearTimeout(timer)
    setTimeout(() => other.off('update', arrived), PATIENCE)
  }
}
