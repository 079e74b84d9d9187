/** What a client's page says, and what opens from there (withClientMessages). */
import profile from './profile'
import history from './history'
import notes from './notes'
import orders from './orders'
import deals from './deals'
import know from './know'
import trouble from './trouble'
import steps from './steps'
import files from './files'
import own from './own'
import directory from './directory'
import practiceSheets from './practiceSheets'

export default {
  ...profile,
  ...history,
  ...notes,
  ...orders,
  ...deals,
  ...know,
  ...trouble,
  ...steps,
  ...files,
  ...own,
  ...directory,
  ...practiceSheets,
}
