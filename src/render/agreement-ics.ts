// Due days as a calendar (还款日历, iCalendar): one all-day event a payment with a reminder three days before, at nine in the
// morning. RFC 5545: CRLF, lines folded at 75 octets, text escaped. No name and no account: a calendar is often shared.
import type { Agreement } from '../core/agreement.ts'
import type { Day } from '../core/day.ts'
import type { Lang } from '../i18n/lang.ts'
import { voiceFor } from './agreement-words.ts'
import { basic, calendar, escaped } from './ics.ts'

const REMIND_DAYS = 3
/** From midnight of the due day back to nine o'clock three days before. */
const TRIGGER = `-P${REMIND_DAYS - 1}DT15H`

export function agreementIcs(of: Agreement, langs: readonly Lang[]): string {
  const voices = langs.map((lang) => voiceFor(of, lang))
  const paid = of.schedule.rows.filter(({ payment }) => payment > 0)
  const said = (key: 'due' | 'remind', i: number): string =>
    voices
      .map(({ words, say }) =>
        say(words.agreement.event[key], {
          n: i + 1,
          rows: paid.length,
          days: REMIND_DAYS,
          amount: { money: paid[i]?.payment ?? of.situation.debt.rounding.unit },
        }),
      )
      .join(' / ')
  const events = paid.flatMap(({ n, due }, i) => [
    'BEGIN:VEVENT',
    `UID:${escaped(of.id)}-${n}@parley`,
    // The day of the agreement: a calendar wants a time of its making, and a text that never changes has none.
    `DTSTAMP:${basic(of.on)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(due)}`,
    `DTEND;VALUE=DATE:${basic((due + 1) as Day)}`,
    `SUMMARY:${escaped(said('due', i))}`,
    `DESCRIPTION:${escaped(of.id)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${TRIGGER}`,
    `DESCRIPTION:${escaped(said('remind', i))}`,
    'END:VALARM',
    'END:VEVENT',
  ])
  return calendar('agreement', events)
}
