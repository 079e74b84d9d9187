/** Apart from the schemas of settings.ts: the first screen reads this, and checks nothing. */
import type { TeamSettings } from './settings'

/** A team that has agreed on nothing yet. */
export const NO_SETTINGS: TeamSettings = { fields: [], views: [], answers: {} }
