import { withDayMessages } from '../../i18n'

/** What works out Today's list, with its words: asked for beside the page, and drawn after it. */
export const loadRules = withDayMessages(() => import('./rules'))
