/** What Today's first picture does without: all rules, their reasons in words, and what is said when nothing is left. */
export { useAllSignals } from '../../parts/practice/allSignals'
export { itemWords } from '../../parts/practice/words'
export { Clear, NothingPlanned } from './Ended'
