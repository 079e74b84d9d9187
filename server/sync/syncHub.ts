/**
 * What all `/sync` sockets of a process share: who is told that something changed, and whose session ended.
 *
 * One look a second, whatever the number of sockets: one query for the workspaces, one for the sessions.
 * The database is asked because another process may have taken the right away.
 */
import { sql, type Kysely } from 'kysely'
import type { Logger } from 'pino'
import { mayInDirectory, seesAll } from '../../src/shared/access'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import type { Tables } from '../storage/tables'
import { inChunks } from './chunks'
import type { SocketContext } from './context'
import type { ServerNotebook } from './notebook'
import { directoryMode } from './sight'

/** ms between looks at the rights; a socket whose session ended is closed within two of them. */
const LOOK = 1_000
/** ms between two hints to one socket. */
const HINT = 1_000
/** ms for which commits are gathered before anybody is told. */
const GATHER = 20

/** One open socket. */
export interface Listener {
  session: Session
  revalidate: () => Promise<Session | null>
  /** Absent: a channel hears of its profile by itself. */
  hint?(): void
  /** The seq of the team as the device was told it; null before that. */
  team?(): number | null
  /** The session ended. */
  over(): void
}

export interface SyncHub {
  /** Until what is given back is called. */
  join(listener: Listener): () => void
}

const hubs = new WeakMap<ServerNotebook, SyncHub>()

/** The hub of this notebook. */
export function hubOf({ notebook, db, log }: SocketContext): SyncHub {
  const known = hubs.get(notebook)
  if (known !== undefined) return known
  const hub = makeHub(notebook, db, log)
  hubs.set(notebook, hub)
  return hub
}

interface Joined {
  listener: Listener
  /** As the rights were when the session was last judged; null before the first look. */
  seen: { access: number; team: number } | null
  hinted: number
  trailing: NodeJS.Timeout | null
}

function makeHub(notebook: ServerNotebook, db: Kysely<Tables>, log: Logger): SyncHub {
  const joined = new Set<Joined>()
  const moved = new Map<WorkspaceId, { profiles: Set<ProfileId>; members: Set<MemberId> }>()
  let stop: (() => void) | null = null
  let looking = false
  let gathering = false

  const start = () => {
    const timer = setInterval(() => void look(), LOOK)
    const silence = notebook.onCommit(({ workspace, profiles, members }) => {
      const all = moved.get(workspace) ?? { profiles: new Set(), members: new Set() }
      moved.set(workspace, all)
      profiles.forEach((profile) => all.profiles.add(profile))
      members.forEach((member) => all.members.add(member))
      if (!gathering) setTimeout(() => void tell(), GATHER)
      gathering = true
    })
    return () => {
      clearInterval(timer)
      silence()
    }
  }

  const tell = async () => {
    gathering = false
    const now = [...moved]
    moved.clear()
    for (const [workspace, { profiles, members }] of now) {
      const near = [...joined].filter(
        ({ listener }) => listener.hint !== undefined && listener.session.workspace === workspace,
      )
      if (near.length === 0) continue
      const touched = await safely('hints', () => seersOf(db, [...profiles]))
      const mode = await safely('hints', () => directoryMode(db, workspace))
      for (const one of near) {
        const { member, role } = one.listener.session
        const readsAll = seesAll(role) || (mode !== undefined && mayInDirectory(role, mode, 'read'))
        const sees = profiles.size > 0 && (readsAll || touched?.has(member))
        if (sees || members.has(member)) hint(one)
      }
    }
  }

  const look = async () => {
    if (looking) return
    looking = true
    await safely('look', () => judgeAll([...joined]))
    looking = false
  }

  const judgeAll = async (all: Joined[]) => {
    const workspaces = await inChunks([...new Set(all.map(({ listener }) => listener.session.workspace))], (some) =>
      db.selectFrom('workspace').select(['id', 'access_version', 'team_seq']).where('id', 'in', some).execute(),
    )
    const byId = new Map(workspaces.map((workspace) => [workspace.id, workspace]))
    const alive = await liveSessions(db, [...new Set(all.map(({ listener }) => listener.session.id))])
    for (const one of all) {
      const { session } = one.listener
      const workspace = byId.get(session.workspace)
      const seen = { access: workspace?.access_version ?? 0, team: workspace?.team_seq ?? 0 }
      const good = alive.has(session.id) && session.expires > Date.now()
      if (!good || one.seen === null || one.seen.access !== seen.access) await judge(one)
      const told = one.seen?.team ?? one.listener.team?.() ?? seen.team
      if (told !== seen.team) hint(one)
      one.seen = seen
    }
  }

  const judge = async ({ listener }: Joined) => {
    const session = await listener.revalidate()
    if (session === null || session.member !== listener.session.member) listener.over()
    else listener.session = session
  }

  const hint = (one: Joined) => {
    const wait = one.hinted + HINT - Date.now()
    if (wait <= 0) {
      one.hinted = Date.now()
      one.listener.hint?.()
    } else one.trailing ??= setTimeout(() => ((one.trailing = null), hint(one)), wait)
  }

  const safely = async <T>(what: string, run: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await run()
    } catch (error) {
      log.error({ err: error, what }, 'a look at the sockets failed')
      return undefined
    }
  }

  return {
    join(listener) {
      const one: Joined = { listener, seen: null, hinted: 0, trailing: null }
      joined.add(one)
      stop ??= start()
      return () => {
        joined.delete(one)
        if (one.trailing !== null) clearTimeout(one.trailing)
        if (joined.size > 0) return
        stop?.()
        stop = null
      }
    },
  }
}

/** Owners of these profiles and those they are shared with. */
async function seersOf(db: Kysely<Tables>, profiles: ProfileId[]): Promise<Set<MemberId>> {
  const owners = await inChunks(profiles, (some) =>
    db.selectFrom('profile').select('owner as member').distinct().where('id', 'in', some).execute(),
  )
  const given = await inChunks(profiles, (some) =>
    db.selectFrom('access_grant').select('member').distinct().where('profile', 'in', some).execute(),
  )
  return new Set([...owners, ...given].map(({ member }) => member))
}

/** Those of better-auth's sessions that were not ended. */
async function liveSessions(db: Kysely<Tables>, ids: string[]): Promise<Set<string>> {
  const rows = await inChunks(ids, async (some) => {
    const { rows: found } = await sql<{ id: string }>`select id from session where id in (${sql.join(some)})`.execute(
      db,
    )
    return found
  })
  return new Set(rows.map(({ id }) => id))
}
