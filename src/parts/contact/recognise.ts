/** What a piece of free text says of somebody: phones, addresses, names. For signatures, messages and scanned cards. */
import { innProblem } from '../../shared/profile/inn'
import { phoneKey } from '../../shared/profile/phone'
import { NO_CONTACT, type Contact } from '../vcard/contact'

export interface Recognised extends Contact {
  inn: string
}

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
const SITE =
  /\b(?:https?:\/\/[^\s<>"'»)]+|www\.[^\s<>"'»),]+|(?<![@\w.])[a-zа-яё\d-]+(?:\.[a-z\d-]+)*\.(?:ru|com|net|org|su|by|kz|io|рф|бел)(?![\p{L}\d])(?:\/[^\s<>"'»),]*)?)/giu
/** Digits with what stands between them; what is a date, a sum or a tax number is sorted out below. */
const PHONE = /(?:\+|\b)\d[\d\s()./‑–-]{5,20}\d(?:,?\s*(?:доб|вн|ext)\.?\s*\d{1,6})?/giu
const TELEGRAM = /(?:https?:\/\/)?(?:t|telegram)\.me\/(\w{5,32})|(?:telegram|телеграм|тг|tg)\s*:?\s*@(\w{5,32})/iu
const WHATSAPP = /(?:https?:\/\/)?(?:wa\.me\/|(?:api|www)\.whatsapp\.com\/send\?phone=)\+?(\d{7,15})/iu
const INN = /(?:инн|inn)\D{0,3}(\d{10}(?:\d{2})?)(?!\d)/iu
const COMPANY =
  /(?:^|[\s,«"])(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|ЧУП|ГК|LLC|Ltd\.?|GmbH|Inc\.?|S\.?r\.?l\.?|Oy)(?=$|[\s,.»"«])|«[^»]+»/u
const ROLE =
  /директор|менеджер|руководител|начальник|специалист|инженер|закупщик|снабжен|бухгалтер|владелец|собственник|заведующ|дизайнер|технолог|представител|manager|director|head of|\bceo\b|\bcfo\b|\bcto\b|buyer|owner|engineer|founder|president|sales|purchas/iu
/** Two to four words that begin with a capital letter, a patronymic or an initial among them. */
const NAME = /^(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.)(?:\s+(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.(?:\s?\p{Lu}\.)?)){1,3}$/u
const GREETING = /^(?:с уважением|добрый|здравств|привет|спасибо|best|kind|regards|hello|dear|thanks)/iu

/** A longer text is an article, not a message: who wrote it stands at its beginning. */
const LONGEST = 5_000

/** Everything recognised; what was not is empty. `note` stays empty: the text itself is kept where the reader decides. */
export function recognise(text: string): Recognised {
  const shown = text.slice(0, LONGEST).normalize('NFC')
  const emails = unique(shown.match(EMAIL) ?? [])
  const telegram = TELEGRAM.exec(shown)?.slice(1).find(Boolean) ?? ''
  const whatsapp = WHATSAPP.exec(shown)?.[1]
  const inn = INN.exec(shown)?.[1] ?? ''
  // What an address or a site is made of is no number and no site of its own.
  const bare = shown.replaceAll(EMAIL, ' ').replace(TELEGRAM, ' ').replace(WHATSAPP, ' ')
  const urls = unique((bare.match(SITE) ?? []).map((site) => site.replace(/[.,;:!?]+$/, '')))
  const lines = bare
    .replaceAll(SITE, ' ')
    .split(/[\n|•·]+/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line.length > 1 && line.length <= 120)
  const org = lines.find((line) => COMPANY.test(line) && !/\d{6}/.test(line)) ?? ''
  const title =
    lines.find((line) => ROLE.test(line) && line !== org && line.length <= 80 && !/[.!?]\s/.test(line)) ?? ''
  const name = lines.map(nameIn).find((one) => one !== '' && one !== org) ?? ''
  return {
    ...NO_CONTACT,
    name,
    org: trimmed(org),
    title: name !== '' && title.startsWith(name) ? trimmed(title.slice(name.length)) : trimmed(title),
    phones: phonesIn(bare.replaceAll(SITE, ' '), inn),
    emails,
    urls: urls.map((site) => (/^https?:/i.test(site) ? site : `https://${site}`)),
    telegram,
    whatsapp: whatsapp === undefined ? '' : `+${whatsapp}`,
    inn: innProblem(inn) === null ? inn : '',
  }
}

/** The name that a line is, or begins with before a comma. */
function nameIn(line: string): string {
  if (GREETING.test(line)) return nameIn(line.replace(GREETING, '').replace(/^[^\p{Lu}]*/u, '') || '-')
  const first = (line.split(/[,;:—–]|\s-\s/)[0] ?? '').trim()
  return NAME.test(first) && !COMPANY.test(first) && !ROLE.test(first) ? first : ''
}

const trimmed = (text: string): string => text.replaceAll(/^[\s,;:—–-]+|[\s,;:—–-]+$/gu, '')

const unique = (texts: readonly string[]): string[] => [
  ...new Map(texts.map((text) => [text.toLowerCase(), text])).values(),
].slice(0, 10) // prettier-ignore

function phonesIn(text: string, inn: string): Contact['phones'] {
  const byKey = new Map<string, Contact['phones'][number]>()
  for (const match of text.matchAll(PHONE)) {
    const found = match[0].trim()
    const key = phoneKey(found)
    const isDate = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(found)
    const isLikely = /^\+|^\(?8|^00/.test(found) || /[()-]/.test(found) || key.length === 11
    if (key.length < 7 || key.length > 15 || isDate || !isLikely || found.replaceAll(/\D/g, '') === inn) continue
    if (!byKey.has(key)) byKey.set(key, { text: found, kind: 'other' })
  }
  return [...byKey.values()].slice(0, 10)
}
