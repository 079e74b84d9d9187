/** Names of files: safe to show and to save under. Nothing on our disks is named by them. */

const LONGEST = 150
/** Of an ending: `.xlsx`, `.jpeg`. */
const ENDING = /\.[\p{L}\p{N}]{1,10}$/u
/** Controls, and marks that turn the direction of writing: with them "exe.gpj" would read as "jpg.exe". */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
/** What some system forbids in a name. */
const FORBIDDEN = /[\\/:*?"<>|]/g

/**
 * A name without a path, hidden characters or leading dots, at most 150 characters, its ending kept. `fallback`
 * when nothing is left of it.
 */
export function safeName(name: string, fallback = 'file'): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .replaceAll(HIDDEN, '')
    .replaceAll(FORBIDDEN, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  if (clean === '') return fallback
  if (clean.length <= LONGEST) return clean
  const ending = ENDING.exec(clean)?.[0] ?? ''
  return `${firstOf(clean, LONGEST - ending.length - 1).trimEnd()}…${ending}`
}

/** As many characters as fit into `units` of UTF-16; none is cut in two. */
function firstOf(text: string, units: number): string {
  const cut = text.slice(0, units)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** The name with another ending, as a picture gets that was made smaller. */
export const withEnding = (name: string, ending: string): string => `${name.replace(ENDING, '')}.${ending}`
