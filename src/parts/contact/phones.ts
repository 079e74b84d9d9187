/** Phone numbers written as their country writes them. The tables (38 kB) load when first needed. */
import { createSignal } from 'solid-js'
import { phoneKey } from '../../shared/profile/phone'

type Parse = (typeof import('libphonenumber-js/mobile'))['parsePhoneNumberFromString']
export type PhoneCheck = { text: string; known: boolean }

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
  const text = typed.trim().replace(/^00[\s-]*/, '+').replaceAll(/\s+/g, ' ')
  const number = parse(`+${phoneKey(text)}`)
  if (number?.isPossible() !== true || number.country === undefined) return { text, known: false }
  return { text: `${number.formatInternational()}${EXTENSION.exec(text)?.[0] ?? ''}`, known: true }
}

/** As `spellPhone`; when the tables cannot be loaded, what was typed is good. */
export async function checkPhone(typed: string): Promise<PhoneCheck> {
  try {
    return spellPhone(await load(), typed)
  } catch {
    return { text: typed.trim(), known: true }
  }
}

const [tables, setTables] = createSignal<{ parse: Parse }>()

/** For showing: as typed until the tables are there, then as its country writes it. */
export function showPhone(phone: string): string {
  const loaded = tables()
  if (loaded !== undefined) return spellPhone(loaded.parse, phone).text
  void load().then((parse) => tables() ?? setTables({ parse }), () => undefined)
  return phone
}
