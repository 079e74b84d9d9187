/** Processes with a provider (providerProgram.ts), and the test's end of them. */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Held, Order } from './providerProgram'

export type { Held } from './providerProgram'

/** The program as one file of JavaScript: processes of it begin several times as fast as from its sources. */
export interface ProviderProgram {
  path: string
  remove(): Promise<void>
}

export async function makeProviderProgram(): Promise<ProviderProgram> {
  const outDir = await realpath(await mkdtemp(join(tmpdir(), 'kartoteka-provider-')))
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: join(import.meta.dirname, 'providerProgram.ts'), outDir, minify: false, target: 'node20' },
    ssr: { noExternal: true },
  })
  return { path: join(outDir, 'providerProgram.js'), remove: () => rm(outDir, { recursive: true }) }
}

/** The test's end of such a process. */
export interface ProviderProcess {
  held(): Held | null
  order(order: Order): void
  stop(): Promise<void>
}

export function startProvider(
  program: ProviderProgram,
  server: { url: string },
  profile: string,
  cookie: string,
): ProviderProcess {
  const address = server.url.replace('http', 'ws')
  const child: ChildProcess = fork(program.path, [address, profile, cookie], { execArgv: [] })
  let held: Held | null = null
  child.on('message', (message) => (held = message as Held))
  return {
    held: () => held,
    order: (order) => void child.send(order),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}
