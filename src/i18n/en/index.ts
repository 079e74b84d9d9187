import clientPage from './clientPage'
import day from './day'
import first from './first'
import rest from './rest'

export default { ...first, ...day, ...clientPage, ...rest }
