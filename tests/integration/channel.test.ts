/** Two unmodified y-websocket providers in processes of their own, against the real server process. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId, type ProfileId } from '../../src/shared/ids'
import { CLOSE } from '../../src/shared/protocol'
import { fact, itemsOf } from '../support/notebook'
import {
  makeProviderProgram,
  startProvider,
  type Held,
  type ProviderProcess,
  type ProviderProgram,
} from '../support/provider'
import { join, setUp, startServer, type Person, type TestServer } from '../support/server'
import { addProfile, openDevice, type SyncDevice } from '../support/syncDevice'

let server: TestServer
let head: Person
let anna: Person
let boris: Person
let device: SyncDevice
let profile: ProfileId
let program: ProviderProgram
const providers: ProviderProcess[] = []
/** The numbers of the device's items. */
let number = 0
const next = (): number => ++number

beforeAll(async () => {
  program = await makeProviderProgram()
  server = await startServer()
  head = await setUp(server)
  anna = await join(server, head, { name: 'Anna' })
  boris = await join(server, head, { name: 'Boris' })
  device = await openDevice(anna)
})
afterAll(() => Promise.all([server.stop(), program.remove()]))

beforeEach(async () => {
  profile = await addProfile(device, 'Ladoga', next())
  const { status } = await anna.put(`/api/profiles/${profile}/grants/${boris.me.member.id}`, {
    level: 'write',
    until: null,
  })
  expect(status).toBe(200)
})
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.stop())))

function open(cookie: string, at: string = profile): ProviderProcess {
  const provider = startProvider(program, server, at, cookie)
  providers.push(provider)
  return provider
}

/** Waits until what the process holds is so, and gives it. */
const until = (provider: ProviderProcess, condition: (held: Held) => boolean): Promise<Held> =>
  vi.waitFor(
    () => {
      const held = provider.held()
      if (held === null || !condition(held))
        throw new Error(`not yet: ${condition.toString()}: ${JSON.stringify(held)}`)
      return held
    },
    { timeout: 20_000, interval: 10 },
  )

async function openBoth(): Promise<[ProviderProcess, ProviderProcess]> {
  const both: [ProviderProcess, ProviderProcess] = [open(anna.cookie), open(boris.cookie)]
  for (const provider of both) await until(provider, ({ synced }) => synced)
  return both
}

describe('two providers at one profile', () => {
  it('one reads the ledger and sees a fact arrive that the app pushes', async () => {
    const [, reader] = await openBoth()
    expect(reader.held()!.ledger.map(({ kind }) => kind)).toEqual(['created', 'fact'])
    const changes = [fact(profile, 'city', 'Tver')]
    const [answer] = await device.push(itemsOf([changes], next()))
    expect(answer!.result).toBe('stored')
    const { ledger } = await until(reader, (held) => held.ledger.length === 3)
    expect(ledger.at(-1)).toMatchObject({
      ...changes[0],
      by: anna.me.member.id,
      device: device.id,
      seq: expect.any(Number) as number,
      arrived: expect.any(Number) as number,
    })
  })

  it('what one types in the notes the other receives, and each sees who is there', async () => {
    const [one, other] = await openBoth()
    one.order({ do: 'type', text: 'Привет' })
    await until(other, ({ notes }) => notes === '<paragraph>Привет</paragraph>')
    other.order({ do: 'type', text: ', Anna' })
    await until(one, ({ notes }) => notes === '<paragraph>Привет, Anna</paragraph>')
    await until(one, ({ present }) => present.includes('Boris'))
    await until(other, ({ present }) => present.includes('Anna'))
  })
})

describe('what is refused, and every replica stays as it was', () => {
  const attempts = [
    ['a push into the ledger', { do: 'pushToLedger' }, CLOSE.ledgerWrite.code],
    ['a deletion from the ledger', { do: 'deleteFromLedger' }, CLOSE.ledgerWrite.code],
  ] as const
  it.each(attempts)('%s', async (_title, order, code) => {
    const [one, other] = await openBoth()
    other.order({ do: 'type', text: 'honest' })
    const before = await until(one, ({ notes }) => notes.includes('honest'))
    one.order(order)
    await until(one, ({ closed }) => closed === code)
    const late = open(boris.cookie)
    const after = await until(late, ({ synced }) => synced)
    expect(after.snapshot).toBe(before.snapshot)
    expect(other.held()!.snapshot).toBe(before.snapshot)
    expect(other.held()!.closed).toBeNull()
  })

  it("an edit under the other's client id", async () => {
    const [one, other] = await openBoth()
    other.order({ do: 'type', text: 'mine' })
    const before = await until(one, ({ notes }) => notes.includes('mine'))
    const { client } = other.held()!
    one.order({ do: 'forge', client })
    await until(one, ({ closed }) => closed === CLOSE.forgedClient.code)
    const after = await until(open(anna.cookie), ({ synced }) => synced)
    expect(after.snapshot).toBe(before.snapshot)
    expect(other.held()!.snapshot).toBe(before.snapshot)
  })
})

describe('who is turned away, with a code on which y-websocket gives up', () => {
  it('nobody without a session', async () => {
    const { closed, ledger } = await until(open(''), (held) => held.closed !== null)
    expect({ closed, ledger }).toEqual({ closed: CLOSE.signIn.code, ledger: [] })
  })

  it("another member's client, and one that does not exist: the same answer", async () => {
    const stranger = await join(server, head, { name: 'Olga' })
    const [forbidden, unknown] = [open(stranger.cookie), open(stranger.cookie, newId())]
    for (const provider of [forbidden, unknown]) {
      const { closed, ledger } = await until(provider, (held) => held.closed !== null)
      expect({ closed, ledger }).toEqual({ closed: CLOSE.noAccess.code, ledger: [] })
    }
  })

  it('a member whose grant is taken back', async () => {
    const [, other] = await openBoth()
    await anna.delete(`/api/profiles/${profile}/grants/${boris.me.member.id}`)
    await until(other, ({ closed }) => closed === CLOSE.noAccess.code)
  })

  it('a member who signs out', async () => {
    const leaving = await join(server, head, { name: 'Pavel' })
    await anna.put(`/api/profiles/${profile}/grants/${leaving.me.member.id}`, { level: 'read', until: null })
    const provider = open(leaving.cookie)
    await until(provider, ({ synced }) => synced)
    await leaving.post('/api/sign-out')
    await until(provider, ({ closed }) => closed === CLOSE.signIn.code)
  })
})
