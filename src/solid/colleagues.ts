/**
 * What goes between colleagues: work that one wrote for the client of another, and what may be known of such clients.
 * Loaded when a screen first asks for it.
 */
import { createSignal, type Accessor } from 'solid-js'
import { cutHash, signText, SIGNS, type DirectoryEntry, type Sign } from '../shared/directory'
import { newId, type ChangeId, type ProfileId } from '../shared/ids'
import { mapInTasks, nextTask } from '../shared/nextTask'
import type { Draft, Known, LateDraft } from '../shared/profile/change'
import { acceptedBy, openLate } from '../shared/profile/late'
import type { LateContribution } from '../shared/protocol'
import { wordsOf } from '../shared/search'
import { unseal } from '../storage/codec'
import type { Database } from '../storage/database'
import type { NewItem } from '../storage/notebookStore'
import { http } from '../sync/http'
import type { Tabs } from '../sync/tabs'
import type { ChangeInput, Step } from './notebook'

/** A client of a colleague, and by what it was known again. */
export interface KnownColleagueClient {
  entry: DirectoryEntry
  by: Sign | 'name'
}

/** What is known of somebody who may be a colleague's client; what is not known is empty. */
export interface SoughtColleagueClient {
  inn: string
  phones: readonly string[]
  emails: readonly string[]
  /** Keys of the name, and how names are made to such a key. */
  name: string
  nameKey(name: string): string
}

export interface Colleagues {
  /** Moves when what is known of the clients of colleagues changed. */
  version: Accessor<number>
  /** The entries whose name and city begin with these words, by name. */
  find(text: string, limit: number): Promise<DirectoryEntry[]>
  /** The surest sign first, at most three. Hashes of 24 bits say "probably": `confirm` knows. */
  known(sought: SoughtColleagueClient): Promise<KnownColleagueClient[]>
  /** For many at once: which of these signs may be a colleague's client's. */
  bySign(sign: Sign, value: string): Promise<DirectoryEntry | undefined>
  entry(id: ProfileId): Promise<DirectoryEntry | undefined>
  /** Asks the server; undefined when it did not say: no network, or asked too often. */
  confirm(id: ProfileId, sign: Sign, value: string): Promise<boolean | undefined>
  /** Writes for the client of a colleague, who reads and accepts it. Resolves when stored on this device. */
  contribute(profile: ProfileId, changes: ChangeInput[]): Promise<void>
  /** Everything that waits to be settled by this member, whichever the client. */
  late(): Promise<LateContribution[]>
  /** Accepts, declines or puts back. `step` takes back what was accepted; undefined when it brought no changes. */
  settle(
    late: LateContribution,
    accepted: boolean | null,
    changes?: ChangeId[],
  ): Promise<{ step: Step | undefined; stored: Promise<void> }>
}

interface Parts {
  database(): Database
  tabs: Tabs
  tick(): number
  draft(profile: ProfileId, changes: ChangeInput[]): Promise<Draft[]>
  write(items: NewItem[]): Promise<void>
  pending(): NewItem[]
  /** Makes a decision and what it brings a step of the client, shown at once. */
  decide(
    profile: ProfileId,
    decision: Draft,
    brought: Known[],
  ): Promise<{ step: Step | undefined; stored: Promise<void> }>
}

/** Entries looked through between two tasks: a screen is drawn meanwhile. */
const AT_ONCE = 5_000

export function makeColleagues(parts: Parts): Colleagues {
  const { database, tabs, tick, draft, write, pending, decide } = parts
  const [version, setVersion] = createSignal(0)
  let reading: Promise<Book> | undefined
  const book = () => (reading ??= readBook(database()))
  tabs.listen((message) => {
    if (message.type !== 'directory') return
    reading = undefined
    setVersion((before) => before + 1)
  })

  return {
    version,
    async find(text, limit) {
      const words = wordsOf(text)
      if (words.length === 0) return []
      const { entries, texts } = await book()
      const found: DirectoryEntry[] = []
      for (let from = 0; from < entries.length && found.length < limit; from += AT_ONCE) {
        if (from > 0) await nextTask()
        for (let at = from; at < Math.min(from + AT_ONCE, entries.length) && found.length < limit; at++)
          if (words.every((word) => texts[at]!.includes(` ${word}`))) found.push(entries[at]!)
      }
      return found
    },
    async known(sought) {
      const { entries, byHash, hash, byName } = await book()
      if (entries.length === 0) return []
      const found = new Map<ProfileId, KnownColleagueClient>()
      for (const sign of SIGNS)
        for (const value of valuesOf(sign, sought)) {
          const text = signText(sign, value)
          for (const entry of text === '' ? [] : (byHash.get(await hash(text)) ?? []))
            if (!found.has(entry.profile)) found.set(entry.profile, { entry, by: sign })
        }
      for (const entry of sought.name === '' ? [] : (byName(sought.nameKey).get(sought.name) ?? []))
        if (!found.has(entry.profile)) found.set(entry.profile, { entry, by: 'name' })
      return [...found.values()].slice(0, 3)
    },
    async bySign(sign, value) {
      const text = signText(sign, value)
      const { entries, byHash, hash } = await book()
      return text === '' || entries.length === 0 ? undefined : byHash.get(await hash(text))?.[0]
    },
    async entry(id) {
      const found = await database().get('directory', id)
      return found === undefined ? undefined : unseal(found.data)
    },
    async confirm(profile, sign, value) {
      const answer = await http<{ same: boolean }>('POST', '/api/directory/confirm', { profile, sign, value })
      return answer.ok ? answer.value.same : undefined
    },
    contribute: async (profile, changes) =>
      write([{ type: 'changes', profile, changes: await draft(profile, changes) }]),
    async late() {
      const late = (await database().getAll('late')).map(({ data }) => unseal(data))
      return late.length === 0 ? [] : openLate(late, await decisions(database(), late, pending()))
    },
    async settle(late, accepted, changes) {
      const { profile } = late
      const decision: LateDraft = {
        kind: 'late',
        id: newId<ChangeId>(),
        profile,
        at: tick(),
        after: [],
        late: late.id,
        accepted,
        ...(changes === undefined ? {} : { changes }),
      }
      const brought = acceptedBy(decision, [late])
      return decide(profile, decision, brought)
    },
  }
}

function valuesOf(sign: Sign, { inn, phones, emails }: SoughtColleagueClient): readonly string[] {
  switch (sign) {
    case 'inn':
      return [inn]
    case 'phone':
      return phones
    case 'email':
      return emails
  }
}

/** What was decided on this device and is not in the list of the server yet. */
async function decisions(database: Database, late: LateContribution[], pending: NewItem[]): Promise<Known[]> {
  const items = [...pending]
  for (const profile of new Set(late.map((one) => one.profile)))
    for (const store of ['sent', 'outbox'] as const)
      items.push(...(await database.getAllFromIndex(store, 'profile', profile)).map(({ data }) => unseal(data)))
  return items.flatMap((item) => (item.type === 'changes' ? item.changes.filter(({ kind }) => kind === 'late') : []))
}

/** The directory as it lies on this device, made ready to be searched. */
interface Book {
  entries: DirectoryEntry[]
  /** Words of each entry, a space before each. */
  texts: string[]
  byHash: Map<number, DirectoryEntry[]>
  byName(key: (name: string) => string): Map<string, DirectoryEntry[]>
  hash(text: string): Promise<number>
}

async function readBook(database: Database): Promise<Book> {
  const tx = database.transaction(['directory', 'meta'])
  const [records, meta] = await Promise.all([
    tx.objectStore('directory').getAll(),
    tx.objectStore('meta').get('directory'),
  ])
  const collator = new Intl.Collator()
  const entries = (await mapInTasks(records, ({ data }) => unseal(data))).toSorted((a, b) =>
    collator.compare(a.name, b.name),
  )
  const texts = await mapInTasks(entries, ({ name, city }) => ['', ...wordsOf(`${name} ${city}`)].join(' '))
  const byHash = new Map<number, DirectoryEntry[]>()
  for (const entry of entries) for (const one of entry.hashes) add(byHash, one, entry)
  let names: Map<string, DirectoryEntry[]> | undefined
  let secret: Promise<CryptoKey> | undefined
  const { key = '' } = meta === undefined ? {} : (unseal(meta) as { key?: string })
  return {
    entries,
    texts,
    byHash,
    byName(keyOf) {
      if (names === undefined) {
        names = new Map()
        for (const entry of entries) add(names, keyOf(entry.name), entry)
      }
      return names
    },
    async hash(text) {
      secret ??= crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      return cutHash(new Uint8Array(await crypto.subtle.sign('HMAC', await secret, new TextEncoder().encode(text))))
    },
  }
}

function add<K>(map: Map<K, DirectoryEntry[]>, key: K, entry: DirectoryEntry): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [entry])
  else known.push(entry)
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
