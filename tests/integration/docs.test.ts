/** The documents name only what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const documents = ['README.md', 'ARCHITECTURE.md', ...markdownUnder('docs')]

function markdownUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`)
}

/** What is there only after a build or a run. */
const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
  .split('\n')
  .flatMap((line) => (line.endsWith('/') ? [line.slice(0, -1)] : []))

const FOLDERS = /^(src|server|tests|scripts|docs|public|\.ci)\//

/** Paths in backquotes that begin with a folder of ours, and the targets of relative links and pictures. */
function pathsIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path!).filter((path) => FOLDERS.test(path))
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => join(dirname(document), target.split('#')[0]!))
  const paths = [...quoted, ...linked].filter((path) => !ignored.some((folder) => path.startsWith(folder)))
  // `src/features/<name>/`, `tests/e2e/*.spec.ts` name a kind of file, not one.
  return paths.filter((path) => !/[<>*{}…]/.test(path))
}

test.each(documents)('every path that %s names exists', (document) => {
  expect(pathsIn(document).filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every script of package.json is described in the README', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const described = (name: string) => readme.includes(`npm ${name}`) || readme.includes(`npm run ${name}`)
  expect(Object.keys(scripts).filter((name) => !described(name))).toEqual([])
})

test('every setting that server/config.ts reads is in the README, and no other', () => {
  const config = readFileSync(join(root, 'server/config.ts'), 'utf8')
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const read = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)
  const described = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)`/gm)].map(([, name]) => name!)
  expect(described.toSorted()).toEqual(read.toSorted())
})
