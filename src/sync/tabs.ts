/** What the tabs and workers of one member on one device tell each other. */
import type { Me } from '../shared/api'
import type { FileId, ProfileId } from '../shared/ids'

export interface Connection {
  /**
   * `signIn`: the session ended. `update`: app and server are of different versions. `leaving`: this member was disabled,
   * and the device hands in what is unsent.
   */
  state: 'connecting' | 'online' | 'offline' | 'signIn' | 'update' | 'leaving'
  /** Which of the two is behind, while the state is `update`. */
  older?: 'app' | 'server'
  /** Since when, ms since 1970 UTC. */
  since: number
  /** Profiles in a pull that takes more than one batch. */
  pulling: { total: number; sent: number } | null
  /** How far this device's clock is ahead of the server's, ms; known once the server said hello. */
  ahead?: number
}

export type TabMessage =
  /** Something new lies in the outbox. */
  | { type: 'outbox' }
  /** Somebody looks at a client that this device does not have yet. */
  | { type: 'want'; profile: ProfileId }
  /** Rows were stored, some with their documents; of `documents` only those; `gone` left this member's view. */
  | { type: 'stored'; profiles: ProfileId[]; gone: ProfileId[]; documents?: ProfileId[] }
  /** This device now has everything that its member may see, for the first time. */
  | { type: 'whole' }
  /** Items were answered: the counts changed. */
  | { type: 'settled' }
  /** What this device holds of a file changed. */
  | { type: 'file'; file: FileId; profile: ProfileId }
  /** A file is being sent: bytes that the server has. */
  | { type: 'sending'; file: FileId; sent: number }
  | { type: 'team' }
  /** What is known of the clients of colleagues changed. */
  | { type: 'directory' }
  /** The member's own saved views changed. */
  | { type: 'views' }
  | { type: 'member'; member: Pick<Me['member'], 'name' | 'role' | 'mayExport'> }
  | { type: 'connection'; connection: Connection }
  /** A new tab asks for the connection's state. */
  | { type: 'ask' }
  /** Try now: somebody tapped, signed in, or the network came. */
  | { type: 'reconnect' }
  /** The system says that the network went. */
  | { type: 'lost' }
  /** The one that holds the socket is alive. */
  | { type: 'alive' }
  /** A write failed on the side of the worker; null: it can write again. */
  | { type: 'failure'; failure: 'full' | 'closed' | 'failed' | null }
  /** The session belongs to another member than this notebook. */
  | { type: 'otherMember' }
  /** The member was disabled, and all that was unsent is handed in: the page removes the notebook from this device. */
  | { type: 'handedIn'; taken: number; refused: number; token: string }
  | { type: 'signedOut' }

export interface Tabs {
  tell(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): () => void
  close(): void
}

/** A channel named by member and workspace, so that two members on one device do not hear each other. */
export function openTabs(name: string): Tabs {
  const channel = new BroadcastChannel(name)
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener) {
      const onMessage = (event: MessageEvent<TabMessage>) => listener(event.data)
      channel.addEventListener('message', onMessage)
      return () => channel.removeEventListener('message', onMessage)
    },
    close: () => channel.close(),
  }
}
