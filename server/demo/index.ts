/** The demo workspace: made at the first start with --demo, found again at the next. */
import { demoLink } from '../accounts/demo'
import { makeFileDisk } from '../files/disk'
import { emailOf, LINKED, type MemberKey } from './cast'
import { loadDemo } from './load'
import type { DemoContext, DemoLink, EnsureDemo } from './types'

/**
 * Makes the workspace of this language in one transaction, unless it is there; what was typed into it since
 * stays. One database may hold both languages, as two companies.
 */
export const ensureDemo: EnsureDemo = async (context) => {
  const { db, accounts, locale, config } = context
  const disk = makeFileDisk(config.dataDir)
  const known = await db.selectFrom('workspace').select('id').where('locale', '=', locale).executeTakeFirst()
  if (known === undefined) await db.transaction().execute((trx) => loadDemo(accounts, trx, disk, locale, Date.now()))
  return { links: await linksOf(context) }
}

async function linksOf({ db, config, locale }: DemoContext): Promise<DemoLink[]> {
  const emails = LINKED.map((key) => emailOf(key, locale))
  const members = await db
    .selectFrom('member')
    .select(['id', 'email', 'name', 'role'])
    .where('email', 'in', emails)
    .execute()
  const memberByEmail = new Map(members.map((member) => [member.email, member]))
  const linkOf = (key: MemberKey): DemoLink[] => {
    const member = memberByEmail.get(emailOf(key, locale))
    return member === undefined ? [] : [{ name: member.name, role: member.role, url: demoLink(config, member.id) }]
  }
  return LINKED.flatMap(linkOf)
}
