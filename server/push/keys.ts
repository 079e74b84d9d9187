/** The keys by which push services know this server (VAPID, RFC 8292): made once, kept in the database. */
import type { Kysely } from 'kysely'
import webpush from 'web-push'
import type { Tables } from '../storage/tables'

export interface PushKeys {
  publicKey: string
  privateKey: string
}

/** Those of this database; made at the first start. */
export async function pushKeys(db: Kysely<Tables>): Promise<PushKeys> {
  const known = await readKeys(db)
  if (known !== undefined) return known
  const made = webpush.generateVAPIDKeys()
  await db
    .insertInto('push_key')
    .values({ id: 'vapid', public: made.publicKey, private: made.privateKey })
    // Another process may have been quicker: there is one pair.
    .onConflict((row) => row.column('id').doNothing())
    .execute()
  return (await readKeys(db)) ?? made
}

async function readKeys(db: Kysely<Tables>): Promise<PushKeys | undefined> {
  const row = await db.selectFrom('push_key').selectAll().executeTakeFirst()
  return row && { publicKey: row.public, privateKey: row.private }
}
