/** Lasting sign-in links of the demo's members. The route that takes them exists with --demo only. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId, type MemberId } from '../../src/shared/ids'
import type { Config } from '../config'
import type { Accounts } from './accounts'
import { startSession, type SignedIn } from './sessions'

/** The link that signs this member in; the same at every start. */
export function demoLink(config: Config, member: MemberId): string {
  return `${config.publicUrl ?? `http://localhost:${config.port}`}/api/demo/sign-in/${member}.${signature(config, member)}`
}

const signature = ({ authSecret }: Config, member: string): string =>
  createHmac('sha256', authSecret).update(`demo sign-in ${member}`).digest('base64url')

/** Signs in the member of a demo link's token; null when there is no such. */
export async function signInByDemoLink(accounts: Accounts, token: string): Promise<SignedIn | null> {
  const [id = '', given = ''] = token.split('.')
  if (!isId(id) || !sameText(given, signature(accounts.config, id))) return null
  const member = await accounts.storage.db
    .selectFrom('member')
    .select('user_id')
    .where('id', '=', id as MemberId)
    .executeTakeFirst()
  return member === undefined ? null : startSession(accounts.auth, accounts.storage.db, member.user_id)
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
