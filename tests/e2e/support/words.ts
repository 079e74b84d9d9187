/** What the screen says, from the app's own messages: a story reads the same in both languages. */
import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../../src/i18n/en'
import ru from '../../../src/i18n/ru'
import type { Locale, MessageKey } from '../../../src/i18n/messages'

export type Say = (key: MessageKey, values?: Record<string, string | number>) => string

export const sayIn = (locale: Locale): Say => {
  const messages = locale === 'ru' ? ru : en
  return (key, values) => String(new IntlMessageFormat(messages[key], locale).format(values))
}
