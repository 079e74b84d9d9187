/** What Today's first picture does without: all rules, and their reasons in words. */
export { useAllSignals } from '../../parts/practice/allSignals'
export { itemWords } from '../../parts/practice/words'
