import { describe, expect, it } from 'vitest'
import { newId, type ChangeId, type DeviceId, type MemberId, type ProfileId } from '../ids'
import type { LateContribution } from '../protocol'
import type { FactDraft, Known, LateDraft } from './change'
import { factOf, fold } from './fold'
import { acceptedBy, openLate } from './late'

const profile = newId<'profile'>() as ProfileId
const igor = newId<'member'>() as MemberId
const phone = newId<'device'>() as DeviceId

const fact = (path: string, value: string, at = 100): FactDraft => ({
  kind: 'fact',
  id: newId<ChangeId>(),
  profile,
  at,
  after: [],
  path,
  value,
})
const contribution = (content: LateContribution['content']): LateContribution => ({
  id: newId(),
  profile,
  by: igor,
  device: phone,
  arrived: 500,
  content,
})
const decision = (late: LateContribution, accepted: boolean | null, changes?: ChangeId[]): LateDraft => ({
  kind: 'late',
  id: newId<ChangeId>(),
  profile,
  at: 900,
  after: [],
  late: late.id,
  accepted,
  ...(changes === undefined ? {} : { changes }),
})
const stored = (draft: LateDraft, seq: number, rest: object = {}): Known => ({
  ...draft,
  by: igor,
  device: null,
  arrived: 900,
  seq,
  from: igor,
  ...rest,
})

describe('a decision before the server has answered it', () => {
  const city = fact('city', 'Omsk')
  const site = fact('site', 'ladoga.example')
  const late = contribution({ type: 'changes', changes: [city, site] })

  it('[LC1] brings what it accepts under its author and with its times', () => {
    const brought = acceptedBy(decision(late, true, [city.id]), [late])
    expect(brought).toEqual([{ ...city, by: igor, device: phone, arrived: 500 }])
    expect(factOf(fold(profile, brought), 'city')).toBe('Omsk')
    expect(acceptedBy(decision(late, false), [late])).toEqual([])
    expect(acceptedBy(decision(late, true), [])).toEqual([])
  })

  it('[LC1] what was accepted loses to what was written later, as if it had arrived in time', () => {
    const later: Known = { ...fact('city', 'Tula', 200), by: igor }
    const { current } = fold(profile, [later, ...acceptedBy(decision(late, true), [late])]).facts.get('city')!
    expect(current.value).toBe('Tula')
  })

  it('[LC2] leaves waiting what it is not about', () => {
    const content = (decisions: Known[]) => openLate([late], decisions).map((one) => one.content)
    expect(content([decision(late, true, [city.id])])).toEqual([{ type: 'changes', changes: [site] }])
    expect(content([decision(late, true, [city.id]), decision(late, false)])).toEqual([])
    expect(content([])).toEqual([late.content])
  })

  it('[LC2] what was put back waits again, in the order of the server whatever the clocks say', () => {
    const declined = { ...stored(decision(late, false), 5), at: 2_000 }
    const back = { ...stored(decision(late, null), 7), at: 1_000 }
    expect(openLate([late], [back, declined])).toEqual([late])
    expect(openLate([late], [declined])).toEqual([])
  })

  it('[LC2] a void decision moves nothing', () => {
    const passage = contribution({ type: 'passage', at: 1, text: 'One', context: 'One' })
    expect(openLate([passage], [stored(decision(passage, true), 5, { void: true })])).toEqual([passage])
    expect(openLate([passage], [decision(passage, true)])).toEqual([])
    expect(openLate([passage], [decision(passage, true), decision(passage, null)])).toEqual([passage])
  })
})
