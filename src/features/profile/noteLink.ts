/** Addresses of links in the notes: web, e-mail and telephone, as people type them. */
import { phoneKey } from '../../shared/profile/phone'
import { isNoteLink } from '../../shared/profile/notesSchema'

/** The address of a link, or undefined when what was typed is none. */
export function noteLink(typed: string): string | undefined {
  const text = typed.trim()
  const href = hrefOf(text)
  return href !== undefined && isNoteLink(href) ? href : undefined
}

function hrefOf(text: string): string | undefined {
  if (/^(https?:\/\/|mailto:|tel:)/i.test(text)) return text
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)) return undefined
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`
  if (/^[+\d][\d\s().-]+$/.test(text) && phoneKey(text).length >= 7) return `tel:+${phoneKey(text)}`
  return /^[^\s/]+\.[^\s/]{2,}/.test(text) ? `https://${text}` : undefined
}
