import { describe, expect, it } from 'vitest'
import { newId, type EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { conflictsElsewhere, recordedOf, stepOf, timelineIds } from './timeline'
import { ANNA, IGOR, makeLedger } from './testing'

const call = (when: number, rest: Partial<Entry> = {}): Entry => ({ type: 'call', when, text: '', ...rest })

describe('the timeline', () => {
  it('is newest first by when it happened, without what was withdrawn', () => {
    const ledger = makeLedger()
    const [early, late, gone] = [newId<EntryId>(), newId<EntryId>(), newId<EntryId>()]
    ledger.entry(late, call(2_000))
    ledger.entry(early, call(1_000))
    ledger.entry(gone, call(3_000))
    ledger.entry(gone, null)
    expect(timelineIds(ledger.profile())).toEqual([late, early])
  })

  it('keeps an entry that one withdrew while another changed it', () => {
    const ledger = makeLedger()
    const entry = newId<EntryId>()
    const first = ledger.entry(entry, call(1))
    ledger.entry(entry, call(1, { text: 'b' }), { after: [first.id] })
    ledger.entry(entry, null, { by: ANNA, after: [first.id] })
    expect(timelineIds(ledger.profile())).toEqual([entry])
  })
})

describe('who wrote it and when', () => {
  it('tells the time of writing only when it was later than the event', () => {
    const ledger = makeLedger()
    const at = Date.parse('2026-11-05T12:00:00Z')
    const register = (when: number, sent = true) => {
      const entry = newId<EntryId>()
      ledger.entry(entry, call(when), { at, sent })
      return ledger.profile().entries.get(entry)!
    }
    expect(recordedOf(register(at - 60_000))).toMatchObject({ by: IGOR, later: false, sent: true, changed: false })
    expect(recordedOf(register(at - 3_600_000))).toMatchObject({ later: true, at })
    expect(recordedOf(register(at, false))).toMatchObject({ sent: false })
  })
})

describe('a next step', () => {
  it('stands as it was last moved, until it is done', () => {
    const ledger = makeLedger()
    const entry = newId<EntryId>()
    const value = call(1, { next: { what: 'позвонить', who: IGOR, on: '2026-11-05' } })
    ledger.entry(entry, value)
    expect(stepOf(ledger.profile(), entry, value)).toEqual({
      what: 'позвонить',
      who: IGOR,
      on: '2026-11-05',
      done: undefined,
    })
    ledger.fact(`steps/${entry}/on`, '2026-11-09')
    ledger.fact(`steps/${entry}/who`, ANNA)
    ledger.fact(`steps/${entry}/done`, '2026-11-10')
    expect(stepOf(ledger.profile(), entry, value)).toMatchObject({ who: ANNA, on: '2026-11-09', done: '2026-11-10' })
    expect(stepOf(ledger.profile(), entry, call(1))).toBeUndefined()
  })
})

describe('conflictsElsewhere', () => {
  const ledger = makeLedger()
  const person = newId()
  const disagree = (path: string, mine: string | true | null, theirs: string | true | null) => {
    ledger.fact(path, mine, { after: [] })
    ledger.fact(path, theirs, { after: [], by: ANNA })
  }
  ledger.fact(`people/${person}`, true)
  disagree('city', 'Тула', 'Орёл')
  disagree(`people/${person}/role`, 'снабженец', 'директор')
  disagree('tags/опт', 'опт', null)
  const paths = (shown: boolean) => conflictsElsewhere(ledger.profile(), shown).map(({ current }) => current.path)

  it('leaves out what is shown beside its fact', () => {
    expect(paths(false)).toEqual([`people/${person}/role`, 'tags/опт'])
    expect(paths(true)).toEqual(['tags/опт'])
  })

  it('brings those of a removed person, which no card shows', () => {
    disagree(`people/${person}`, true, null)
    expect(paths(true)).toContain(`people/${person}`)
    expect(paths(true)).toContain(`people/${person}/role`)
  })
})
