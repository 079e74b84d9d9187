/**
 * Messages come in parts (src/i18n/index.ts): Today and the list come with few, Today's list and a client with some
 * more, every other page with all. What the app loads is followed here from its start: nothing may say a message
 * whose part it does not wait for.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import clientPage from '../../src/i18n/en/clientPage'
import day from '../../src/i18n/en/day'
import first from '../../src/i18n/en/first'
import rest from '../../src/i18n/en/rest'

const src = fileURLToPath(new URL('../../src', import.meta.url))
/** In the order in which they come: who waits for one has those before it. */
const PARTS = [first, day, clientPage, rest].map((messages) => Object.keys(messages))
const [FIRST, DAY, CLIENT, REST] = [0, 1, 2, 3] as const

const STATIC = /^(?:import|export)\s(?!type\s)[^'"]*from\s*'(\.[^']+)'|^import\s*'(\.[^']+)'/gm
const DYNAMIC = /import\('(\.[^']+)'\)/g
/** What waits for more messages than the file that loads it. */
const WAITING =
  /(withDayMessages|withClientMessages|withAllMessages|other)\(\s*(?:async\s*)?\(\)[\s\S]*?import\('(\.[^']+)'\)/g
const WAITS_FOR: Record<string, number> = {
  withDayMessages: DAY,
  withClientMessages: CLIENT,
  withAllMessages: REST,
  other: REST,
}
/** A whole key, or the part of one before `${`. */
const QUOTED = /'([a-zA-Z]+\.[\w.]+)'|`([a-zA-Z]+\.[\w.]*)\$\{/g

function fileOf(from: string, path: string): string | undefined {
  const base = join(dirname(from), path)
  return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
    (file) => /\.tsx?$/.test(file) && existsSync(file),
  )
}

/** Each file of the app with the part of the messages that is here for certain when it comes. */
function filesAndParts(): Map<string, number> {
  const parts = new Map<string, number>()
  const open = (file: string, part: number): void => {
    if (part >= (parts.get(file) ?? Infinity) || /i18n\/(en|ru)\//.test(file)) return
    parts.set(file, part)
    const follow = (path: string, with_: number): void => {
      const found = fileOf(file, path)
      if (found !== undefined) open(found, with_)
    }
    const text = readFileSync(file, 'utf8')
    for (const [, how, path] of text.matchAll(WAITING)) follow(path!, Math.max(part, WAITS_FOR[how!]!))
    const alone = text.replaceAll(WAITING, '')
    for (const match of [...alone.matchAll(STATIC), ...alone.matchAll(DYNAMIC)]) follow(match[1] ?? match[2]!, part)
  }
  open(join(src, 'main.tsx'), FIRST)
  return new Map([...parts].map(([file, part]) => [file.slice(src.length + 1), part]))
}

/** What a text says that comes after this part. */
function saysTooMuch(text: string, part: number): string[] {
  const late = PARTS.slice(part + 1).flat()
  return [...text.matchAll(QUOTED)].flatMap(([, key, beginning]) =>
    late.filter((one) => (key === undefined ? one.startsWith(beginning!) : one === key)),
  )
}

const files = filesAndParts()

test('what the app loads is followed with the messages that it waits for', () => {
  const part = (file: string) => files.get(file)
  expect(part('shell/Rail.tsx')).toBe(FIRST)
  expect(part('features/clients/ClientLine.tsx')).toBe(FIRST)
  expect(part('features/today/Line.tsx')).toBe(FIRST)
  expect(part('features/today/rules.ts')).toBe(DAY)
  expect(part('parts/practice/words.ts')).toBe(DAY)
  expect(part('features/profile/ProfilePage.tsx')).toBe(CLIENT)
  expect(part('features/profile/Orders.tsx')).toBe(CLIENT)
  expect(part('features/settings/SettingsPage.tsx')).toBe(REST)
  expect(part('features/account/AccountGate.tsx')).toBe(REST)
  expect(part('parts/handover/HandoverDialog.tsx')).toBe(REST)
})

test('nothing says a message that may not be here yet', () => {
  const wrong = [...files].flatMap(([file, part]) =>
    saysTooMuch(readFileSync(join(src, file), 'utf8'), part).map((key) => `${file} says ${key}`),
  )
  expect(wrong).toEqual([])
})

test('what says too much would be found', () => {
  expect(saysTooMuch("t('settings.title')", CLIENT)).toEqual(['settings.title'])
  expect(saysTooMuch('t(`account.error.${code}`)', FIRST)).not.toEqual([])
  expect(saysTooMuch("t('practice.why.step')", FIRST)).toEqual(['practice.why.step'])
  expect(saysTooMuch("t('practice.why.step')", DAY)).toEqual([])
  expect(saysTooMuch("t('clients.title')", FIRST)).toEqual([])
})
