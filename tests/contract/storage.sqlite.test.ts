import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WorkspaceId } from '../../src/shared/ids'
import { openStorage } from '../../server/storage/storage'
import { addWorkspace } from '../support/notebook'
import { storageContract } from './storage.contract'

storageContract('sqlite, a file', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-storage-'))
  return {
    open: () => openStorage({ dataDir }),
    destroy: () => rm(dataDir, { recursive: true }),
    async fill({ sqlite }) {
      const pages = sqlite.pragma('page_count', { simple: true }) as number
      sqlite.pragma(`max_page_count = ${pages + 1}`)
      return async () => void sqlite.pragma('max_page_count = 1073741823')
    },
  }
})

test('sqlite, when the disk ends a transaction, tells everybody in it why, and goes on', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-storage-'))
  const storage = await openStorage({ dataDir })
  const workspace = 'w' as WorkspaceId
  await addWorkspace(storage, workspace)
  // As SQLite does by itself on SQLITE_FULL and SQLITE_IOERR.
  const ended = async () => {
    storage.sqlite.exec('rollback')
    throw new Error('database or disk is full')
  }
  const results = await Promise.allSettled([
    storage.inWorkspace(workspace, async (_, { seq }) => seq()),
    storage.inWorkspace(workspace, ended),
    storage.db.transaction().execute(ended),
  ])
  for (const result of results)
    expect(result).toMatchObject({ status: 'rejected', reason: { message: 'database or disk is full' } })
  expect(await storage.inWorkspace(workspace, async (_, { seq }) => seq())).toBe(2)
  await storage.close()
  await rm(dataDir, { recursive: true })
})
