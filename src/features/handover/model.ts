import type { HandoverCard } from '../../shared/api'
import type { MemberId } from '../../shared/ids'

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
