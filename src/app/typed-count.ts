// A count as it is typed (输入的数量): months, days, people, times; 22期, 22 months and 22 are one, 2年 is 24 months.
import { halfWidth, MOST_TYPED, numberOf, type Wrong, wrong } from './typed-trouble.ts'

export type Counted = 'months' | 'days' | 'people' | 'times' | 'day-of-month'

const UNITS: Readonly<Record<Counted, RegExp>> = {
  months: /^(?:期|个?月|months?|mo|instal?lments?|payments?)$/i,
  days: /^(?:天|日|days?|dpd)$/i,
  people: /^(?:人|口|口人|个人|people|persons?)$/i,
  times: /^(?:次|times?)$/i,
  'day-of-month': /^(?:日|号|st|nd|rd|th)$/i,
}
const YEARS = /^(?:年|years?|yrs?)$/i

/** A whole number with or without its unit; a year is twelve months where months are counted. */
export function typedCount(
  text: string,
  of: Counted,
): { readonly count: number; readonly text: string } | Wrong {
  const said = halfWidth(text).trim()
  if (said === '') return wrong('empty')
  if (said.length > MOST_TYPED) return wrong('too-long', { most: String(MOST_TYPED) })
  const match = /^(?:每月|第)?(\d{1,6}|[〇零一二两三四五六七八九十]{1,3})\s*(.*)$/s.exec(said)
  if (!match) return wrong('not-a-count')
  const [, number = '', unit = ''] = match
  const read = /^\d/.test(number) ? Number(number) : numberOf(number)
  if (read === undefined) return wrong('not-a-count')
  if (unit === '' || UNITS[of].test(unit)) return { count: read, text: String(read) }
  if (of === 'months' && YEARS.test(unit)) return { count: read * 12, text: String(read * 12) }
  return wrong('not-a-count')
}
