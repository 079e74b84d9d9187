/** What all routes have in common; tests/integration goes through them one by one. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../src/shared/ids'
import { openTestWorkspace, silent, type TestWorkspace } from '../../tests/support/notebook'
import type { Accounts } from '../accounts/accounts'
import type { Session } from '../accounts/session'
import type { Config } from '../config'
import type { ServerFiles } from '../files/files'
import type { ServerPush } from '../push/push'
import { httpApp } from './app'

let workspace: TestWorkspace
let head: Session

beforeEach(async () => {
  workspace = await openTestWorkspace()
  head = await workspace.member('head')
})
afterEach(() => workspace.close())

/** The gate still knows the member; behind it the database says that he or she has left. */
test.each([
  ['GET', '/api/handovers', undefined],
  ['POST', '/api/offered', { profile: newId(), accept: true }],
  ['POST', '/api/directory/confirm', { profile: newId(), sign: 'phone', value: '+7 900 000-00-00' }],
  ['DELETE', `/api/profiles/${newId()}/grants/${newId()}`, undefined],
])('%s %s asks a member to sign in who was disabled a moment ago', async (method, path, body) => {
  const config = { appDir: `${workspace.dataDir}/app`, publicUrl: null } as Config
  const accounts = { storage: workspace.storage, config, log: silent, sessionOf: async () => head }
  const app = httpApp(accounts as unknown as Accounts, workspace.notebook, {} as ServerFiles, {} as ServerPush)
  await workspace.storage.db.updateTable('member').set({ disabled: 1 }).where('id', '=', head.member).execute()
  const headers = { 'content-type': 'application/json' }
  const answer = await app.request(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  expect([answer.status, await answer.json()]).toEqual([401, { error: { code: 'signIn' } }])
})
