/** How the process starts and stops, and what it says when it cannot. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { call, setUp, startServer } from '../support/server'

test('a setting that cannot be used ends the start with a sentence and code 1', async () => {
  const start = startServer({ env: { SESSION_DAYS: 'ten' } })
  await expect(start).rejects.toThrow(/ended with 1 .*\nSESSION_DAYS must be a whole number from 1 to 365\.\n$/s)
})

test('a port in use ends the start with a sentence and code 1', async () => {
  const first = await startServer()
  try {
    const second = startServer({ env: { PORT: `${first.port}` } })
    await expect(second).rejects.toThrow(new RegExp(`ended with 1 .*\\nPort ${first.port} is in use\\.`, 's'))
    expect((await call(first, 'GET', '/healthz')).status).toBe(200)
  } finally {
    await first.stop()
  }
})

test('a second process on the same data ends with a sentence and code 1, and one that was killed holds nothing', async () => {
  const first = await startServer()
  try {
    const second = () => startServer({ dataDir: first.dataDir })
    await expect(second()).rejects.toThrow(/ended with 1 .*\nKartoteka runs already on/s)
    await first.kill()
    await (await second()).stop()
  } finally {
    await first.stop()
  }
})

test('what was answered survives a kill, and a stop does not wait for idle connections', async () => {
  const server = await startServer()
  try {
    const head = await setUp(server)
    await server.kill()
    await server.restart()
    expect((await head.get('/api/me')).status).toBe(200)
    const idle = connect(server.port, '127.0.0.1')
    await once(idle, 'connect')
    const start = Date.now()
    expect(await server.end()).toBe(0)
    expect(Date.now() - start).toBeLessThan(5_000)
    idle.destroy()
  } finally {
    await server.stop()
  }
})
