// Time in years as the EU's annual percentage rate of charge counts it (欧盟年度百分率 APRC): equal months of 1/12
// counted back from the flow to the first drawdown, and what is left in days over 365 or 366.
// 2019-01-12 to 2020-06-15 is 17 months and 3 days: 17/12 + 3/365 = 1.4249.
// Source: Directive 2008/48/EC Annex I (2014/17/EU Annex I, Part I (c)).
import { type Day, addMonths, daysInMonth, monthsBetween, ymd } from './day.ts'

const isMonthEnd = (on: Day): boolean => ymd(on).d === daysInMonth(ymd(on).y, ymd(on).m)

/** The days of the month on which the flows of one agreement fall, as far as a month's end needs them. */
export type Series = { readonly latest: number; readonly ends: boolean }

/** The latest day of the month among some days, and whether all of them are month ends: 31 Jan, 28 Feb → 31, true. */
export function series(days: readonly Day[]): Series {
  let latest = 1
  let ends = true
  for (const on of days) {
    latest = Math.max(latest, ymd(on).d)
    ends &&= isMonthEnd(on)
  }
  return { latest, ends }
}

/**
 * Whole months counted back from a later day to an earlier one, and the days before them.
 * A month's end stands for the day the series has in longer months, and two month ends are whole months apart:
 * 2019-01-31 → 2019-02-28 is 1 month, not 28 days; 2019-01-31 → 2019-03-01 is 1 month and 1 day.
 */
export function monthsBack(from: Day, to: Day, of: Series): { months: number; days: number; left: Day } {
  let anchor = ymd(to).d
  if (isMonthEnd(to)) {
    if (isMonthEnd(from)) anchor = 31
    else anchor = Math.max(anchor, of.latest, of.ends ? ymd(from).d : 0)
  }
  const months = monthsBetween(from, to, anchor)
  const left = addMonths(to, -months, anchor)
  return { months, days: left - from, left }
}

/**
 * Years from the first drawdown to a flow: months / 12 + days / 365, or / 366 where the year counted back from
 * the end of those days holds 29 February. Negative for a flow before the drawdown.
 * @example years(2020-12-31, 2021-03-01) is 2/12 + 1/366
 */
export function years(from: Day, to: Day, of: Series = series([to])): number {
  if (to < from) return -years(to, from, of)
  const { months, days, left } = monthsBack(from, to, of)
  return days === 0 ? months / 12 : months / 12 + days / (left - addMonths(left, -12))
}
