import { locale } from '../../i18n'

/** `1980-05-14` and `--05-14` in the member's language. */
export function formatBirthday(day: string): string {
  const known = !day.startsWith('--')
  const date = new Date(`${known ? day : `2000-${day.slice(2)}`}T00:00:00Z`)
  const year = known ? ({ year: 'numeric' } as const) : {}
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', day: 'numeric', month: 'long', ...year }).format(date)
}
