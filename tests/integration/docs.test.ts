/** The documents name only what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

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

describe('the table of practices', () => {
  const rows = readFileSync(join(root, 'docs/practices.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| P\d/.test(line))
    .map((line) => {
      const [practice = '', , functions = '', tests = ''] = line.slice(2, -2).split(' | ')
      return { practice, functions, tests }
    })

  test('has every practice of a manager’s day', () => {
    const named = new Set(rows.map(({ practice }) => Number(/\d+/.exec(practice)![0])))
    const wanted = [1, 2, 3, 4, 5, 7, 8, 9, 13, 19, 26, 27, 29, 30, 31, 35, 37, 46, 47, 48, 53, 55, 56, 57, 58, 59, 65]
    expect(wanted.filter((number) => !named.has(number))).toEqual([])
  })

  /** Beside the function, or where the document says that it stands. */
  const fileOf = (name: string): string | undefined =>
    ['', 'src/shared/practice/', 'src/shared/profile/', 'tests/e2e/']
      .map((folder) => join(root, folder + name))
      .find((path) => existsSync(path))

  /** Whose file an earlier row named. */
  const told = new Set<string>()
  test.each(rows)('$practice: its functions stand in the files it names', ({ functions }) => {
    const names = [...functions.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
    const sources = names.filter((name) => FOLDERS.test(name)).map((path) => readFileSync(join(root, path), 'utf8'))
    const isThere = (name: string) => sources.some((text) => new RegExp(`(function|const) ${name}\\b`).test(text))
    expect(names.filter((name) => /^\w+$/.test(name) && !isThere(name) && !told.has(name))).toEqual([])
    for (const name of names) told.add(name)
  })

  test.each(rows)('$practice: its tests are there, and those it cites by their rule', ({ tests }) => {
    const cited = [...tests.matchAll(/`([^`]+)`((?: (?:to )?\[[A-Z]+\d+\])*)/g)].filter(([, name]) =>
      /\.(test|spec)\./.test(name!),
    )
    expect(cited).not.toEqual([])
    for (const [, name, rules] of cited) {
      const file = fileOf(name!)
      expect(file, name).toBeDefined()
      const text = readFileSync(file!, 'utf8')
      for (const rule of rules!.match(/\[[A-Z]+\d+\]/g) ?? []) expect(text, `${name} ${rule}`).toContain(rule)
    }
  })
})
