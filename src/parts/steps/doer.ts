export { doerOf, mayDo, type Sight } from '../../shared/practice/doer'
