/** The import desk in a worker of its own. */
import { answerFrom } from './answering'
import { makeImportDesk } from './importDesk'

answerFrom(makeImportDesk())
