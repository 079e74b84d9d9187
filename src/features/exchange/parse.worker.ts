/** The import desk behind postMessage: {id, ask, args} in, {id, answer} or {id, failed} out. */
import { makeImportDesk } from './importDesk'
import type { FromDesk, ToDesk } from './deskClient'

const desk = makeImportDesk()

globalThis.addEventListener('message', async ({ data }: MessageEvent<ToDesk>) => {
  const { id, ask, args } = data
  let reply: FromDesk
  try {
    reply = { id, answer: await (desk[ask] as (...args: unknown[]) => unknown)(...args) }
  } catch (error) {
    reply = { id, failed: error instanceof Error ? error.name : 'error' }
  }
  globalThis.postMessage(reply)
})
