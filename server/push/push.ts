/**
 * What members are told while no app of theirs is open (Web Push): found after each commit and every half minute, kept in
 * the database until it is sent, in a line of its own that no write waits for.
 */
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { WorkspaceId } from '../../src/shared/ids'
import type { Accounts } from '../accounts/accounts'
import type { Tables } from '../storage/tables'
import { ledgerOf } from '../sync/ledger'
import type { ServerNotebook } from '../sync/notebook'
import { tellDigests } from './digest'
import { tellNews, type ReadChanges, type Seen } from './findNews'
import { pushKeys } from './keys'
import { pushSender } from './send'
import { deliver } from './waiting'

/** ms between looks: what is due by the clock, and what is tried again. */
const LOOK = 30_000
/** ms after a commit: what comes together is found together. */
const SETTLE = 1_000

export interface ServerPush {
  /** The public key that browsers subscribe with, base64url. */
  key: string
  /** This machine may be a push service: in tests. */
  loopback: boolean
  /** ms since 1970 UTC */
  now: () => number
  /** Looks now, and resolves when all that is due was sent or kept for later. */
  look(): Promise<void>
  close(): Promise<void>
}

export interface PushOptions {
  loopback?: boolean
  now?: () => number
}

export async function openPush(
  { storage, auth, config, log }: Pick<Accounts, 'storage' | 'auth' | 'config' | 'log'>,
  notebook: ServerNotebook,
  { loopback = false, now = Date.now }: PushOptions = {},
): Promise<ServerPush> {
  const { db } = storage
  const keys = await pushKeys(db)
  const sender = pushSender(keys, contactOf(config.publicUrl), loopback)
  const isLive = async (user: string, session: string) =>
    (await auth.internal.listSessions(user, { onlyActiveSessions: true })).some(({ id }) => id === session)
  const changesOf: ReadChanges = async (workspace, profile) => {
    const doc = await notebook.document(workspace, profile)
    return doc === undefined ? [] : ledgerOf(doc)
  }
  const seen: Seen = new Map()
  const line = makeLine(log, async () => {
    for (const workspace of await subscribed(db)) {
      await tellNews(db, workspace, { changesOf, seen, now: now() })
      await tellDigests(db, workspace, now())
    }
    await deliver({ db, send: sender.send, isLive, now })
  })
  const timer = setInterval(line.ask, LOOK)
  timer.unref()
  let soon: NodeJS.Timeout | undefined
  const stop = notebook.onCommit(() => {
    soon ??= setTimeout(() => {
      soon = undefined
      line.ask()
    }, SETTLE).unref()
  })
  return {
    key: keys.publicKey,
    loopback,
    now,
    look: line.run,
    async close() {
      stop()
      clearInterval(timer)
      clearTimeout(soon)
      await line.end()
      sender.close()
    },
  }
}

/** Whom a push service may turn to. It wants an address of ours; a server without one names itself. */
const contactOf = (publicUrl: string | null): string =>
  publicUrl?.startsWith('https://') ? publicUrl : 'mailto:push@kartoteka.invalid'

async function subscribed(db: Kysely<Tables>): Promise<WorkspaceId[]> {
  const rows = await db.selectFrom('push_subscription').select('workspace').distinct().execute()
  return rows.map(({ workspace }) => workspace)
}

/** One look after the other: one that is asked for while another goes on comes behind it, once. */
function makeLine(log: Logger, look: () => Promise<void>) {
  let going: Promise<void> | undefined
  let again: Promise<void> | undefined
  let ended = false

  async function once(): Promise<void> {
    if (!ended) await look().catch((error: unknown) => log.error({ err: error }, 'telling devices failed'))
  }
  function run(): Promise<void> {
    if (going === undefined) {
      going = once().finally(() => (going = undefined))
      return going
    }
    again ??= going.then(() => {
      again = undefined
      return run()
    })
    return again
  }
  return {
    run,
    ask: () => void run(),
    async end() {
      ended = true
      await going
      await again
    },
  }
}
