/**
 * What a team has agreed on (src/shared/team/settings.ts): read with the team, changed by its heads. Each value is
 * a record of its own, so that two heads who change different things never overwrite each other.
 */
import type { Kysely, Transaction } from 'kysely'
import { mayInDirectory } from '../../src/shared/access'
import type { AuditLine } from '../../src/shared/api'
import type { ViewId, WorkspaceId } from '../../src/shared/ids'
import { byOrder } from '../../src/shared/team/keep'
import type { OwnField } from '../../src/shared/team/ownFields'
import {
  MOST_STAGES,
  type ArgumentSetting,
  type OrderRules,
  type RhythmSetting,
  type Stage,
  type Standards,
} from '../../src/shared/team/rules'
import {
  SETTING_LIMITS,
  type DirectorySetting,
  type SettingKind,
  type SettingValue,
  type SixQuestion,
  type TeamSettings,
} from '../../src/shared/team/settings'
import type { SavedView } from '../../src/shared/view/view'
import type { Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import { writeAudit } from './audit'
import type { Session } from './session'
import { raiseTeam, stillMay, tellTeam } from './team'

/** Choices of one field, those that were taken away included. */
const CHOICES = 50

/** Everything that this team agreed on; values were checked when they were stored. */
export async function settingsOf(db: Kysely<Tables>, workspace: WorkspaceId): Promise<TeamSettings> {
  const rows = await db
    .selectFrom('setting')
    .select(['kind', 'value'])
    .where('workspace', '=', workspace)
    .orderBy('id')
    .execute()
  const of = <T>(kind: SettingKind): T[] =>
    rows.filter((row) => row.kind === kind).map(({ value }) => JSON.parse(value) as T)
  const answers = of<SettingValue<'answer'>>('answer').map(({ id, text }): [SixQuestion, string] => [id, text])
  const [directory] = of<DirectorySetting>('directory')
  return {
    fields: of<OwnField>('field').toSorted(byOrder),
    views: of<SavedView>('view'),
    answers: Object.fromEntries(answers),
    ...(directory === undefined ? {} : { directory: directory.mode }),
    ...filled('stages', of<Stage>('stage').toSorted(byOrder)),
    ...filled('arguments', of<ArgumentSetting>('argument')),
    ...one('rhythm', of<RhythmSetting>('rhythm')),
    ...one('standards', of<Standards>('standards')),
    ...one('orderRules', of<OrderRules>('orderRules')),
  }
}

/** What nobody agreed on yet is absent. */
const filled = <K extends string, T>(name: K, all: T[]): { [N in K]?: T[] } =>
  (all.length === 0 ? {} : { [name]: all }) as { [N in K]?: T[] }
const one = <K extends string, T>(name: K, [value]: T[]): { [N in K]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { [N in K]?: T }

/**
 * Stores one value, whole.
 * 'fieldType': a field keeps the type under which clients have it; 'settingsFull': the team has as many as it may.
 */
export async function saveSetting<K extends SettingKind>(
  { storage }: Accounts,
  session: Session,
  kind: K,
  given: SettingValue<K>,
): Promise<'done' | 'noAccess' | 'fieldType' | 'settingsFull'> {
  return storage.inWorkspace(session.workspace, async (trx, { seq }) => {
    if (!(await stillMay(trx, session, 'setRules'))) return 'noAccess'
    const before = await settingOf(trx, session.workspace, kind, given.id)
    if (before === undefined && (await countOf(trx, session.workspace, kind)) >= SETTING_LIMITS[kind])
      return 'settingsFull'
    if (kind === 'stage' && (await isOneTooMany(trx, session.workspace, given as Stage))) return 'settingsFull'
    const value = kind === 'field' ? fieldAfter(before as OwnField | undefined, given as OwnField) : given
    if (typeof value === 'string') return value
    if (JSON.stringify(value) === JSON.stringify(before)) return 'done'
    const now = seq()
    const row = { workspace: session.workspace, kind, id: given.id, value: JSON.stringify(value), seq: now }
    await trx
      .insertInto('setting')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['workspace', 'kind', 'id']).doUpdateSet({ value: row.value, seq: row.seq }),
      )
      .execute()
    await writeAudit(trx, session, 'setting', auditDetail(kind, before, value))
    if (kind === 'directory')
      await moveSight(trx, session.workspace, now, before as DirectorySetting | undefined, value as DirectorySetting)
    else await raiseTeam(trx, session.workspace, now)
    return 'done'
  })
}

/** More stages in use than a team may have (rules.ts): of two heads who add the last one at once, one hears of it. */
async function isOneTooMany(trx: Transaction<Tables>, workspace: WorkspaceId, stage: Stage): Promise<boolean> {
  if (stage.archived) return false
  const { stages = [] } = await settingsOf(trx, workspace)
  return stages.filter(({ id, archived }) => !archived && id !== stage.id).length >= MOST_STAGES
}

/** Rights move with this setting: open sockets are judged again, and who begins or ends to read all pulls anew. */
async function moveSight(
  trx: Transaction<Tables>,
  workspace: WorkspaceId,
  seq: number,
  before: DirectorySetting | undefined,
  after: DirectorySetting,
): Promise<void> {
  const reads = (setting: DirectorySetting | undefined) => mayInDirectory('manager', setting?.mode ?? 'open', 'read')
  if (reads(before) !== reads(after)) {
    const managers = await trx
      .selectFrom('member')
      .select('id')
      .where('workspace', '=', workspace)
      .where('role', '=', 'manager')
      .execute()
    for (const { id: member } of managers)
      await trx.insertInto('access_event').values({ workspace, seq, member, profile: null, kind: 'view' }).execute()
  }
  await tellTeam(trx, workspace, seq)
}

/** Takes a shared view away; true also when it was gone already. */
export async function dropView({ storage }: Accounts, session: Session, id: ViewId): Promise<boolean> {
  return storage.inWorkspace(session.workspace, async (trx, { seq }) => {
    if (!(await stillMay(trx, session, 'setRules'))) return false
    const before = await settingOf(trx, session.workspace, 'view', id)
    if (before === undefined) return true
    await trx
      .deleteFrom('setting')
      .where('workspace', '=', session.workspace)
      .where('kind', '=', 'view')
      .where('id', '=', id)
      .execute()
    await writeAudit(trx, session, 'setting', { kind: 'view', name: before.name, done: 'dropped' })
    await raiseTeam(trx, session.workspace, seq())
    return true
  })
}

async function settingOf<K extends SettingKind>(
  trx: Transaction<Tables>,
  workspace: WorkspaceId,
  kind: K,
  id: string,
): Promise<SettingValue<K> | undefined> {
  const row = await trx
    .selectFrom('setting')
    .select('value')
    .where('workspace', '=', workspace)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.value) as SettingValue<K>)
}

async function countOf(trx: Transaction<Tables>, workspace: WorkspaceId, kind: SettingKind): Promise<number> {
  const { count } = await trx
    .selectFrom('setting')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('workspace', '=', workspace)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * The field as it will be. Choices that the sender did not know of stay as they are: clients may have them, and a
 * colleague may have added them a moment ago.
 */
function fieldAfter(before: OwnField | undefined, given: OwnField): OwnField | 'fieldType' | 'settingsFull' {
  if (before === undefined) return given
  if (before.type !== given.type) return 'fieldType'
  const named = new Set(given.choices.map(({ id }) => id))
  const choices = [...given.choices, ...before.choices.filter(({ id }) => !named.has(id))]
  return choices.length > CHOICES ? 'settingsFull' : { ...given, choices }
}

function auditDetail<K extends SettingKind>(
  kind: K,
  before: SettingValue<K> | undefined,
  value: SettingValue<K>,
): AuditLine['detail'] {
  if (kind === 'directory') return { kind, done: (value as DirectorySetting).mode }
  const name = 'name' in value ? value.name : value.id
  return { kind, name, done: before === undefined ? 'added' : doneTo(before, value) }
}

function doneTo(before: object, after: object): string {
  const archived = (value: object) => 'archived' in value && value.archived === true
  if (archived(before) === archived(after)) return 'changed'
  return archived(after) ? 'archived' : 'restored'
}
