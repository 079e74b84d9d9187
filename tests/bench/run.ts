/**
 * Takes the figures of all workloads, or of those that are named, and prints a line of JSON for each.
 *   npm run bench -- --only reconnect-unchanged --quick
 */
import { openBench, type Workload } from './bench'
import { print, printFailed } from './figures'
import { within } from './running'
import { crowd } from './workloads/crowd'
import { firstSync } from './workloads/firstSync'
import { handover, leave } from './workloads/handover'
import { javascript } from './workloads/javascript'
import { keystroke } from './workloads/keystroke'
import { offlineEdits } from './workloads/offlineEdits'
import { openProfile } from './workloads/openProfile'
import { search } from './workloads/search'
import { serverStart } from './workloads/serverStart'
import { startOffline, startOfflineLarge } from './workloads/start'
import { fiftyChanged, unchanged } from './workloads/reconnect'

const WORKLOADS: Record<string, Workload> = {
  'reconnect-unchanged': unchanged,
  'reconnect-50-changed': fiftyChanged,
  'first-sync': firstSync,
  keystroke,
  'offline-edits': offlineEdits,
  'start-offline': startOffline,
  'start-offline-large': startOfflineLarge,
  search,
  'open-profile': openProfile,
  'handover-500': handover,
  'leave-500': leave,
  crowd,
  'server-start': serverStart,
  javascript,
}

/** ms that one may take, its book included. */
const PATIENCE = 900_000

/** Gives how many goals were not met. @throws Error when a workload is named that does not exist. */
export async function runBench(args: string[]): Promise<number> {
  const chosen = namesIn(args)
  const quick = args.includes('--quick')
  const given = args.find((word) => word.startsWith('--profiles='))?.slice('--profiles='.length)
  const profiles = Number(given ?? (quick ? 500 : 5_000))
  const bench = openBench({ quick, alone: args.includes('--alone'), profiles })
  let unmet = 0
  try {
    for (const name of chosen) unmet += await run(name, bench)
  } finally {
    await bench.close()
  }
  return unmet
}

/** One that fails says so in a line of its own, and the others go on. */
async function run(name: string, bench: ReturnType<typeof openBench>): Promise<number> {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1_000)
  process.stderr.write(`${name} …\n`)
  try {
    const found = await within(PATIENCE, () => WORKLOADS[name]!(bench))
    print(found, bench, seconds())
    return found.met ? 0 : 1
  } catch (error) {
    printFailed(name, error, bench, seconds())
    return 1
  }
}

/** `--only a --only b`, `--only=a,b`; without it all. */
function namesIn(args: string[]): string[] {
  const names = args.flatMap((word, at) => {
    if (word.startsWith('--only=')) return word.slice('--only='.length).split(',')
    return args[at - 1] === '--only' ? word.split(',') : []
  })
  const unknown = names.find((name) => !(name in WORKLOADS))
  if (unknown !== undefined) throw new Error(`no workload ${unknown}; there are ${Object.keys(WORKLOADS).join(', ')}`)
  return names.length === 0 ? Object.keys(WORKLOADS) : names
}
