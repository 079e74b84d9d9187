/**
 * What was chosen for lists of orders, on this device: columns by the shape of the headings, and clients by what the
 * list calls them. Kept by fingerprints, so that no name stands there; it goes with the member who signs out
 * (`forgetTyped`, sync/session.ts).
 */
import * as v from 'valibot'
import { isId, type MemberId, type ProfileId } from '../../../shared/ids'
import { plain } from '../headings'
import { nameKey } from './names'
import { ORDER_FIELDS } from './orderFields'
import type { Party } from './readOrders'

const shapeSchema = v.strictObject({
  mapping: v.array(v.nullable(v.picklist(ORDER_FIELDS))),
  grouped: v.boolean(),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
})
/** How a list with these headings is read. */
export type Shape = v.InferOutput<typeof shapeSchema>

const schema = v.strictObject({
  shapes: v.record(v.string(), shapeSchema),
  /** null = left out. */
  clients: v.record(v.string(), v.nullable(v.custom<ProfileId>((id) => typeof id === 'string' && isId(id)))),
})
type Kept = v.InferOutput<typeof schema>

const MOST_SHAPES = 50
const MOST_CLIENTS = 5_000

const keyOf = (member: MemberId): string => `kartoteka.ordersImport/${member}`

function read(member: MemberId): Kept {
  try {
    const kept = v.safeParse(schema, JSON.parse(localStorage.getItem(keyOf(member)) ?? 'null'))
    if (kept.success) return kept.output
  } catch {
    // A device that keeps nothing guesses each time.
  }
  return { shapes: {}, clients: {} }
}

function write(member: MemberId, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(member), JSON.stringify(kept))
  } catch {
    // The next list is guessed anew.
  }
}

/** Those that were chosen last stay. */
const last = <T>(all: Record<string, T>, most: number): Record<string, T> =>
  Object.fromEntries(Object.entries(all).slice(-most))

const shapeKey = (headings: readonly string[]): Promise<string> => fingerprint(headings.map(plain).join('\n'))

/** How a list with these headings was read last; undefined for one that is new here. */
export async function rememberedShape(member: MemberId, headings: readonly string[]): Promise<Shape | undefined> {
  const shape = read(member).shapes[await shapeKey(headings)]
  return shape?.mapping.length === headings.length ? shape : undefined
}

export async function rememberShape(member: MemberId, headings: readonly string[], shape: Shape): Promise<void> {
  const key = await shapeKey(headings)
  const kept = read(member)
  delete kept.shapes[key]
  write(member, { ...kept, shapes: last({ ...kept.shapes, [key]: shape }, MOST_SHAPES) })
}

/** By ИНН where the list says one, else by name. */
const clientKey = ({ inn, name }: Pick<Party, 'inn' | 'name'>): Promise<string> =>
  fingerprint(inn === undefined ? `name ${nameKey(name)}` : `inn ${inn}`)

/** What was chosen for these clients of a list, by key of the party; null = left out. */
export async function rememberedClients(
  member: MemberId,
  parties: readonly Party[],
): Promise<ReadonlyMap<string, ProfileId | null>> {
  const { clients } = read(member)
  if (Object.keys(clients).length === 0) return new Map()
  const keys = await Promise.all(parties.map(clientKey))
  return new Map(
    parties.flatMap((party, index) => {
      const chosen = clients[keys[index]!]
      return chosen === undefined ? [] : [[party.key, chosen] as const]
    }),
  )
}

export async function rememberClient(member: MemberId, party: Party, client: ProfileId | null): Promise<void> {
  const key = await clientKey(party)
  const kept = read(member)
  delete kept.clients[key]
  write(member, { ...kept, clients: last({ ...kept.clients, [key]: client }, MOST_CLIENTS) })
}

/** 128 bits of SHA-256, hexadecimal. */
async function fingerprint(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
