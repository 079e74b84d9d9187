/** Which client of ours a client of the list is: by what a member chose before, ИНН, number of an order, or name. */
import { dayOf } from '../../../shared/dates'
import type { ProfileId } from '../../../shared/ids'
import type { Row } from '../../../shared/profile/row'
import { numberKey } from './listOrders'
import { nameKey, wholeNameKey } from './names'
import type { Party } from './readOrders'

export const MATCHED_BY = ['chosen', 'inn', 'number', 'name'] as const
export type MatchedBy = (typeof MATCHED_BY)[number]

export type Match =
  | { client: ProfileId; by: MatchedBy }
  /** `several`: more than one client fits. `otherInn`: one is called so, and has another ИНН. `left`: a member left it out before. */
  | { client: null; why: 'none' | 'several' | 'otherInn' | 'left'; like?: ProfileId }

/** What of a row is needed to know a client again. */
export type KnownRow = Pick<Row, 'id' | 'name' | 'inns' | 'legal' | 'practice' | 'desk'>

export interface MatchContext {
  rows: readonly KnownRow[]
  /** What was chosen for a client of a list before; null = it is left out. */
  chosen: (party: Party) => ProfileId | null | undefined
  /** The company's time zone. */
  zone: string
}

/** Matches every party. Pure. */
export function matchParties(parties: readonly Party[], { rows, chosen, zone }: MatchContext): Map<string, Match> {
  const clients = rows.filter(({ desk }) => desk !== true)
  const index = new ClientIndex(clients, zone, numbersOf(parties))
  return new Map(parties.map((party) => [party.key, matchOf(party, chosen(party), index)]))
}

function matchOf(party: Party, chosen: ProfileId | null | undefined, index: ClientIndex): Match {
  if (chosen === null) return { client: null, why: 'left' }
  if (chosen !== undefined && index.has(chosen)) return { client: chosen, by: 'chosen' }
  const byName = index.byName(party.name)
  const byInn = index.byInn(party.inn)
  const [onlyInn] = byInn.length === 1 ? byInn : byInn.filter((id) => byName.includes(id))
  if (onlyInn !== undefined) return { client: onlyInn, by: 'inn' }
  if (byInn.length > 1) return { client: null, why: 'several' }
  const byNumber = index.byNumbers(party)
  if (byNumber !== undefined) return { client: byNumber, by: 'number' }
  const [onlyName] = byName
  if (onlyName === undefined) return { client: null, why: 'none' }
  if (byName.length > 1) return { client: null, why: 'several' }
  // The same name and another ИНН: another company, or one more legal entity of this client. A member knows.
  if (party.inn !== undefined && index.hasInn(onlyName)) return { client: null, why: 'otherInn', like: onlyName }
  return { client: onlyName, by: 'name' }
}

const orderKey = (number: string, day: string): string => `${day} ${numberKey(number)}`

const numbersOf = (parties: readonly Party[]): Set<string> =>
  new Set(
    parties.flatMap(({ lines }) =>
      lines.flatMap(({ number, day }) => (number === undefined ? [] : orderKey(number, day))),
    ),
  )

class ClientIndex {
  readonly #byInn = new Map<string, ProfileId[]>()
  readonly #byWholeName = new Map<string, ProfileId[]>()
  readonly #byName = new Map<string, ProfileId[]>()
  /** null: clients have one number in common, which then says nothing. */
  readonly #byNumber = new Map<string, ProfileId | null>()
  readonly #ids = new Set<ProfileId>()
  readonly #withInn = new Set<ProfileId>()

  constructor(rows: readonly KnownRow[], zone: string, numbers: ReadonlySet<string>) {
    for (const { id, name, inns, legal, practice } of rows) {
      this.#ids.add(id)
      if (inns.length > 0) this.#withInn.add(id)
      for (const inn of inns) add(this.#byInn, inn, id)
      for (const one of [name, ...legal]) {
        if (one === '') continue
        add(this.#byWholeName, wholeNameKey(one), id)
        add(this.#byName, nameKey(one), id)
      }
      if (numbers.size === 0) continue
      for (const { number, when } of practice?.orders ?? []) {
        const key = number === undefined ? '' : orderKey(number, dayOf(when, zone))
        if (!numbers.has(key)) continue
        const known = this.#byNumber.get(key)
        this.#byNumber.set(key, known === undefined || known === id ? id : null)
      }
    }
  }

  has = (id: ProfileId): boolean => this.#ids.has(id)
  hasInn = (id: ProfileId): boolean => this.#withInn.has(id)
  byInn = (inn: string | undefined): ProfileId[] => (inn === undefined ? [] : (this.#byInn.get(inn) ?? []))

  /** The legal form counts first: "ООО Восход" and "АО Восход" may both be clients. */
  byName(name: string): ProfileId[] {
    return this.#byWholeName.get(wholeNameKey(name)) ?? this.#byName.get(nameKey(name)) ?? []
  }

  /** The client that has some of these orders already; undefined when nobody has, or several have. */
  byNumbers({ lines }: Party): ProfileId | undefined {
    const found = new Set<ProfileId>()
    for (const { number, day } of lines) {
      const id = number === undefined ? undefined : this.#byNumber.get(orderKey(number, day))
      if (id !== undefined && id !== null) found.add(id)
    }
    return found.size === 1 ? [...found][0] : undefined
  }
}

function add(map: Map<string, ProfileId[]>, key: string, id: ProfileId): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [id])
  else if (!known.includes(id)) known.push(id)
}
