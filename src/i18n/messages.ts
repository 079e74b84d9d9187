/** The messages' type: English is the source, every language has each of its keys. */
import type en from './en'

export type Locale = 'en' | 'ru'
export type MessageKey = keyof typeof en
export type Messages = Record<MessageKey, string>
/** The text of one message in English, from which its arguments are read by the compiler. */
export type Source<K extends MessageKey> = (typeof en)[K]
