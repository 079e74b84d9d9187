/** A new client as it is captured: what was typed, what it becomes, and whether the client is there already. */
import * as v from 'valibot'
import { knownClients, type Known } from '../../parts/clients/known'
import { newId, type EntryId, type MemberId, type PartId, type PersonId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { innProblem } from '../../shared/profile/inn'
import type { Row } from '../../shared/profile/row'
import type { ChangeInput } from '../../solid/notebook'

const line = v.pipe(v.string(), v.maxLength(500))
const captureSchema = v.strictObject({
  name: line,
  person: line,
  phone: line,
  email: line,
  inn: line,
  city: line,
  talk: v.picklist(['meeting', 'call', 'message']),
  said: v.pipe(v.string(), v.maxLength(20_000)),
  stepWhat: line,
  /** YYYY-MM-DD, or '' */
  stepOn: v.string(),
})
export type Capture = v.InferOutput<typeof captureSchema>

export const NOTHING_CAPTURED: Capture = {
  name: '',
  person: '',
  phone: '',
  email: '',
  inn: '',
  city: '',
  talk: 'meeting',
  said: '',
  stepWhat: '',
  stepOn: '',
}

export type CaptureProblem = 'noName' | 'innDigits' | 'innLength' | 'innControl' | 'email' | 'stepWhat' | 'stepOn'

const INN_PROBLEMS = { digits: 'innDigits', length: 'innLength', control: 'innControl' } as const

/** What must be mended before it can be stored, by field. */
export function problemsOf(capture: Capture): Partial<Record<keyof Capture, CaptureProblem>> {
  const problems: Partial<Record<keyof Capture, CaptureProblem>> = {}
  if (capture.name.trim() === '') problems.name = 'noName'
  const inn = capture.inn.trim() === '' ? null : innProblem(capture.inn)
  if (inn !== null) problems.inn = INN_PROBLEMS[inn]
  if (capture.email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(capture.email.trim())) problems.email = 'email'
  if (capture.stepOn !== '' && capture.stepWhat.trim() === '') problems.stepWhat = 'stepWhat'
  if (capture.stepOn === '' && capture.stepWhat.trim() !== '') problems.stepOn = 'stepOn'
  return problems
}

/** Who writes it down, when, and the phone as its country writes it (or as typed). */
export interface Capturing {
  me: MemberId
  now: number
  phone: string
}

/** The changes that the client begins with. A phone and an e-mail are the person's when one is named. */
export function toChanges(capture: Capture, { me, now, phone }: Capturing): ChangeInput[] {
  const changes: ChangeInput[] = []
  const set = (path: string, value: string | true): void => {
    if (value !== '') changes.push({ kind: 'fact', path, value })
  }
  set('name', capture.name.trim())
  set('city', capture.city.trim())
  const person = capture.person.trim() === '' ? undefined : newId<PersonId>()
  const owner = person === undefined ? '' : `people/${person}/`
  if (person !== undefined) {
    set(`people/${person}`, true)
    set(`people/${person}/name`, capture.person.trim())
  }
  set(`${owner}phones/${newId<PartId>()}`, phone.trim())
  set(`${owner}emails/${newId<PartId>()}`, capture.email.trim())
  const inn = capture.inn.replaceAll(/\s/g, '')
  if (inn !== '') {
    const legal = newId<PartId>()
    set(`legal/${legal}`, true)
    set(`legal/${legal}/inn`, inn)
  }
  const entry = entryOf(capture, { me, now, person })
  if (entry !== undefined) changes.push({ kind: 'entry', entry: newId<EntryId>(), value: entry })
  return changes
}

/** What was said, with the next step; a next step alone is a note, for nobody talked. */
function entryOf(
  capture: Capture,
  { me, now, person }: { me: MemberId; now: number; person: PersonId | undefined },
): Entry | undefined {
  const said = capture.said.trim()
  const what = capture.stepWhat.trim()
  if (said === '' && what === '') return undefined
  const entry: Entry = { type: said === '' ? 'note' : capture.talk, when: now, text: said }
  if (person !== undefined) entry.person = person
  if (what !== '') entry.next = { what, who: me, on: capture.stepOn }
  return entry
}

/** The clients that what was typed points to, the surest sign first; one line a client. */
export const knownAlready = (rows: readonly Row[], { name, inn, phone, email }: Capture): Known[] =>
  knownClients(rows, { name, inn, phones: [phone], emails: [email] })

/** What was typed survives a reload: one draft a member on this device. */
const draftKey = (member: MemberId): string => `kartoteka.newClient.${member}`

export function readDraft(storage: Pick<Storage, 'getItem'>, member: MemberId): Capture | undefined {
  try {
    const result = v.safeParse(captureSchema, JSON.parse(storage.getItem(draftKey(member)) ?? 'null'))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** False when the browser has no room: what was typed is then on the page only. */
export function writeDraft(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  member: MemberId,
  capture: Capture,
): boolean {
  try {
    if (isEmpty(capture)) storage.removeItem(draftKey(member))
    else storage.setItem(draftKey(member), JSON.stringify(capture))
    return true
  } catch {
    return false
  }
}

/** Nothing that somebody typed. */
export const isEmpty = (capture: Capture): boolean =>
  Object.entries(capture).every(([field, value]) => field === 'talk' || value === '')

/**
 * What of it is news about a client that a colleague has: people, numbers and what was said. Its name and city are
 * known; a next step is told in words, for the colleague to make one's own or not.
 */
export function toContribution(capture: Capture, capturing: Capturing): ChangeInput[] {
  return toChanges(capture, capturing).flatMap((change): ChangeInput[] => {
    if (change.kind === 'fact') return /^(people|phones|emails|legal)\//.test(change.path) ? [change] : []
    if (change.value === null) return []
    const { next, ...value } = change.value
    const text = [value.text, next === undefined ? '' : `${next.what} (${next.on})`].filter(Boolean).join('\n')
    return [{ ...change, value: { ...value, text } }]
  })
}
