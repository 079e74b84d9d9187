/** How often the company of the demo agreed to talk with clients (P5), and how fresh it keeps its file (P4). */
import type { TeamSettings } from '../../src/shared/team/settings'
import { SEGMENTS } from './names'
import type { World } from './book'

export const agreedRhythm = ({ say }: Pick<World, 'say'>): Pick<TeamSettings, 'rhythm' | 'standards'> => ({
  rhythm: {
    id: 'rhythm',
    days: 240,
    segments: [
      { segment: say(SEGMENTS.furniture), days: 120 },
      { segment: say(SEGMENTS.dealer), days: 90 },
    ],
  },
  standards: { id: 'standards', entryHours: 24, ages: { people: 730, solvency: 365, competitors: 180 } },
})
