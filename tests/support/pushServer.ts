/**
 * A company on a server in this process, with a clock of its own and a push service on this machine: what tells devices
 * is told when to look, so that nothing has to be waited for.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { openAccounts } from '../../server/accounts/accounts'
import { registerDevice } from '../../server/accounts/devices'
import type { Session } from '../../server/accounts/session'
import { startSession } from '../../server/accounts/sessions'
import { createMember, createWorkspace } from '../../server/accounts/team'
import { readConfig } from '../../server/config'
import type { ServerFiles } from '../../server/files/files'
import { httpApp } from '../../server/http/app'
import { openPush } from '../../server/push/push'
import { openStorage } from '../../server/storage/storage'
import { openNotebook } from '../../server/sync/openNotebook'
import type { Role } from '../../src/shared/access'
import { newId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import type { Draft } from '../../src/shared/profile/change'
import type { FactValue } from '../../src/shared/profile/facts'
import { created, fact, itemsOf, newDevice } from './notebook'
import { browserKeys, openPushService, type Pushed } from './pushService'
import { call } from './server'

export type Company = Awaited<ReturnType<typeof openCompany>>
export type Colleague = Awaited<ReturnType<Company['member']>>

export async function openCompany(zone = 'Europe/Moscow') {
  const dataDir = mkdtempSync(join(tmpdir(), 'kartoteka-push-'))
  const config = readConfig({ DATA_DIR: dataDir, APP_DIR: join(dataDir, 'app'), PORT: '0' })
  const logged: string[] = []
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(line: Buffer, _encoding, done) {
        logged.push(line.toString())
        done()
      },
    }),
  )
  let time = Date.parse('2026-11-23T07:00:00Z')
  const storage = await openStorage({ dataDir })
  const accounts = await openAccounts(storage, config, log)
  const notebook = openNotebook(storage, log)
  const options = { loopback: true, now: () => time }
  const running = { push: await openPush(accounts, notebook, options) }
  const service = await openPushService()
  const app = httpApp(accounts, notebook, {} as ServerFiles, {
    ...running.push,
    look: () => running.push.look(),
  })
  const server = createServer(getRequestListener(app.fetch))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const workspace = await storage.db
    .transaction()
    .execute((trx) => createWorkspace(trx, { name: 'Lesograd', zone, locale: 'ru' }))
  let made = 0

  /** A member who is signed in on one device, which can be told of news at `path` of the push service. */
  async function member(role: Role) {
    const path = `/device/${++made}`
    const given = { workspace, name: `Colleague ${made}`, email: `${made}@example.com`, role, passwordHash: null }
    const { user, member: id } = await storage.db.transaction().execute((trx) => createMember(accounts, trx, given))
    const signedIn = await startSession(accounts.auth, storage.db, user)
    if (signedIn === null) throw new Error('nobody is signed in')
    const session: Session = signedIn.session
    const cookie = signedIn.cookies.map((line) => line.split(';')[0]).join('; ')
    const device: DeviceId = newDevice()
    await registerDevice(storage.db, session, device, 'Test')
    const browser = browserKeys()
    let n = 0
    const send = <T>(method: string, address: string, body?: unknown, origin: string | null = url) =>
      call<T>({ url }, method, address, body, { cookie, origin })
    const subscription = { endpoint: service.url + path, keys: browser.keys, locale: 'ru' as const }
    const times = { digest: 9, from: 8, to: 20 }
    return {
      id,
      user,
      session,
      device,
      path,
      send,
      subscription: { ...subscription, times },
      subscribe: (more: object = {}) => send('POST', '/api/push', { ...subscription, times, ...more }),
      /** What the push service was given for this device so far, read with its keys. */
      told: () => service.pushed.filter((one) => one.path === path).map(browser.read),
      posted: (): Pushed[] => service.pushed.filter((one) => one.path === path),
      async push(drafts: Draft[]) {
        const [answer] = await notebook.push({ session, device }, itemsOf([drafts], ++n))
        if (answer?.result !== 'stored') throw new Error(`not stored: ${JSON.stringify(answer)}`)
      },
      /** A client with these facts. */
      async client(facts: [path: string, value: FactValue][] = []) {
        const profile = newId<'profile'>() as ProfileId
        await this.push([created(profile), ...facts.map(([at, value]) => fact(profile, at, value))])
        return profile
      },
    }
  }

  return {
    url,
    workspace,
    storage,
    accounts,
    notebook,
    service,
    logged,
    key: () => running.push.key,
    member,
    look: () => running.push.look(),
    /** The clock of what tells devices. */
    at(text: string) {
      time = Date.parse(text)
    },
    /** As a stop of the process would: what tells devices begins anew on the same data. */
    async restart() {
      await running.push.close()
      running.push = await openPush(accounts, notebook, options)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await running.push.close()
      await service.close()
      await notebook.close()
      await storage.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}
