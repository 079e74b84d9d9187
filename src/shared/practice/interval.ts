/** How often one talks with a client (P5), as it was agreed [RH1]; apart from its rule, since the list asks for it too. */
import type { RhythmSetting } from '../team/rules'

export interface ContactInterval {
  days: number
  from: 'client' | 'segment' | 'team'
}

/** How often somebody talks with this client [RH1]; undefined = nothing was agreed. */
export function contactInterval(
  { segment, practice }: { segment: string; practice?: { rhythm?: number } },
  { rhythm }: { rhythm?: RhythmSetting },
): ContactInterval | undefined {
  if (practice?.rhythm !== undefined) return { days: practice.rhythm, from: 'client' }
  if (rhythm === undefined) return undefined
  const named = segment === '' ? undefined : daysBySegment(rhythm).get(segmentKey(segment))
  if (named !== undefined) return { days: named, from: 'segment' }
  return rhythm.days === null ? undefined : { days: rhythm.days, from: 'team' }
}

/** Read once for all clients. */
const known = new WeakMap<RhythmSetting, Map<string, number>>()
function daysBySegment(rhythm: RhythmSetting): Map<string, number> {
  let days = known.get(rhythm)
  if (days === undefined) {
    // Of two that are called the same the first counts.
    const named = rhythm.segments.toReversed().map(({ segment, days: count }) => [segmentKey(segment), count] as const)
    known.set(rhythm, (days = new Map(named)))
  }
  return days
}

/** One segment whatever its case, spaces or ё. */
export const segmentKey = (segment: string): string =>
  segment.normalize('NFC').trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
