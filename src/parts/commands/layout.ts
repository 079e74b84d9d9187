/** The Russian and the Latin keyboard lie over each other: what was typed with the wrong one, and which key is which. */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю.'

const toRussian = new Map(Array.from(LATIN, (letter, at) => [letter, RUSSIAN[at]!]))
const toLatin = new Map(Array.from(RUSSIAN, (letter, at) => [letter, LATIN[at]!]))

/** The text as the other layout would have typed it; undefined when it would be no word there. @example 'ghbdtn' -> 'привет' */
export function otherLayout(text: string): string | undefined {
  const lower = text.toLowerCase()
  const map = /[а-яё]/.test(lower) ? toLatin : toRussian
  const other = Array.from(lower, (letter) => map.get(letter) ?? letter).join('')
  return other === lower || !/\p{L}/u.test(other) ? undefined : other
}

/** The Russian letter on the key of a Latin one. @example 'c' -> 'с' */
export const russianLetter = (latin: string): string | undefined =>
  /^[a-z]$/.test(latin) ? toRussian.get(latin) : undefined
