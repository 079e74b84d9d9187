/**
 * Days as a calendar that other programs read: iCalendar (RFC 5545). Whole days, which are the same in every zone, and
 * moments, in UTC, which every program shows by the clock of whoever looks.
 */
export interface CalendarDay {
  /** The same for the same thing at each writing: an id with what it is about. */
  uid: string
  /** YYYY-MM-DD */
  on: string
  /** Of what has an hour: ms since 1970 UTC. */
  at?: { begins: number; ends: number }
  text: string
  /** More about it; may have several lines. */
  note?: string
  /** Where it is opened. */
  url?: string
}

export interface CalendarHead {
  /** What a program shows as the calendar's name. */
  name: string
  /** When it was written, ms since 1970 UTC. */
  stamp: number
  /** The server's own name: it makes the UIDs the world's only ones. */
  host: string
}

/** Octets of a line, without its end (section 3.1). */
const LINE = 75
const DAY = 86_400_000

/** The text of a calendar, whole, in UTF-8 characters and with CRLF. Days of one uid are written once, the last of them. */
export function calendarText(days: readonly CalendarDay[], { name, stamp, host }: CalendarHead): string {
  const byUid = new Map(days.map((day) => [day.uid, day]))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kartoteka//Kartoteka//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...[...byUid.values()].flatMap((day) => eventLines(day, utc(stamp), host)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function eventLines({ uid, on, at, text, note, url }: CalendarDay, stamp: string, host: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`${uid}@${host}`)}`,
    `DTSTAMP:${stamp}`,
    ...(at === undefined
      ? [`DTSTART;VALUE=DATE:${plainDay(on)}`, `DTEND;VALUE=DATE:${plainDay(dayAfter(on))}`]
      : [`DTSTART:${utc(at.begins)}`, `DTEND:${utc(at.ends)}`]),
    `SUMMARY:${escaped(text)}`,
    ...(note === undefined || note === '' ? [] : [`DESCRIPTION:${escaped(note)}`]),
    ...(url === undefined ? [] : [`URL:${url}`]),
    // A birthday makes nobody busy; what has an hour does.
    at === undefined ? 'TRANSP:TRANSPARENT' : 'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

const utc = (time: number): string => `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
const plainDay = (day: string): string => day.replaceAll('-', '')
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

/** A text value (section 3.3.11). Control characters, which no content line may have, are left out. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replaceAll(/[\\;,]/g, String.raw`\$&`)
      .replaceAll('\n', String.raw`\n`)
  )
}

/** Lines of at most 75 octets, each after the first with a space before it; no character is cut (section 3.1). */
function folded(line: string): string {
  let [text, octets] = ['', 0]
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LINE) {
      text += '\r\n '
      // The space counts.
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4
}
