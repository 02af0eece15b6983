// Day (日): a calendar day as days since 1970-01-01; no clock, no time zone.
// Due dates are always reckoned from the anchor day: 31 Jan → 28 Feb → 31 Mar, never chained.

export type Day = number & { readonly __day: unique symbol }
export type Ymd = { readonly y: number; readonly m: number; readonly d: number }

/** Days from civil date, after H. Hinnant's `days_from_civil` (public domain); proleptic Gregorian. */
export function day(y: number, m: number, d: number): Day {
  const yy = m <= 2 ? y - 1 : y
  const era = Math.floor(yy / 400)
  const yoe = yy - era * 400
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return (era * 146097 + doe - 719468) as Day
}

export function ymd(on: Day): Ymd {
  const z = on + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1
  const m = mp < 10 ? mp + 3 : mp - 9
  return { y: yoe + era * 400 + (m <= 2 ? 1 : 0), m, d }
}

export const isLeap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
export const daysInMonth = (y: number, m: number): number =>
  m === 2 && isLeap(y) ? 29 : (LENGTHS[m - 1] ?? 0)

/** The anchor day in a month, or the month's end where the month is shorter: (2026, 2, 31) → 28 Feb. */
export const inMonth = (y: number, m: number, anchor: number): Day =>
  day(y, m, Math.min(anchor, daysInMonth(y, m)))

/** `from` moved by whole months and set on the anchor day: 31 Jan + 1 on anchor 31 → 28 Feb; + 2 → 31 Mar. */
export function addMonths(from: Day, months: number, anchor: number = ymd(from).d): Day {
  const { y, m } = ymd(from)
  const index = y * 12 + (m - 1) + months
  return inMonth(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, anchor)
}

/** The first anchor day strictly after a day: anchor 15 after 2026-11-22 → 2026-12-15. */
export function nextDue(after: Day, anchor: number): Day {
  const { y, m } = ymd(after)
  const here = inMonth(y, m, anchor)
  return here > after ? here : addMonths(after, 1, anchor)
}

/** Whole months from one day to a later one, on an anchor: 2026-01-31 → 2026-02-28 on 31 is 1. */
export function monthsBetween(from: Day, to: Day, anchor: number): number {
  const a = ymd(from)
  const b = ymd(to)
  let months = (b.y - a.y) * 12 + (b.m - a.m)
  while (months > 0 && addMonths(to, -months, anchor) < from) months -= 1
  return Math.max(0, months)
}

const two = (n: number): string => String(n).padStart(2, '0')
/** "2026-12-15" */
export function iso(on: Day): string {
  const { y, m, d } = ymd(on)
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`
}

/** Reads "2026-12-15"; `undefined` for anything else, 30 February included. Years 1900 to 2200. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (!match) return undefined
  const [y, m, d] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined
  return day(y, m, d)
}
