/**
 * The interface in the member's language. Messages are ICU MessageFormat; a missing key, a wrong key
 * and a wrong argument are type errors. Only the language in use is loaded, and of it what the first
 * screen may say before what Today's list, a client and the other pages say.
 */
import type { GetICUArgs } from '@schummar/icu-type-parser'
import { createSignal, untrack } from 'solid-js'
import type { Locale, MessageKey, Messages, Source } from './messages'
import { parse } from './parse'
import { say, type Elements, type Values } from './say'

export type { Locale, MessageKey } from './messages'

interface ArgumentTypes {
  ICUNumberArgument: number
  ICUDateArgument: Date | number
  ICUArgument: string | number
}
type Args<K extends MessageKey> = GetICUArgs<Source<K>, ArgumentTypes>

/** A message's source, or what scripts/compiledMessages.ts made of it for the built app. */
type Message = string | Elements

/** What is said where: each part goes with all parts before it. */
const PARTS = ['first', 'day', 'clientPage', 'rest'] as const
export type Part = (typeof PARTS)[number]

interface Loaded {
  locale: Locale
  messages: Partial<Record<MessageKey, Message>>
  parts: Set<Part>
  /** Something asked for a message before its part was here. */
  missed: boolean
  /** Sources that were parsed: in development only. */
  parsed: Map<MessageKey, Elements>
}

const LOADERS = {
  en: {
    first: () => import('./en/first'),
    day: () => import('./en/day'),
    clientPage: () => import('./en/clientPage'),
    rest: () => import('./en/rest'),
  },
  ru: {
    first: () => import('./ru/first'),
    day: () => import('./ru/day'),
    clientPage: () => import('./ru/clientPage'),
    rest: () => import('./ru/rest'),
  },
} satisfies Record<Locale, Record<Part, () => Promise<{ default: Partial<Messages> }>>>
const STORED = 'kartoteka.locale'

const [loaded, setLoaded] = createSignal<Loaded>()

/** The language in use. */
export const locale = (): Locale => loaded()?.locale ?? 'en'

/** The language chosen on this device before, else the system's. */
export function preferredLocale(): Locale {
  const stored = remembered()
  if (stored === 'en' || stored === 'ru') return stored
  return navigator.languages.some((language) => language.startsWith('ru')) ? 'ru' : 'en'
}

/** A browser that blocks localStorage speaks the system's language, and opens all the same. */
function remembered(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}

function remember(chosen: Locale): void {
  try {
    localStorage.setItem(STORED, chosen)
  } catch {
    // It is chosen anew at the next start.
  }
}

/** The language that is being loaded at the start: what is asked for meanwhile comes in it. */
let beginning: { locale: Locale; begun: Promise<void> } | undefined

/** At the start: loads and shows what the first screen may say, nothing more. */
export function beginLocale(next: Locale): Promise<void> {
  const begun = load(next, ['first'])
  beginning = { locale: next, begun }
  return begun
}

/** Loads and shows a language, all of it, and remembers it on this device. */
export const useLocale = (next: Locale): Promise<void> => load(next, PARTS)

async function load(next: Locale, parts: readonly Part[]): Promise<void> {
  const messages = await messagesOf(next, parts)
  show({ locale: next, messages, parts: new Set(parts), missed: false, parsed: new Map() })
}

async function messagesOf(language: Locale, parts: readonly Part[]): Promise<Partial<Messages>> {
  const loading: Promise<{ default: Partial<Messages> }>[] = parts.map((part) => LOADERS[language][part]())
  return Object.assign({}, ...(await Promise.all(loading)).map((part) => part.default))
}

function show(next: Loaded): void {
  document.documentElement.lang = next.locale
  remember(next.locale)
  setLoaded(next)
}

/** Loads what is said up to this part, in the language in use. */
async function messagesUpTo(last: Part): Promise<void> {
  const language = untrack(loaded)?.locale ?? beginning?.locale
  if (language === undefined) return
  const wanted = PARTS.slice(0, PARTS.indexOf(last) + 1).filter((part) => !untrack(loaded)?.parts.has(part))
  if (wanted.length === 0) return
  // Asked for beside the first part: the slowest network answers both at once.
  const [messages] = await Promise.all([messagesOf(language, wanted), beginning?.begun])
  const now = untrack(loaded)
  // A language that was chosen meanwhile came whole.
  if (now?.locale !== language) return
  Object.assign(now.messages, messages)
  for (const part of wanted) now.parts.add(part)
  // Every text on the screen is said anew, which takes long: only where one of them waits.
  if (now.missed) setLoaded({ ...now, missed: false })
}

type Load<T> = () => Promise<T>
const withMessages =
  (last: Part) =>
  <T>(part: Load<T>): Load<T> =>
  async () => {
    const [loaded] = await Promise.all([part(), messagesUpTo(last)])
    return loaded
  }

/** For `lazy`: what Today's list needs, together with its messages. */
export const withDayMessages = withMessages('day')
/** The same for a client and what opens from there. */
export const withClientMessages = withMessages('clientPage')
/** The same for every other page or dialog: all messages. */
export const withAllMessages = withMessages('rest')

/**
 * The message in the language in use.
 * @example t('sync.unsent', { count: 3 }) // "3 changes not sent yet"
 */
export function t<K extends MessageKey>(
  key: K,
  ...args: Record<never, never> extends Args<K> ? [] : [Args<K>]
): string {
  const current = loaded()
  const message = current?.messages[key]
  // Whoever shows a message waits for its part; should it come later all the same, it is shown then.
  if (current === undefined || message === undefined) {
    if (current !== undefined) current.missed = true
    return ''
  }
  const values = (args[0] ?? {}) as Values
  if (typeof message !== 'string') return say(message, current.locale, values)
  return /[{']/.test(message) ? say(parsed(current, key, message), current.locale, values) : message
}

function parsed({ parsed: known }: Loaded, key: MessageKey, source: string): Elements {
  const before = known.get(key)
  if (before !== undefined) return before
  const elements = parse(source)
  known.set(key, elements)
  return elements
}
