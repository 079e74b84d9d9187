/** How much JavaScript a browser loads before the list can be used, gzipped, in the language that weighs more. */
import { join } from 'node:path'
import { firstLoad, LOCALES } from '../../../scripts/firstLoad.mjs'
import type { Workload } from '../bench'
import { round } from '../figures'

const GOAL_KB = 90
const APP = join(import.meta.dirname, '../../../dist/app')

export const javascript: Workload = async () => {
  const list = kilobytesBefore('/clients')
  return {
    workload: 'javascript',
    ours: list,
    peers: {},
    unit: 'KB gzipped',
    ratio: round(list / GOAL_KB),
    goal: `<= ${GOAL_KB} KB before the list is usable`,
    met: list <= GOAL_KB,
    detail: { list, today: kilobytesBefore('/') },
  }
}

/** In the language that weighs more. */
function kilobytesBefore(address: '/' | '/clients'): number {
  const loads = LOCALES.map((locale) => firstLoad(APP, address, locale).reduce((sum, { size }) => sum + size, 0))
  return round(Math.max(...loads) / 1_000)
}
