/** The days that a report says it is about, in the lines above its headings. */
import { line, parseDate } from '../text'

const DAY = String.raw`(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\s+\p{L}+\s+\d{4})`
const FROM_TO = new RegExp(String.raw`${DAY}(?:\s*г\.?)?\s*(?:по|до|-|–|—|to|till|until|through)\s*${DAY}`, 'iu')
const MONTH = /(?:за|период|for|period)[:\s]+(\p{L}+)\s+(\d{4})/iu
const QUARTER = /(?:за|период|for|period)[:\s]+(?:([1-4])\s*(?:-?й\s*)?кв\p{L}*\.?|q([1-4]))\s+(\d{4})/iu
const YEAR = /(?:за|период|for|period)[:\s]+(\d{4})(?:\s*г|$|\s*year)/iu

/** The last day of it, YYYY-MM-DD; undefined when no line names a period. */
export function periodEnd(lines: readonly string[], dayFirst: boolean): string | undefined {
  for (const text of lines.map(line)) {
    const day = FROM_TO.exec(text)?.[2]
    const end = day === undefined ? undefined : parseDate(day, dayFirst)
    const found = end ?? endOfMonth(text) ?? endOfQuarter(text) ?? endOfYear(text)
    if (found !== undefined) return found
  }
  return undefined
}

function endOfMonth(text: string): string | undefined {
  const match = MONTH.exec(text)
  const first = match === null ? undefined : parseDate(`1 ${match[1]} ${match[2]}`, true)
  return first === undefined ? undefined : lastDay(Number(first.slice(0, 4)), Number(first.slice(5, 7)))
}

function endOfQuarter(text: string): string | undefined {
  const match = QUARTER.exec(text)
  return match === null ? undefined : lastDay(Number(match[3]), Number(match[1] ?? match[2]) * 3)
}

const endOfYear = (text: string): string | undefined => {
  const year = YEAR.exec(text)?.[1]
  return year === undefined ? undefined : `${year}-12-31`
}

/** `month` from 1. */
const lastDay = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
