/** What became news for a member of what lies on this device: pure, so that it is told the same wherever it is asked. */
import { addDays, dayOf } from '../../shared/dates'
import type { EntryId, MemberId, ProfileId } from '../../shared/ids'
import { handedNotice, raisedNotice, type Notice } from '../../shared/notices'
import type { Known } from '../../shared/profile/change'
import type { Profile } from '../../shared/profile/fold'
import type { OpenStep, Row } from '../../shared/profile/row'

const DAY = 86_400_000

/** Something that may be news, and the change by which it came: one's own is none. */
export interface Candidate {
  notice: Notice
  profile: ProfileId
  /** Finds that change; absent where only others can have made it. */
  cause?: (profile: Profile) => Known | undefined
}

export interface Asker {
  me: MemberId
  isHead: boolean
  /** When notices were switched on, ms since 1970 UTC. */
  since: number
  now: number
  /** YYYY-MM-DD */
  today: string
}

/** Clients that were handed over within a day, and complaints that were passed up since yesterday. */
export function newsIn(rows: readonly Row[], asker: Asker): Candidate[] {
  return [...handedIn(rows, asker), ...(asker.isHead ? raisedIn(rows, asker) : [])]
}

function handedIn(rows: readonly Row[], { me, since, now }: Asker): Candidate[] {
  const groups = new Map<string, { from: MemberId; when: number; profiles: ProfileId[] }>()
  for (const { id, owner, practice } of rows) {
    const handed = practice?.handed
    if (owner !== me || handed === undefined || handed.when < since || now - handed.when > DAY) continue
    const { from, when } = handed
    const group = groups.get(`${from}/${when}`) ?? { from, when, profiles: [] }
    group.profiles.push(id)
    groups.set(`${from}/${when}`, group)
  }
  return [...groups.values()].map(({ from, when, profiles }) => ({
    notice: handedNotice(from, when, profiles),
    profile: profiles[0]!,
  }))
}

function raisedIn(rows: readonly Row[], { since, today }: Asker): Candidate[] {
  const first = [dayOf(since), addDays(today, -1)].toSorted().at(-1)!
  return rows.flatMap(({ id, practice }) =>
    (practice?.complaints ?? []).flatMap(({ entry, raised }): Candidate[] =>
      raised === undefined || raised < first
        ? []
        : [
            {
              notice: raisedNotice(id, entry, raised),
              profile: id,
              cause: (profile) => profile.facts.get(`complaints/${entry}/raised`)?.current,
            },
          ],
    ),
  )
}

interface OwnStep {
  row: Row
  step: OpenStep
}

/** The open steps of a member, by their entry. */
export function stepsFor(rows: readonly Row[], me: MemberId): Map<EntryId, OwnStep> {
  const steps = new Map<EntryId, OwnStep>()
  for (const row of rows) for (const step of row.steps) if (step.who === me) steps.set(step.entry, { row, step })
  return steps
}

/** Steps that were not the member's before, for now or overdue: what is later comes with its day. */
export function newSteps(
  before: ReadonlySet<EntryId>,
  steps: ReadonlyMap<EntryId, OwnStep>,
  today: string,
): Candidate[] {
  return [...steps.values()]
    .filter(({ step }) => !before.has(step.entry) && step.on <= today)
    .map(({ row, step }) => ({
      notice: {
        kind: 'step',
        count: 1,
        id: `${step.entry}/${step.on}`,
        ...(row.desk ? {} : { profile: row.id }),
      },
      profile: row.id,
      cause: (profile) => stepCause(profile, step.entry),
    }))
}

/** Whoever named its doer last: a move of its own, or what it began with. */
const stepCause = ({ facts, entries }: Profile, entry: EntryId): Known | undefined =>
  (facts.get(`steps/${entry}/who`) ?? facts.get(`todo/${entry}`) ?? entries.get(entry))?.current

/** What this device has not sent yet is one's own. */
export const isByOthers = (change: Known | undefined, me: MemberId): boolean =>
  change !== undefined && 'by' in change && change.by !== me
