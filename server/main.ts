/** The process: opens everything in order, says where it is, and closes everything in the other order. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { openAccounts, type Accounts } from './accounts/accounts'
import { makeSetupLink } from './accounts/setup'
import { hasWorkspace } from './accounts/team'
import { ConfigError, readConfig, type Config } from './config'
import { openFiles } from './files/files'
import { httpApp } from './http/app'
import { acceptSockets } from './http/upgrade'
import { makeLog } from './log'
import { holdFolder } from './onlyProcess'
import { openPush } from './push/push'
import { openStorage } from './storage/storage'
import { startMerger } from './sync/merger'
import { openNotebook } from './sync/openNotebook'
import { beginEpoch } from './sync/restore'
import { PULL_LIMITS } from './sync/pull'
import type { ServerNotebook } from './sync/notebook'

/** A stop that takes longer is cut: supervisors kill at ten seconds, and every commit is safe already. */
const STOP = 4_500
/** ms for requests that are being answered when the stop comes. */
const LAST_ANSWERS = 1_000

async function start(given: Config, log: Logger): Promise<() => Promise<void>> {
  const release = holdFolder(given.dataDir)
  const storage = await openStorage({ dataDir: given.dataDir })
  const accounts = await openAccounts(storage, given, log)
  const notebook = openNotebook(storage, log, PULL_LIMITS, startMerger())
  const files = openFiles(accounts, notebook)
  const push = await openPush(accounts, notebook)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 60_000 },
    getRequestListener(httpApp(accounts, notebook, files, push).fetch, { errorHandler: malformedRequest }),
  )
  const sockets = acceptSockets(server, accounts, notebook)
  const config = { ...given, port: await listen(server, given) }
  await greet({ ...accounts, config }, notebook)

  return async () => {
    const answered = once(server, 'close')
    server.close()
    await sockets.close()
    await Promise.race([answered, wait(LAST_ANSWERS)])
    server.closeAllConnections()
    await files.close()
    await push.close()
    await notebook.close()
    await storage.close()
    release()
  }
}

/** After a restore from a backup, before the server is started: devices must know, and offer what they hold. */
async function sayRestored({ dataDir }: Config): Promise<void> {
  const release = holdFolder(dataDir)
  const storage = await openStorage({ dataDir })
  const companies = await beginEpoch(storage, Date.now())
  await storage.close()
  release()
  console.log(
    companies === 0
      ? `There is no company in ${dataDir}: is this the restored folder?`
      : 'The data are marked as restored. Start the server as usual: devices will offer what the backup lacks.',
  )
}

/** Resolves with the port that was taken. */
const listen = (server: Server, { host, port }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port))
  })

/** A request that is no HTTP we know (no host, a bad address) gets the one error shape too. */
const malformedRequest = (): Response => Response.json({ error: { code: 'badRequest' } }, { status: 400 })

/** What the person in front of the terminal reads. */
async function greet(accounts: Accounts, notebook: ServerNotebook): Promise<void> {
  const { config, storage } = accounts
  const url = config.publicUrl ?? `http://localhost:${config.port}`
  const lines: string[] = []
  if (config.demo) {
    // Its names and stories are loaded only where they are wanted.
    const { ensureDemo } = await import('./demo/index')
    const { links } = await ensureDemo({ storage, db: storage.db, accounts, notebook, config, locale: config.locale })
    lines.push(
      'The demo workspace. Sign in by a link:',
      ...links.map((link) => `  ${link.name} (${link.role}): ${link.url}`),
    )
  } else if (!(await hasWorkspace(storage.db))) {
    lines.push(`Nobody is here yet. Set up your company by this link, once, within ${config.setupHours} hours:`)
    lines.push(`  ${url}/setup#${await makeSetupLink(accounts)}`)
  }
  console.log([...lines, `Kartoteka is ready on http://localhost:${config.port}`].join('\n'))
}

function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), STOP).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop failed')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, onSignal)
}

/** The sentence for a start that cannot be: what a person can set right is told without a stack. */
function reasonOf(error: unknown, port: number | undefined): string | null {
  if (error instanceof ConfigError) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or choose another: PORT=8081.`
  if (code === 'EACCES') return `Port ${port} may not be used. Choose another: PORT=8080.`
  return null
}

/** A promise that nobody waited for failed: its own request or socket suffers, the others must not. */
function outliveForgottenPromises(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise failed and nobody waited for it'))
}

let config: Config | undefined
try {
  config = readConfig(process.env, process.argv.slice(2))
  const log = makeLog(config)
  outliveForgottenPromises(log)
  if (config.restored) await sayRestored(config)
  else stopOnSignal(await start(config, log), log)
} catch (error) {
  console.error(reasonOf(error, config?.port) ?? error)
  process.exit(1)
}
