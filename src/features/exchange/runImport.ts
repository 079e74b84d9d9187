/**
 * The import itself, in portions, so that the page stays free, progress is true and cancelling says exactly
 * what was done. Effects are arguments: the same flow runs in the app and in a test.
 */
import type { ProfileId } from '../../shared/ids'
import type { Profile } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'
import type { RemoteDesk } from './deskClient'
import { missingChanges } from './known'

/** What becomes of a row whose client is there already. */
export const DECISIONS = ['skip', 'complete', 'add'] as const
export type Decision = (typeof DECISIONS)[number]

export interface KnownChoice {
  line: number
  client: ProfileId
  decision: Decision
}

export interface ImportPlan {
  /** How many rows are new clients. */
  fresh: number
  known: KnownChoice[]
  /** How many rows have problems. */
  bad: number
}

export interface ImportResult {
  /** New clients stored on this device. */
  added: number
  /** Clients that were there and got something. */
  completed: number
  /** Rows left out because their client is there, or because nothing was missing. */
  skipped: number
  bad: number
  /** `cancelled`: by the member. `failed`: the device could not go on. The rest of the rows is not imported. */
  end: 'whole' | 'cancelled' | 'failed'
  /** Rows that were to be imported and were not. */
  left: number
}

export interface ImportEffects {
  desk: Pick<RemoteDesk, 'take' | 'cards'>
  createMany(profiles: ChangeInput[][], progress: (done: number) => void): Promise<unknown>
  profileOf(id: ProfileId): Promise<Profile>
  change(id: ProfileId, steps: ChangeInput[]): Promise<void>
  progress(done: number): void
  cancelled(): boolean
  now(): number
}

/** Clients stored together: few enough for no long frame, many enough for the disk. */
const PORTION = 50

/** How many rows are to be imported. */
export const plannedRows = ({ fresh, known }: ImportPlan): number =>
  fresh + known.filter(({ decision }) => decision !== 'skip').length

/** Never rejects: what went wrong is in the result. */
export async function runImport(plan: ImportPlan, effects: ImportEffects): Promise<ImportResult> {
  const lines = (decision: Decision) => plan.known.filter((choice) => choice.decision === decision)
  const result: ImportResult = {
    added: 0,
    completed: 0,
    skipped: lines('skip').length,
    bad: plan.bad,
    end: 'whole',
    left: 0,
  }
  const done = () => result.added + result.completed + unchanged
  let unchanged = 0

  async function add(cards: ChangeInput[][]): Promise<void> {
    const before = done()
    await effects.createMany(cards, (made) => effects.progress(before + made))
    result.added += cards.length
    effects.progress(done())
  }
  async function complete(choices: KnownChoice[]): Promise<void> {
    const clientByLine = new Map(choices.map(({ line, client }) => [line, client]))
    for (const { line, card } of await effects.desk.cards({ lines: [...clientByLine.keys()] })) {
      const client = clientByLine.get(line)!
      const changes = missingChanges(card, await effects.profileOf(client), effects.now())
      if (changes.length > 0) await effects.change(client, changes)
      if (changes.length > 0) result.completed += 1
      else unchanged += 1
      effects.progress(done())
    }
  }
  function* portions(): Generator<() => Promise<void>> {
    for (let from = 0; from < plan.fresh; from += PORTION)
      yield async () => add(await effects.desk.take({ from, count: Math.min(PORTION, plan.fresh - from) }))
    for (const some of inPortions(lines('add')))
      yield async () => add(await effects.desk.take({ lines: some.map(({ line }) => line) }))
    for (const some of inPortions(lines('complete'))) yield () => complete(some)
  }

  try {
    for (const portion of portions()) {
      if (effects.cancelled()) {
        result.end = 'cancelled'
        break
      }
      await portion()
    }
  } catch {
    result.end = 'failed'
  }
  result.left = plannedRows(plan) - done()
  result.skipped += unchanged
  return result
}

function* inPortions<T>(all: T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += PORTION) yield all.slice(from, from + PORTION)
}
