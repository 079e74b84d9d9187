import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '../../server/storage/storage'
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
