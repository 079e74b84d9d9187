import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdFolder } from './onlyProcess'

test('a folder is held by one at a time, and free again afterwards', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kartoteka-lock-'))
  try {
    const release = holdFolder(folder, 0)
    expect(() => holdFolder(folder, 0)).toThrow('Kartoteka runs already on')
    release()
    holdFolder(folder, 0)()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
