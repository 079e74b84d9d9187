import { formatLongDay } from '../../i18n/format'
import { birthdayParts } from '../birthday'

/** "14 May 1980", or "14 May" when the year is unknown. */
export function birthdayText(birthday: string): string {
  const { day, month, year } = birthdayParts(birthday)
  if (day === '') return birthday
  // A leap year, so that 29 February stays.
  const date = new Date(`${year || '2000'}-${month}-${day.padStart(2, '0')}T12:00:00`)
  return formatLongDay(date.getTime(), year !== '')
}
