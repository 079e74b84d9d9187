import type { HandoverCard } from '../../shared/api'
import type { MemberId, ProfileId } from '../../shared/ids'
import type { LateContribution } from '../../shared/protocol'

export type Direction = 'incoming' | 'outgoing' | 'others'
const DIRECTIONS: readonly Direction[] = ['incoming', 'outgoing', 'others']

/** Handovers to this member, those of their own clients, and those between others, each newest first; none empty. */
export function byDirection(
  cards: readonly HandoverCard[],
  me: MemberId,
): { direction: Direction; cards: HandoverCard[] }[] {
  const directionOf = ({ from, to }: HandoverCard): Direction =>
    to === me ? 'incoming' : from === me ? 'outgoing' : 'others'
  return DIRECTIONS.map((direction) => ({
    direction,
    cards: cards.filter((card) => directionOf(card) === direction).toSorted((a, b) => b.at - a.at),
  })).filter((group) => group.cards.length > 0)
}

export interface WaitingClient {
  profile: ProfileId
  /** Contributions, and who wrote them, in the order they came. */
  count: number
  authors: MemberId[]
}

/** What waits to be settled, one line a client; the one that waits longest first. */
export function byClient(late: readonly LateContribution[]): WaitingClient[] {
  const clients = new Map<ProfileId, WaitingClient>()
  for (const { profile, by } of late.toSorted((a, b) => a.arrived - b.arrived)) {
    const known = clients.get(profile)
    if (known === undefined) clients.set(profile, { profile, count: 1, authors: [by] })
    else {
      known.count += 1
      if (!known.authors.includes(by)) known.authors.push(by)
    }
  }
  return [...clients.values()]
}
