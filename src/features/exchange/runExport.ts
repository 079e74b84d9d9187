/**
 * An export: recorded on the server first, made only when the server agreed. Effects are arguments: the
 * same flow runs in the app and in a test.
 */
import type { ProfileId } from '../../shared/ids'
import type { Profile } from '../../shared/profile/fold'
import type { HttpResult } from '../../sync/http'
import type { OwnField } from '../../shared/team/ownFields'
import { exportSheets, type ExportWords } from './exportTable'
import type { Delimiter } from './table'
import type { FileFormat, Sheet } from './writeFile'

export interface ExportRequest {
  format: 'csv' | 'xlsx'
  /** What a CSV is parted by: spreadsheets in Russian expect a semicolon, because the comma is in their numbers. */
  delimiter: Delimiter
  /** What the list shows, in words: kept in the record. */
  filter: string
  ids: ProfileId[]
  words: ExportWords
  /** The team's fields in use. */
  own: readonly OwnField[]
}

export interface ExportEffects {
  record(body: { format: 'csv' | 'xlsx'; filter: string; count: number }): Promise<HttpResult<unknown>>
  profileOf(id: ProfileId): Promise<Profile>
  write(sheets: Sheet[], file: FileFormat): Promise<Blob>
  progress(done: number): void
  cancelled(): boolean
}

export type ExportProblem = 'offline' | 'signIn' | 'noAccess' | 'failed'
export type ExportOutcome = { blob: Blob } | { problem: ExportProblem } | { cancelled: true }

/** Clients read at once: the disk answers many questions together faster than one after the other. */
const PORTION = 25

/** Never rejects. */
export async function runExport(request: ExportRequest, effects: ExportEffects): Promise<ExportOutcome> {
  const { format, delimiter, ids, words, own } = request
  // The server keeps 500 characters.
  const recorded = await effects.record({ format, filter: request.filter.slice(0, 500), count: ids.length })
  if (!recorded.ok) return { problem: problemOf(recorded.error) }
  try {
    const profiles: Profile[] = []
    for (let from = 0; from < ids.length; from += PORTION) {
      if (effects.cancelled()) return { cancelled: true }
      profiles.push(...(await Promise.all(ids.slice(from, from + PORTION).map((id) => effects.profileOf(id)))))
      effects.progress(profiles.length)
    }
    return {
      blob: await effects.write(
        exportSheets(profiles, words, own),
        format === 'csv' ? { format, delimiter } : { format },
      ),
    }
  } catch {
    return { problem: 'failed' }
  }
}

function problemOf(error: string): ExportProblem {
  switch (error) {
    case 'offline':
    case 'signIn':
    case 'noAccess':
      return error
    case 'memberDisabled':
      return 'noAccess'
    default:
      return 'failed'
  }
}
