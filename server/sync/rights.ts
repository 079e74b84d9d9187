/**
 * What members may do in the profiles they type in, kept between keys: two queries a key would be most of its cost.
 * A right is read anew when the workspace's access version moved. That number is read with the lock of every write,
 * so a key that comes after a handover is judged by what the handover left.
 */
import type { Reach, Role } from '../../src/shared/access'
import type { ProfileId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import { standingsOf, todayIn, viewerOf } from './sight'
import type { Write } from './write'

export interface Right {
  role: Role
  /** 'none' also for a profile that does not exist. */
  reach: Reach
}

export interface Rights {
  /** @throws SessionOver when the member is disabled. */
  of(write: Write, session: Session, profile: ProfileId): Promise<Right>
  /** A commit failed: what was read in it may never have been. */
  forget(): void
}

interface Known extends Right {
  version: number
  /** A grant ends with its last day. */
  today: string
}

/** Members times the profiles they type in. Starting anew is cheaper than keeping an order of use. */
const MOST = 5_000

export function makeRights(): Rights {
  const known = new Map<string, Known>()
  return {
    async of(write, session, profile) {
      const { access_version: version, zone } = write.workspace
      const key = `${session.member} ${profile}`
      const before = known.get(key)
      if (before?.version === version && before.today === todayIn(zone)) return before
      const viewer = await viewerOf(write.trx, session)
      const standing = (await standingsOf(write.trx, viewer, [profile])).get(profile)
      const right = { role: viewer.role, reach: standing?.reach ?? 'none', version, today: viewer.today }
      if (known.size >= MOST) known.clear()
      known.set(key, right)
      return right
    },
    forget: () => known.clear(),
  }
}
