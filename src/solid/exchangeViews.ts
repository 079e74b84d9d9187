/** How a member's own views and those of the server are brought together: loaded when there is network. */
import type { MyView } from '../shared/view/myViews'
import type { Http, KeptView } from './myViews'

interface Exchange {
  kept: readonly KeptView[]
  change(edit: (before: readonly KeptView[]) => readonly KeptView[]): Promise<void>
  http: Http
}

/** Sends what is unsent and takes what other devices said. */
export async function exchangeViews(exchange: Exchange): Promise<void> {
  if (!(await send(exchange))) return
  const answer = await exchange.http<MyView[]>('GET', '/api/my/views')
  if (!answer.ok) return
  await exchange.change((before) => {
    const after = joined(before, answer.value)
    // Most connections bring nothing new, and a full disk need not be asked to keep it.
    return isSame(before, after) ? before : after
  })
}

async function send({ kept, change, http }: Exchange): Promise<boolean> {
  for (const { id, at, view, sent } of kept) {
    if (sent) continue
    const answer = await http('PUT', `/api/my/views/${id}`, { at, view })
    if (!answer.ok && (answer.error === 'offline' || answer.error === 'signIn' || answer.error === 'server'))
      return false
    // One that the server cannot take stays on this device.
    await change((before) => before.map((one) => (one.id === id && one.at === at ? { ...one, sent: true } : one)))
  }
  return true
}

/** What the device has and what the server has: of each view the later word. */
export function joined(here: readonly KeptView[], there: readonly MyView[]): KeptView[] {
  const byId = new Map(here.map((one) => [one.id, one]))
  for (const one of there) {
    const known = byId.get(one.id)
    if (known === undefined || known.at < one.at) byId.set(one.id, { ...one, sent: true })
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const isSame = (a: readonly KeptView[], b: readonly KeptView[]): boolean =>
  a.length === b.length && a.every(({ id, at, sent }, n) => id === b[n]!.id && at === b[n]!.at && sent === b[n]!.sent)
