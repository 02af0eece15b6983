// Calendars (iCalendar, RFC 5545): CRLF, lines folded at 75 octets, text escaped.
import { type Day, iso } from '../core/day.ts'
import { visible } from '../i18n/neutral.ts'

export const basic = (day: Day): string => iso(day).replaceAll('-', '')
export const escaped = (text: string): string => visible(text).replace(/[\\;,]/g, (char) => `\\${char}`)

const PLAIN = /^[ -~]*$/
/** At most 75 octets a line, a character never cut in two; what follows begins with a space. */
function folded(line: string): string {
  if (line.length <= 25 || (line.length <= 75 && PLAIN.test(line))) return line
  let out = ''
  let size = 0
  for (const char of line) {
    const code = char.codePointAt(0) ?? 0
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (size + octets > 75) {
      out += '\r\n '
      size = 1
    }
    out += char
    size += octets
  }
  return out
}

export const calendar = (what: string, events: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//parley//${what}//EN`,
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
