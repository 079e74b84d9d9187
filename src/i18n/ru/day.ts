/** What Today's list says once it is worked out: it comes with the rules (withDayMessages). */
import type en from '../en/day'
import practice from './practice'

export default {
  ...practice,
} satisfies Record<keyof typeof en, string>
