/** How many hues tokens.css has. */
export const HUES = 8

/**
 * Two letters for a name; a person's first and last word, a company's words without its quotes and legal form.
 * @example initials('Марина Орлова') // 'МО'
 */
export function initials(name: string): string {
  const words = name
    .replaceAll(/[«»"“”„'’().,]/g, ' ')
    .split(/[\s–—/]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !LEGAL_FORM.test(word))
  const first = words.at(0)
  if (first === undefined) return '·'
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map(
      (word) =>
        Array.from(word ?? '')
          .at(0)
          ?.toLocaleUpperCase() ?? '',
    )
    .join('')
}

const LEGAL_FORM = /^(ооо|зао|оао|пао|ао|ип|нко|тоо|ltd|llc|inc|gmbh|ag|oy|oü)$/i

/** A hue from 1 to HUES, always the same for the same text: an id or a name. */
export function hueOf(text: string): number {
  let hash = 7
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return (hash % HUES) + 1
}
