/** Links that open the device's own apps. A value that gives no safe link gives undefined. */
import { phoneKey } from '../../shared/profile/phone'

export type Channel = 'call' | 'message' | 'meeting'

export interface ContactLink {
  href: string
  /** What one does by it, for the question on coming back; null = nothing is asked. */
  channel: Channel | null
  /** Opens beside the app instead of in its place. */
  outside: boolean
}

const EXTENSION = /(?:доб\.?|ext\.?|#|x)\s*(\d{1,8})\D*$/i

/** `tel:` with a comma before the extension: phones dial, pause, and dial on. */
export function phoneLink(phone: string): ContactLink | undefined {
  const key = phoneKey(phone)
  if (key.length < 3) return undefined
  const extension = EXTENSION.exec(phone)?.[1]
  // Short numbers (102, 1234) are dialled as they are; the rest with their country.
  const number = key.length < 7 ? key : `+${key}`
  return { href: `tel:${number}${extension === undefined ? '' : `,${extension}`}`, channel: 'call', outside: false }
}

/** A short message to a number; extensions get none. */
export function smsLink(phone: string): ContactLink | undefined {
  const key = phoneKey(phone)
  return key.length < 7 || EXTENSION.test(phone)
    ? undefined
    : { href: `sms:+${key}`, channel: 'message', outside: false }
}

export function emailLink(email: string): ContactLink | undefined {
  const address = email.trim()
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) return undefined
  const [name, host] = address.split('@')
  return {
    href: `mailto:${encodeURIComponent(name!)}@${encodeURIComponent(host!)}`,
    channel: 'message',
    outside: false,
  }
}

/** A Telegram name, or the number of somebody who has one. */
export function telegramLink(telegram: string): ContactLink | undefined {
  const name = telegram
    .trim()
    .replace(/^(https?:\/\/)?(t|telegram)\.me\//i, '')
    .replace(/^@/, '')
  if (/^\w{3,64}$/.test(name) && !/^\d+$/.test(name)) return messenger(`https://t.me/${name}`)
  const key = phoneKey(telegram)
  return key.length < 7 ? undefined : messenger(`https://t.me/+${key}`)
}

export function whatsappLink(phone: string): ContactLink | undefined {
  const key = phoneKey(phone.replace(/^(https?:\/\/)?(wa\.me|api\.whatsapp\.com)\//i, '+'))
  return key.length < 7 ? undefined : messenger(`https://wa.me/${key}`)
}

const messenger = (href: string): ContactLink => ({ href, channel: 'message', outside: true })

/** A site, or a page in a network: only http and https, whatever was typed. */
export function siteLink(site: string): ContactLink | undefined {
  const text = site.trim()
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    return url.hostname.includes('.') ? { href: url.href, channel: null, outside: true } : undefined
  } catch {
    return undefined
  }
}

/**
 * Android answers `geo:` with the maps app of the owner's choice; elsewhere nothing may be
 * registered for it, and a map in the browser (which phones hand to its app) always opens.
 */
export function mapLink(address: string, agent: string): ContactLink {
  const query = encodeURIComponent(address.trim())
  return /Android/i.test(agent)
    ? { href: `geo:0,0?q=${query}`, channel: 'meeting', outside: false }
    : /iPhone|iPad|Macintosh/i.test(agent)
      ? { href: `https://maps.apple.com/?q=${query}`, channel: 'meeting', outside: true }
      : { href: `https://www.openstreetmap.org/search?query=${query}`, channel: 'meeting', outside: true }
}
