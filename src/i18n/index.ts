/**
 * The interface in the member's language. Messages are ICU MessageFormat; a missing key, a wrong key
 * and a wrong argument are type errors. Only the language in use is loaded.
 */
import type { GetICUArgs } from '@schummar/icu-type-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { createSignal } from 'solid-js'
import type { Locale, MessageKey, Messages, Source } from './messages'

export type { Locale, MessageKey } from './messages'

interface ArgumentTypes {
  ICUNumberArgument: number
  ICUDateArgument: Date | number
  ICUArgument: string | number
}
type Args<K extends MessageKey> = GetICUArgs<Source<K>, ArgumentTypes>

const LOADERS: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('./en'),
  ru: () => import('./ru'),
}
const STORED = 'kartoteka.locale'

const [loaded, setLoaded] = createSignal<{ locale: Locale; messages: Messages; formats: Map<MessageKey, IntlMessageFormat> }>()

/** The language in use. */
export const locale = (): Locale => loaded()?.locale ?? 'en'

/** The language chosen on this device before, else the system's. */
export function preferredLocale(): Locale {
  const stored = localStorage.getItem(STORED)
  if (stored === 'en' || stored === 'ru') return stored
  return navigator.languages.some((language) => language.startsWith('ru')) ? 'ru' : 'en'
}

/** Loads and shows a language, and remembers it on this device. */
export async function useLocale(next: Locale): Promise<void> {
  const messages = (await LOADERS[next]()).default
  document.documentElement.lang = next
  localStorage.setItem(STORED, next)
  setLoaded({ locale: next, messages, formats: new Map() })
}

/**
 * The message in the language in use.
 * @example t('sync.unsent', { count: 3 }) // "3 changes not sent yet"
 */
export function t<K extends MessageKey>(key: K, ...args: Record<never, never> extends Args<K> ? [] : [Args<K>]): string {
  const current = loaded()
  if (current === undefined) return ''
  const message = current.messages[key]
  if (args.length === 0 && !message.includes('{') && !message.includes("'")) return message
  let format = current.formats.get(key)
  if (format === undefined) {
    format = new IntlMessageFormat(message, current.locale)
    current.formats.set(key, format)
  }
  return String(format.format(args[0] as Record<string, string | number>))
}
