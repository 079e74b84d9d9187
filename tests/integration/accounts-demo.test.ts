/** The demo's sign-in links, as `npm start -- --demo` prints them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, cookieOf, signInByLink, startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
})
afterAll(() => server.stop())

test('a head, three managers and a viewer each have a link, which works as often as it is opened', async () => {
  const links = server.demoLinks()
  expect(links.map(({ role }) => role).toSorted()).toEqual(['head', 'manager', 'manager', 'manager', 'viewer'])
  for (const { name, role, url } of [...links, links[0]!]) {
    const { me } = await signInByLink(server, url)
    expect(me.member).toMatchObject({ name, role })
  }
})

test('opening a link leads to the app, with a cookie that is not the real server’s', async () => {
  const { status, headers } = await call(server, 'GET', new URL(server.demoLinks()[0]!.url).pathname)
  expect(status).toBe(302)
  expect(headers.get('location')).toBe('/')
  expect(cookieOf(headers)).toMatch(/^kartoteka-demo\.session_token=/)
})

test('a link of nobody is unknown, and no token is in the log', async () => {
  expect((await call(server, 'GET', '/api/demo/sign-in/nobody.nothing')).error).toBe('linkUnknown')
  const log = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(log.some((line) => line.includes('/api/demo/sign-in/…'))).toBe(true)
  expect(log.join('\n')).not.toMatch(/sign-in\/[\w-]{36}\./)
})

test('the same links are printed by the next start', async () => {
  const before = server.demoLinks()
  await server.restart()
  expect(server.demoLinks()).toEqual(before)
})
