/** A birthday as it is written (RFC 6350 section 4.3.1), and as the parts of a form. */

export interface Birthday {
  day: string
  month: string
  /** '' when unknown. */
  year: string
}

/** `1980-05-14` and `--05-14` as the parts of a form; anything else is empty. */
export function birthdayParts(value: string): Birthday {
  const match = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(value)
  return match === null
    ? { day: '', month: '', year: '' }
    : { year: match[1] ?? '', month: match[2]!, day: String(Number(match[3])) }
}

/** null = cleared; undefined = not a day that exists (yet). */
export function birthdayOf({ day, month, year }: Birthday): string | null | undefined {
  if (day.trim() === '' && month === '' && year.trim() === '') return null
  const [d, m] = [Number(day), Number(month)]
  // Without a year, 29 February exists.
  const y = year.trim() === '' ? 2000 : Number(year)
  if (!Number.isInteger(y) || y < 1900 || y > 2100) return undefined
  const date = new Date(Date.UTC(y, m - 1, d))
  if (!(d >= 1 && m >= 1) || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined
  const monthDay = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return year.trim() === '' ? `--${monthDay}` : `${y}-${monthDay}`
}
