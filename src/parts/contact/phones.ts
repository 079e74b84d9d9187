/** Phone numbers written as their country writes them. The tables (38 kB) load when first needed. */
import type { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'
import { createSignal } from 'solid-js'
import { phoneKey } from '../../shared/profile/phone'

type Parse = typeof parsePhoneNumberFromString
interface PhoneCheck {
  text: string
  known: boolean
}

let loading: Promise<Parse> | undefined
const load = (): Promise<Parse> =>
  (loading ??= import('libphonenumber-js/mobile').then(
    (library) => library.parsePhoneNumberFromString,
    (failure: unknown) => {
      loading = undefined
      throw failure
    },
  ))

const EXTENSION = /\s*(?:доб|ext|#|x).*$/i

/**
 * A number as its country writes it, with its extension as typed. `known` is false for a shape that no
 * country has: the text is then as it was typed, except that a leading 00 is a +.
 */
export function spellPhone(parse: Parse, typed: string): PhoneCheck {
  const text = typed
    .trim()
    .replace(/^00[\s-]*/, '+')
    .replaceAll(/\s+/g, ' ')
  const number = parse(`+${phoneKey(text)}`)
  if (number?.isPossible() !== true) return { text, known: false }
  // A range that is not given out has no country of its own, and so no spelling: it stays as typed.
  if (number.country === undefined) return { text, known: true }
  return { text: `${number.formatInternational()}${EXTENSION.exec(text)?.[0] ?? ''}`, known: true }
}

const [tables, setTables] = createSignal<{ parse: Parse }>()

/** Begins to load the tables; called where a number may soon be typed or is shown. */
export function needPhones(): void {
  if (tables() === undefined)
    void load().then(
      (parse) => tables() ?? setTables({ parse }),
      () => undefined,
    )
}

/** The number as its country writes it; while the tables are not there, as typed. */
export function spelledPhone(phone: string): string {
  needPhones()
  const loaded = tables()
  return loaded === undefined ? phone.trim() : spellPhone(loaded.parse, phone).text
}

/** False when no country writes numbers of this shape; true while that is not known. */
export function isKnownPhone(phone: string): boolean {
  needPhones()
  const loaded = tables()
  return loaded === undefined || spellPhone(loaded.parse, phone).known
}
