import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHash } from 'node:crypto'
import { filePath } from '../../src/shared/files/file'
import { newId, type FileId, type ProfileId } from '../../src/shared/ids'
import {
  created,
  fact,
  itemsOf,
  newDevice,
  newProfile,
  openTestWorkspace,
  silent,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { Accounts } from '../accounts/accounts'
import type { Session } from '../accounts/session'
import { saveSetting } from '../accounts/settings'
import { openFiles, type ServerFiles } from './files'
import { ORPHAN } from './sweep'

let space: TestWorkspace
let files: ServerFiles
let anna: Session
let profile: ProfileId
let dataDir: string
const device = newDevice()
let n = 0

beforeEach(async () => {
  space = await openTestWorkspace()
  dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-files-'))
  const config = { dataDir, memberFiles: 1e9, companyFiles: 1e9 }
  files = openFiles({ storage: space.storage, config, log: silent }, space.notebook)
  anna = await space.member('manager', 'Anna')
  profile = newProfile()
  n = 0
  await push([created(profile), fact(profile, 'name', 'Ladoga')])
})
afterEach(async () => {
  await files.close()
  await space.close()
  await rm(dataDir, { recursive: true })
})

const push = async (drafts: Parameters<typeof itemsOf>[0][number]) =>
  space.notebook.push({ session: anna, device }, itemsOf([drafts], ++n))

const BYTES = Buffer.from('an order')
const BODY = {
  size: BYTES.length,
  hash: createHash('sha256').update(BYTES).digest('hex'),
  type: 'text/plain',
  thumb: null,
}
async function upload(): Promise<FileId> {
  const file = newId<FileId>()
  await files.begin(anna, { profile, file }, BODY)
  expect(await files.take(anna, { profile, file }, 0, BYTES)).toMatchObject({ done: true })
  return file
}
const onDisk = (file: FileId) => existsSync(join(dataDir, 'files', anna.workspace, file.slice(-2), file))
const named = (file: FileId, value: object | null) => fact(profile, filePath(file), value as never)
const VALUE = { name: 'a.txt', type: 'text/plain', size: BYTES.length, hash: 'a'.repeat(64), thumb: false }

test('[A4] who lost the client still sends what belongs to that work, also where everybody may read', async () => {
  const head = await space.member('head')
  const boris = await space.member('manager', 'Boris')
  const olga = await space.member('manager', 'Olga')
  const accounts = { storage: space.storage } as Accounts
  expect(await saveSetting(accounts, head, 'directory', { id: 'directory', mode: 'everyone' })).toBe('done')
  await space.notebook.handOver(head, [profile], boris.member, '')
  await upload()
  const begun = await files.begin(olga, { profile, file: newId<FileId>() }, BODY)
  expect(begun).toEqual({ error: 'noAccess' })
})

test('[A5] what no fact names goes after seven days, and not before', async () => {
  const file = await upload()
  await files.sweep(Date.now() + ORPHAN - 60_000)
  expect(onDisk(file)).toBe(true)
  await files.sweep(Date.now() + ORPHAN + 60_000)
  expect(onDisk(file)).toBe(false)
  expect(await files.open(anna, { profile, file })).toBeUndefined()
})

test('[A5] what a fact names stays, also after it was taken away', async () => {
  const file = await upload()
  const [answer] = await push([named(file, VALUE)])
  expect(answer?.result).toBe('stored')
  await push([named(file, null)])
  await files.sweep(Date.now() + ORPHAN + 60_000)
  await files.sweep(Date.now() + 10 * ORPHAN)
  expect(onDisk(file)).toBe(true)
})

test('[A5] what a late contribution brings stays until its owner has read it', async () => {
  const boris = await space.member('manager', 'Boris')
  await space.notebook.handOver(anna, [profile], boris.member, '')
  const file = await upload()
  const [answer] = await push([named(file, VALUE)])
  expect(answer?.result).toBe('late')
  await files.sweep(Date.now() + ORPHAN + 60_000)
  expect(onDisk(file)).toBe(true)
  await space.storage.db.updateTable('late').set({ settled: 1 }).execute()
  await files.sweep(Date.now() + ORPHAN + 60_000)
  expect(onDisk(file)).toBe(false)
})

test('[A5] what an erased profile had goes at once', async () => {
  const file = await upload()
  await push([named(file, VALUE)])
  await space.storage.db.updateTable('profile').set({ erased: 1 }).where('id', '=', profile).execute()
  await files.sweep(Date.now())
  expect(onDisk(file)).toBe(false)
})
