// The day's list as a calendar (当日待办日历): an all-day event for each thing of the day or after it; what is late stands on the day
// of the list. No name: a calendar is often shared.
import type { Day } from '../core/day.ts'
import type { DueList } from '../core/due.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { amounts } from './due.ts'
import { basic, calendar, escaped } from './ics.ts'

export function dueIcs({ on, items }: DueList, { lang }: Context): string {
  const { words } = voiceOf(lang)
  const amountIn = amounts(lang)
  return calendar(
    'due',
    items.flatMap((one) => {
      const day = one.day < on ? on : one.day
      const money = one.amount === null ? '' : ` ${amountIn(one)(one.amount)}`
      return [
        'BEGIN:VEVENT',
        `UID:${escaped(one.id)}-${one.kind}-${basic(one.day)}@parley`,
        `DTSTAMP:${basic(on)}T000000Z`,
        `DTSTART;VALUE=DATE:${basic(day)}`,
        `DTEND;VALUE=DATE:${basic((day + 1) as Day)}`,
        `SUMMARY:${escaped(`${words.due.kinds[one.kind]}${money}`)}`,
        `DESCRIPTION:${escaped(one.id)}`,
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ]
    }),
  )
}
