/**
 * The interface in the member's language. Messages are ICU MessageFormat; a missing key, a wrong key
 * and a wrong argument are type errors. Only the language in use is loaded, and of it what the first
 * screen may say before the rest.
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

interface Loaded {
  locale: Locale
  messages: Partial<Record<MessageKey, Message>>
  /** With the rest. */
  whole: boolean
  /** Something asked for a message of the rest before it was here. */
  missed: boolean
  /** Sources that were parsed: in development only. */
  parsed: Map<MessageKey, Elements>
}

const LOADERS = {
  en: { first: () => import('./en/first'), rest: () => import('./en/rest') },
  ru: { first: () => import('./ru/first'), rest: () => import('./ru/rest') },
} satisfies Record<Locale, Record<'first' | 'rest', () => Promise<{ default: Partial<Messages> }>>>
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

/** At the start: loads and shows what the first screen may say, nothing more. */
export async function beginLocale(next: Locale): Promise<void> {
  const first = await LOADERS[next].first()
  show({ locale: next, messages: { ...first.default }, whole: false, missed: false, parsed: new Map() })
}

/** Loads and shows a language, all of it, and remembers it on this device. */
export async function useLocale(next: Locale): Promise<void> {
  const [first, rest] = await Promise.all([LOADERS[next].first(), LOADERS[next].rest()])
  show({ locale: next, messages: { ...first.default, ...rest.default }, whole: true, missed: false, parsed: new Map() })
}

function show(next: Loaded): void {
  document.documentElement.lang = next.locale
  remember(next.locale)
  setLoaded(next)
}

/** Loads what the other pages say, in the language in use. */
export async function allMessages(): Promise<void> {
  const before = untrack(loaded)
  if (before === undefined || before.whole) return
  const rest = await LOADERS[before.locale].rest()
  // A language that was chosen meanwhile came whole.
  if (untrack(loaded) !== before) return
  Object.assign(before.messages, rest.default)
  before.whole = true
  // Every text on the screen is said anew, which takes long: only where one of them waits.
  if (before.missed) setLoaded({ ...before })
}

/** For `lazy`: a page or a dialog together with the messages that the first screen did without. */
export const withAllMessages =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  async () => {
    const [part] = await Promise.all([load(), allMessages()])
    return part
  }

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
  // Whoever shows a message of the rest waits for it; should it come later all the same, it is shown then.
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
