/** The arrows between folders are rules that bite: each forbidden import fails the lint with advice. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** File, what it imports, what the advice says. */
const FORBIDDEN: [string, string, string][] = [
  ['src/shared/a.ts', '../storage/b', 'stands on its own'],
  ['src/shared/a.ts', 'node:fs', 'The browser runs this too'],
  ['src/shared/profile/a.ts', '../../solid/b', 'stands on its own'],
  ['src/shared/profile/a.ts', 'solid-js', 'no Node and no Solid'],
  ['src/storage/a.ts', '../features/today/b', 'Screens stand above this'],
  ['src/sync/a.ts', '../ui/Button', 'Screens stand above this'],
  ['src/solid/a.ts', '../../server/config', 'The server is another program'],
  ['src/ui/A.tsx', '../i18n', 'knows nobody'],
  ['src/ui/Button/A.tsx', '../../solid/notebook', 'knows nobody'],
  ['src/parts/contact/A.tsx', '../../features/today/B', 'Features stand above this'],
  ['src/features/today/A.tsx', '../clients/B', 'A feature never imports another'],
  ['src/features/today/parts/A.tsx', '../../clients/B', 'A feature never imports another'],
  ['src/features/today/A.tsx', '../../storage/store', 'Screens ask src/solid/notebook.ts'],
  ['server/a.ts', '../src/solid/notebook', 'src/shared only'],
  ['server/sync/a.ts', '../../src/storage/store', 'src/shared only'],
]

const ALLOWED: [string, string][] = [
  ['src/shared/profile/a.ts', '../ids'],
  ['src/solid/a.ts', '../storage/store'],
  ['src/ui/Dialog/A.tsx', '../Button/Button'],
  ['src/features/today/A.tsx', '../../solid/notebook'],
  ['src/features/today/A.tsx', './B'],
  ['src/features/today/A.tsx', '../../parts/contact/B'],
  ['src/features/today/parts/A.tsx', '../B'],
  ['server/sync/a.ts', '../../src/shared/protocol'],
  ['server/sync/a.ts', '../storage/storage'],
]

const folder = mkdtempSync(join(tmpdir(), 'kartoteka-arrows-'))
const adviceByFile = new Map<string, string>()

/** Each import stands in a file of its own, so that one run of the lint judges them all. */
const fileOf = (path: string, from: string): string =>
  path.replace(/(\.tsx?)$/, `_${Buffer.from(from).toString('hex')}$1`)

beforeAll(async () => {
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, from] of [...FORBIDDEN, ...ALLOWED]) {
    const file = join(folder, fileOf(path, from))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `import { thing } from '${from}'\n\nexport const used = thing\n`)
  }
  const oxlint = join(root, 'node_modules/.bin/oxlint')
  const ran = promisify(execFile)(oxlint, ['--format', 'json'], { cwd: folder })
  const { stdout } = await ran.catch((error: { stdout: string }) => error)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string; help: string }[] }
  for (const { code, filename, help } of diagnostics)
    if (code.includes('no-restricted-imports')) adviceByFile.set(filename, help)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(FORBIDDEN)('%s may not import %s', (path, from, advice) => {
  expect(adviceByFile.get(fileOf(path, from)) ?? '').toContain(advice)
})

test.each(ALLOWED)('%s may import %s', (path, from) => {
  expect(adviceByFile.get(fileOf(path, from))).toBeUndefined()
})
