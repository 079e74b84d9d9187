/** The desk of a list of orders in a worker of its own. */
import { answerFrom } from '../answering'
import { makeOrdersDesk } from './ordersDesk'

answerFrom(makeOrdersDesk())
