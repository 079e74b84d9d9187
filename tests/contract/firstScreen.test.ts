/**
 * Today and the list come with few messages (src/i18n/*\/first.ts). Everything that is loaded without
 * waiting for the others is read here: none of it may say what is not there yet.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import rest from '../../src/i18n/en/rest'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const STATIC = /^(?:import|export)\s(?!type\s)[^'"]*from\s*'(\.[^']+)'|^import\s*'(\.[^']+)'/gm
const DYNAMIC = /import\('(\.[^']+)'\)/g
/** What waits for all messages. */
const WAITING = /(?:withAllMessages|other)\(\s*(?:async\s*)?\(\)[\s\S]*?import\('\.[^']+'\)/g
/** A whole key, or the part of one before `${`. */
const QUOTED = /'([a-zA-Z]+\.[\w.]+)'|`([a-zA-Z]+\.[\w.]*)\$\{/g

function fileOf(from: string, path: string): string | undefined {
  const base = join(dirname(from), path)
  return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
    (file) => /\.tsx?$/.test(file) && existsSync(file),
  )
}

function loadedAtFirst(): Map<string, string> {
  const texts = new Map<string, string>()
  const open = (file: string): void => {
    if (texts.has(file) || /i18n\/(en|ru)\//.test(file)) return
    const text = readFileSync(file, 'utf8').replaceAll(WAITING, '')
    texts.set(file, text)
    const paths = [...text.matchAll(STATIC), ...text.matchAll(DYNAMIC)].map((match) => match[1] ?? match[2]!)
    for (const found of paths.map((path) => fileOf(file, path))) if (found !== undefined) open(found)
  }
  open(join(src, 'main.tsx'))
  return texts
}

const restKeys = Object.keys(rest)
const saysTooMuch = (text: string): string[] =>
  [...text.matchAll(QUOTED)].flatMap(([, key, beginning]) =>
    key !== undefined ? restKeys.filter((one) => one === key) : restKeys.filter((one) => one.startsWith(beginning!)),
  )

test('Today, the list and what stands round them are read here; other pages are not', () => {
  const files = [...loadedAtFirst().keys()].map((file) => file.slice(src.length + 1))
  expect(files).toContain('shell/Rail.tsx')
  expect(files).toContain('features/clients/ClientLine.tsx')
  expect(files).toContain('features/today/Line.tsx')
  expect(files).not.toContain('features/settings/SettingsPage.tsx')
  expect(files).not.toContain('features/account/AccountGate.tsx')
})

test('nothing that comes with the first messages says one of the others', () => {
  const wrong = [...loadedAtFirst()].flatMap(([file, text]) =>
    saysTooMuch(text).map((key) => `${file.slice(src.length + 1)} says ${key}`),
  )
  expect(wrong).toEqual([])
})

test('a page that says one of the others would be found', () => {
  expect(saysTooMuch("t('settings.title')")).toEqual(['settings.title'])
  expect(saysTooMuch('t(`account.error.${code}`)')).not.toEqual([])
  expect(saysTooMuch("t('clients.title')")).toEqual([])
})
