// A day as it is typed (输入的日期): 2026-12-15, 15/12, 12月15日, 下月15日, 月底, in 10 days, 3个月前. Never a 31 February:
// 2月31日 is refused. On 2026-11-22, 15日 looking ahead is 2026-12-15 and looking back 2026-11-15.
import { addMonths, type Day, day, daysInMonth, iso, ymd } from '../core/day.ts'
import { DAY_FORMS, type Found } from './typed-day-forms.ts'
import { halfWidth, MOST_TYPED, type Wrong, wrong } from './typed-trouble.ts'

export type Looking = 'past' | 'future'
export type OnDay = { readonly today: Day; readonly lang: 'en' | 'zh'; readonly toward: Looking }
/** `other`: the day it would be with day and month the other way round. */
export type TypedDay = { readonly day: Day; readonly text: string; readonly other?: string }

/** What was typed, as a calendar day from 1900 to 2200. */
export function typedDay(text: string, on: OnDay): TypedDay | Wrong {
  const said = halfWidth(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:on|from|since|until|till|by) (?=\S)/i, '')
    .replace(/^the (?=\S)/i, '')
    .replace(/(?:起|开始|为止)$/, '')
  if (said === '') return wrong('empty')
  if (said.length > MOST_TYPED) return wrong('too-long', { most: String(MOST_TYPED) })
  for (const { pattern, read } of DAY_FORMS) {
    const match = pattern.exec(said)
    const parts = match?.slice(1).map((part: string | undefined) => part ?? '')
    const found = parts && read(parts, on)
    if (found) return settled(found, on)
  }
  return wrong('not-a-day')
}

function settled(found: Found, on: OnDay): TypedDay | Wrong {
  if ('trouble' in found) return found
  if ('day' in found) return within(found.day)
  const { parts, swapped } = found
  const read = dated(parts, on)
  const other = swapped && dated(swapped, on)
  if (read !== undefined)
    return withOther(within(read), other === undefined || other === read ? undefined : iso(other))
  if (other !== undefined) return within(other)
  // Some year has a 29 February.
  const { y = 2000, m = 1 } = parts
  return wrong('no-such-day', { last: String(daysInMonth(y, m) || 31) })
}

const withOther = (read: TypedDay | Wrong, other: string | undefined): TypedDay | Wrong =>
  'trouble' in read || other === undefined ? read : { ...read, other }

function within(read: Day): TypedDay | Wrong {
  const { y } = ymd(read)
  return y < 1900 || y > 2200 ? wrong('far-day') : { day: read, text: iso(read) }
}

export type Parts = { readonly y?: number; readonly m?: number; readonly d: number }

/** A day of which the year, or month and year, may be unsaid: then the nearest in the direction asked about, today included. */
function dated({ y, m, d }: Parts, { today, toward }: OnDay): Day | undefined {
  if (y !== undefined) return m === undefined ? undefined : exactly(y, m, d)
  const step = toward === 'future' ? 1 : -1
  const now = ymd(today)
  const reaches = (on: Day | undefined): on is Day => on !== undefined && (on - today) * step >= 0
  // A leap day comes round within eight years, a 31st within two months.
  for (let n = 0; n <= (m === undefined ? 2 : 8); n++) {
    const at = ymd(addMonths(day(now.y, now.m, 1), m === undefined ? n * step : 0))
    const on = m === undefined ? exactly(at.y, at.m, d) : exactly(now.y + n * step, m, d)
    if (reaches(on)) return on
  }
  return undefined
}

const exactly = (y: number, m: number, d: number): Day | undefined =>
  m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) ? day(y, m, d) : undefined
