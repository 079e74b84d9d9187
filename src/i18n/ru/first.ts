/** What the first screen may say: what stands round every page, Today and the list of clients. */
import type en from '../en/first'
import common from './common'
import shell from './shell'
import sync from './sync'
import today from './today'
import clients from './clients'

export default {
  ...common,
  ...shell,
  ...sync,
  ...today,
  ...clients,
} satisfies Record<keyof typeof en, string>
