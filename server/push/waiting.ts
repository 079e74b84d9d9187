/**
 * What is to be told: kept until a push service took it, so that no restart swallows it, and judged again when it is
 * sent. Who signed out, was disabled, or may not be told any more, hears nothing.
 */
import type { Kysely } from 'kysely'
import { mayInWorkspace } from '../../src/shared/access'
import type { DeviceId } from '../../src/shared/ids'
import { shownNotice, tagOf, type Notice } from '../../src/shared/notices'
import type { Tables } from '../storage/tables'
import { nextAwake } from './hours'
import type { SendPush, Sent } from './send'
import { dropSubscription } from './subscriptions'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** ms until the next try, by how often it was tried. */
const AGAIN = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR]
/** ms after which it says nothing any more: the number of the morning, and what happened. */
const WORTH = { due: 4 * HOUR, handed: 24 * HOUR, step: 24 * HOUR, raised: 24 * HOUR } as const
/** Sent side by side. */
const AT_ONCE = 16

export interface Addressee {
  device: DeviceId
  awake_from: number
  awake_to: number
  /** Of the workspace. */
  zone: string
}

/** Keeps a notice for a device: for now, or for the end of its quiet hours. The number of a morning has an hour of its own. */
export async function keepWaiting(db: Kysely<Tables>, to: Addressee, notice: Notice, now: number): Promise<void> {
  const due = notice.kind === 'due' ? now : awakeFrom(to, now)
  const until = due + WORTH[notice.kind]
  await db
    .insertInto('push_waiting')
    .values({ device: to.device, tag: tagOf(notice), notice: JSON.stringify(notice), due, until, tries: 0 })
    .onConflict((row) => row.columns(['device', 'tag']).doNothing())
    .execute()
}

const awakeFrom = ({ awake_from: from, awake_to: to, zone }: Addressee, now: number): number =>
  nextAwake({ from, to }, zone, now)

export interface Delivery {
  db: Kysely<Tables>
  send: SendPush
  /** Is this session of this user good still? */
  isLive: (user: string, session: string) => Promise<boolean>
  /** ms since 1970 UTC */
  now: () => number
}

/** Sends all that is due, some at a time. Returns how much was sent. */
export async function deliver(delivery: Delivery): Promise<number> {
  let sent = 0
  for (;;) {
    const some = await takeDue(delivery)
    const results = await Promise.all(some.map((one) => deliverOne(delivery, one)))
    sent += results.filter(Boolean).length
    if (some.length < AT_ONCE) return sent
  }
}

type Due = Awaited<ReturnType<typeof takeDue>>[number]

const takeDue = ({ db, now }: Delivery) =>
  db
    .selectFrom('push_waiting')
    .leftJoin('push_subscription as target', 'target.device', 'push_waiting.device')
    .leftJoin('device', 'device.id', 'target.device')
    .leftJoin('member', 'member.id', 'target.member')
    .leftJoin('workspace', 'workspace.id', 'target.workspace')
    .select(['push_waiting.device', 'tag', 'notice', 'until', 'tries'])
    .select(['endpoint', 'p256dh', 'auth', 'target.locale', 'awake_from', 'awake_to', 'workspace.zone'])
    .select(['device.session', 'device.revoked', 'member.user_id', 'member.disabled', 'member.role'])
    .where('due', '<=', now())
    .orderBy('due')
    .limit(AT_ONCE)
    .execute()

async function deliverOne(delivery: Delivery, one: Due): Promise<boolean> {
  const { db, send, now } = delivery
  const { endpoint, p256dh, auth, locale } = one
  if (one.until <= now()) {
    await forget(db, one)
    return false
  }
  if (endpoint === null || p256dh === null || auth === null || !(await mayHear(delivery, one))) {
    // Should the device come back with a new session, it subscribes anew.
    await dropSubscription(db, one.device)
    return false
  }
  const notice = JSON.parse(one.notice) as Notice
  const sent = await send(
    { endpoint, p256dh, auth },
    {
      notice: shownNotice(notice, locale ?? 'en'),
      ttl: Math.ceil((one.until - now()) / 1_000),
      urgency: notice.kind === 'raised' ? 'high' : 'normal',
    },
  )
  await settle(delivery, one, sent)
  return sent.result === 'sent'
}

async function mayHear({ isLive }: Delivery, { user_id: user, session, role, ...one }: Due): Promise<boolean> {
  if (user === null || role === null || session === null || one.revoked !== null || one.disabled !== null) return false
  return mayInWorkspace(role, 'notify') && (await isLive(user, session))
}

async function settle({ db, now }: Delivery, one: Due, sent: Sent): Promise<void> {
  switch (sent.result) {
    case 'sent':
    case 'refused':
      return forget(db, one)
    case 'gone':
      return dropSubscription(db, one.device)
    case 'later': {
      const wait = AGAIN[one.tries]
      if (wait === undefined) return forget(db, one)
      const due = now() + Math.min(Math.max(sent.after ?? 0, wait), AGAIN.at(-1)!)
      await waiting(db, one)
        .set({ due, tries: one.tries + 1 })
        .execute()
    }
  }
}

const waiting = (db: Kysely<Tables>, { device, tag }: Due) =>
  db.updateTable('push_waiting').where('device', '=', device).where('tag', '=', tag)

async function forget(db: Kysely<Tables>, { device, tag }: Due): Promise<void> {
  await db.deleteFrom('push_waiting').where('device', '=', device).where('tag', '=', tag).execute()
}
