/** Writes the demo into the database as if it had come over the years: the same rows that pushes would leave. */
import { deflateRawSync } from 'node:zlib'
import type { Insertable, Transaction } from 'kysely'
import * as Y from 'yjs'
import { seesAll } from '../../src/shared/access'
import { newId, type MemberId, type WorkspaceId } from '../../src/shared/ids'
import type { Change, Draft } from '../../src/shared/profile/change'
import type { SettingKind } from '../../src/shared/team/settings'
import { ROW_VERSION } from '../../src/shared/profile/row'
import { FIRST_SERVER_CLIENT, LIMITS } from '../../src/shared/protocol'
import type { Accounts } from '../accounts/accounts'
import { createMember, createWorkspace } from '../accounts/team'
import { hashToken } from '../accounts/tokens'
import type { AccessEventTable, AuditTable, Tables } from '../storage/tables'
import { inChunks } from '../sync/chunks'
import type { FileDisk } from '../files/disk'
import { directoryKey, entryOf } from '../sync/directory'
import { appendToLedger } from '../sync/ledger'
import { hashOf, readItem } from '../sync/pushItems'
import { CAST, COMPANY, emailOf, MEMBER_KEYS, ZONE, type MemberIds } from './cast'
import { DAY, HOUR, MINUTE } from './calendar'
import { generate, SEEDS, type Demo, type DemoProfile } from './generate'
import { speaker, type Language } from './language'

/** The server's first life: Yjs client ids of its records. */
const EPOCH = 1

type Trx = Transaction<Tables>

/** Makes the workspace with everything in it, in the transaction of the caller; the bytes of files lie on the disk before. */
export async function loadDemo(
  accounts: Accounts,
  trx: Trx,
  disk: FileDisk,
  language: Language,
  now: number,
): Promise<WorkspaceId> {
  const say = speaker(language)
  const workspace = await createWorkspace(trx, { name: say(COMPANY), zone: ZONE, locale: language })
  const members = await makeMembers(accounts, trx, workspace, language)
  const demo = generate({ seed: SEEDS[language], now, language, members })
  await setTimes(trx, demo, members, now)
  await insertDevices(trx, workspace, demo, members)
  await insertProfiles(trx, workspace, demo)
  await insertSettings(trx, workspace, demo)
  await insertFiles(trx, disk, workspace, demo)
  await insertHandovers(trx, workspace, demo)
  await insertAccessEvents(trx, workspace, demo)
  await insertAudit(trx, workspace, demo, members, now)
  await inviteAnna(trx, workspace, members, say(CAST.anna.name), now)
  await trx
    .updateTable('workspace')
    .set({ seq: demo.seq, team_seq: demo.seq, epoch: EPOCH, clock: now, created: now - CAST.marina.years * 365 * DAY })
    .where('id', '=', workspace)
    .execute()
  return workspace
}

async function makeMembers(
  accounts: Accounts,
  trx: Trx,
  workspace: WorkspaceId,
  language: Language,
): Promise<MemberIds> {
  const ids: Partial<MemberIds> = {}
  for (const key of MEMBER_KEYS) {
    const { name, role } = CAST[key]
    const email = emailOf(key, language)
    const made = { workspace, name: speaker(language)(name), email, role, passwordHash: null }
    ids[key] = (await createMember(accounts, trx, made)).member
  }
  return ids as MemberIds
}

/** When they came, were here last, and lost access. */
async function setTimes(trx: Trx, demo: Demo, members: MemberIds, now: number): Promise<void> {
  for (const key of MEMBER_KEYS) {
    const seen = demo.devices.filter(({ member }) => member === key).map(({ lastSeen }) => lastSeen)
    await trx
      .updateTable('member')
      .set({
        created: Math.min(now - CAST[key].years * 365 * DAY, now - HOUR),
        last_seen: key === 'igor' ? demo.igorDisabled : Math.max(...seen),
        disabled: key === 'igor' ? demo.igorDisabled : null,
      })
      .where('id', '=', members[key])
      .execute()
  }
}

async function insertDevices(trx: Trx, workspace: WorkspaceId, { devices }: Demo, members: MemberIds): Promise<void> {
  const rows = devices.map(({ id, member, label, firstSeen, lastSeen }) => ({
    id,
    workspace,
    member: members[member],
    label,
    first_seen: firstSeen,
    last_seen: lastSeen,
    revoked: null,
    session: null,
  }))
  await trx.insertInto('device').values(rows).execute()
}

async function insertProfiles(trx: Trx, workspace: WorkspaceId, { desks, members, ...demo }: Demo): Promise<void> {
  const profiles = [...demo.profiles, ...desks]
  const key = await directoryKey(trx, { id: workspace, zone: ZONE, directory_key: '' })
  const insert = {
    profile: profiles.map((profile) => profileRow(workspace, profile, key)),
    snapshot: profiles.map(snapshotRow),
    change: profiles.flatMap(({ book }) => changeRows(workspace, book.changes)),
    access_grant: profiles.flatMap(({ book }) =>
      book.grants.map(({ member, level, until, grantedBy, seq }) => {
        return { profile: book.id, member, workspace, level, until, granted_by: grantedBy, seq }
      }),
    ),
    late: profiles.flatMap(({ book }) =>
      book.late.map((late) => ({
        ...late,
        workspace,
        profile: book.id,
        content: JSON.stringify(late.content),
        settled: null,
      })),
    ),
    late_change: profiles.flatMap(({ book }) =>
      book.late.flatMap(({ id: late, content }) =>
        (content.type === 'changes' ? content.changes : []).map((draft) => ({
          workspace,
          id: draft.id,
          late,
          profile: book.id,
          hash: hashOf(draft),
          accepted: null,
        })),
      ),
    ),
    note_client: profiles.flatMap(({ book }) =>
      [...book.pad.clients].map(([client, { member, device }]) => ({
        profile: book.id,
        client,
        member: members[member],
        device,
      })),
    ),
  }
  await inChunks(insert.profile, (some) => trx.insertInto('profile').values(some).execute())
  await inChunks(insert.snapshot, (some) => trx.insertInto('snapshot').values(some).execute())
  await inChunks(insert.change, (some) => trx.insertInto('change').values(some).execute())
  await inChunks(insert.access_grant, (some) => trx.insertInto('access_grant').values(some).execute())
  await inChunks(insert.late, (some) => trx.insertInto('late').values(some).execute())
  await inChunks(insert.late_change, (some) => trx.insertInto('late_change').values(some).execute())
  await inChunks(insert.note_client, (some) => trx.insertInto('note_client').values(some).execute())
}

function profileRow(workspace: WorkspaceId, { book, row }: DemoProfile, key: string): Insertable<Tables['profile']> {
  const ledgerSeq = book.changes.at(-1)!.seq
  const grantsSeq = Math.max(0, ...book.grants.map(({ seq }) => seq))
  return {
    id: book.id,
    workspace,
    owner: row.owner!,
    seq: Math.max(ledgerSeq, grantsSeq, ...book.late.map(({ seq }) => seq)),
    created_seq: book.changes[0]!.seq,
    row: JSON.stringify(row),
    row_version: ROW_VERSION,
    row_seq: ledgerSeq,
    grants_seq: grantsSeq,
    ledger_client: FIRST_SERVER_CLIENT + EPOCH,
    ledger_clock: book.changes.length,
    erased: null,
    directory: row.desk ? null : JSON.stringify(entryOf(row, key, ZONE)),
    desk: row.desk ? 1 : 0,
    directory_seq: ledgerSeq,
  }
}

/** The notes as they were typed, and the ledger after them as the server's. */
function snapshotRow({ book }: DemoProfile): Tables['snapshot'] {
  const { doc } = book.pad
  appendToLedger(doc, book.changes, FIRST_SERVER_CLIENT + EPOCH)
  return { profile: book.id, seq: book.changes.at(-1)!.seq, bytes: deflateRawSync(Y.encodeStateAsUpdate(doc)) }
}

async function insertFiles(trx: Trx, disk: FileDisk, workspace: WorkspaceId, { files, members }: Demo): Promise<void> {
  for (const { id, profile, by, at, value, bytes, thumb } of files) {
    await disk.append(workspace, id, 0, bytes)
    await disk.keep(workspace, id)
    if (thumb !== null) await disk.keepThumb(workspace, id, thumb)
    const { size, hash, type } = value
    const state = { thumb: thumb === null ? (0 as const) : (1 as const), created: at, stored: at, named: 1 as const }
    await trx
      .insertInto('file')
      .values({ id, workspace, profile, by: members[by], size, hash, type, ...state })
      .execute()
  }
}

/** Hashed as a push would: the same draft again is known. @throws Error when a push would refuse one. */
function changeRows(workspace: WorkspaceId, changes: Change[]): Tables['change'][] {
  const stored = changes.flatMap((change) => {
    const draft = draftOf(change)
    return draft === undefined ? [] : [{ draft, seq: change.seq }]
  })
  const rows: Tables['change'][] = []
  for (let from = 0; from < stored.length; from += LIMITS.itemChanges) {
    const part = stored.slice(from, from + LIMITS.itemChanges)
    const { profile } = part[0]!.draft
    const item = readItem({ type: 'changes', n: 1, profile, changes: part.map(({ draft }) => draft) })
    if (item.type !== 'changes' || item.drafts === 'malformed')
      throw new Error(`the demo wrote a malformed change in ${profile}`)
    for (const [index, { draft, hash }] of item.drafts.entries())
      rows.push({ workspace, id: draft.id, profile, hash, seq: part[index]!.seq })
  }
  return rows
}

/** What the device sent of a change; undefined for the server's own records. */
export function draftOf(change: Change): Draft | undefined {
  const { id, profile, at, after } = change
  switch (change.kind) {
    case 'created':
      return { id, profile, at, after, kind: 'created' }
    case 'fact':
      return { id, profile, at, after, kind: 'fact', path: change.path, value: change.value }
    case 'entry':
      return { id, profile, at, after, kind: 'entry', entry: change.entry, value: change.value }
    case 'handover':
    case 'burst':
    case 'late':
    case 'notes':
      return undefined
  }
}

async function insertHandovers(trx: Trx, workspace: WorkspaceId, { handings }: Demo): Promise<void> {
  const rows = handings.map(({ id, seq, at, by, from, to, note, profiles }) => {
    return { id, workspace, seq, at, by, from_member: from, to_member: to, note, profiles: JSON.stringify(profiles) }
  })
  await inChunks(rows, (some) => trx.insertInto('handover').values(some).execute())
}

/** Who lost sight of what and who gained it, as handovers and grants leave it. */
async function insertSettings(trx: Trx, workspace: WorkspaceId, { settings, seq }: Demo): Promise<void> {
  const { fields, views, answers, stages = [], rhythm, standards, orderRules, arguments: words = [] } = settings
  const values: [SettingKind, { id: string }][] = [
    ...fields.map((field): [SettingKind, { id: string }] => ['field', field]),
    ...views.map((view): [SettingKind, { id: string }] => ['view', view]),
    ...Object.entries(answers).map(([id, text]): [SettingKind, { id: string }] => [
      'answer',
      { id, text } as { id: string },
    ]),
    ...stages.map((stage): [SettingKind, { id: string }] => ['stage', stage]),
    ...words.map((argument): [SettingKind, { id: string }] => ['argument', argument]),
    ...(rhythm === undefined ? [] : ([['rhythm', rhythm]] satisfies [SettingKind, { id: string }][])),
    ...(standards === undefined ? [] : ([['standards', standards]] satisfies [SettingKind, { id: string }][])),
    ...(orderRules === undefined ? [] : ([['orderRules', orderRules]] satisfies [SettingKind, { id: string }][])),
  ]
  const rows = values.map(([kind, value]) => ({ workspace, kind, id: value.id, value: JSON.stringify(value), seq }))
  await trx.insertInto('setting').values(rows).execute()
}

async function insertAccessEvents(
  trx: Trx,
  workspace: WorkspaceId,
  { profiles, handings, members }: Demo,
): Promise<void> {
  const all = new Set<MemberId>(MEMBER_KEYS.filter((key) => seesAll(CAST[key].role)).map((key) => members[key]))
  const events: AccessEventTable[] = []
  for (const { seq, from, to, profiles: ids } of handings)
    for (const profile of ids)
      events.push(
        { workspace, seq, member: from, profile, kind: 'leave' },
        { workspace, seq, member: to, profile, kind: 'enter' },
      )
  for (const { book } of profiles)
    for (const { member, seq } of book.grants) events.push({ workspace, seq, member, profile: book.id, kind: 'enter' })
  const told = events.filter(({ member }) => !all.has(member))
  await inChunks(told, (some) => trx.insertInto('access_event').values(some).execute())
}

async function insertAudit(
  trx: Trx,
  workspace: WorkspaceId,
  demo: Demo,
  members: MemberIds,
  now: number,
): Promise<void> {
  const lines: Omit<AuditTable, 'id' | 'workspace'>[] = demo.handings.map(({ at, by, from, to, profiles }) => ({
    at,
    by,
    action: 'handover',
    detail: JSON.stringify({ from, to, count: profiles.length }),
  }))
  const { marina, igor } = members
  const add = (at: number, by: MemberId, action: string, detail: object) =>
    lines.push({ at, by, action, detail: JSON.stringify(detail) })
  for (const { book } of demo.profiles)
    for (const { member, level, until, at } of book.grants)
      add(at, marina, 'grant', { profile: book.id, member, level, until })
  add(demo.igorDisabled, marina, 'member', { member: igor, disabled: true })
  for (const months of [1, 4, 7])
    add(now - months * 30 * DAY, marina, 'export', { format: 'xlsx', filter: '', count: 380 - months * 6 })
  const rows = lines.map((line) => ({ id: newId<'audit'>(line.at), workspace, ...line }))
  await inChunks(rows, (some) => trx.insertInto('audit').values(some).execute())
}

/** How Anna came in this morning. The token is nobody's: the link was used. */
async function inviteAnna(
  trx: Trx,
  workspace: WorkspaceId,
  members: MemberIds,
  name: string,
  now: number,
): Promise<void> {
  const created = now - 3 * DAY
  await trx
    .insertInto('invitation')
    .values({
      id: newId<'invitation'>(),
      workspace,
      name,
      role: 'manager',
      token_hash: hashToken(`${workspace} anna`),
      created_by: members.marina,
      created,
      expires: created + 7 * DAY,
      used: now - HOUR + MINUTE,
      used_by: members.anna,
      revoked: null,
    })
    .execute()
}
