/** What Today's list says once it is worked out: it comes with the rules (withDayMessages). */
import practice from './practice'

export default {
  ...practice,
}
