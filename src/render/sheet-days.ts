// The days of a period in a workbook (计息天数): from one due day to the next, as a fraction of a year under each day count.
// 15 December to 15 January under Act/365: 31 over 365. Act/Act counts the days of leap years apart.
import { type DayCount, fraction } from '../core/accrual.ts'
import { addMonths, daysInMonth, monthsBetween, ymd } from '../core/day.ts'
import type { Line } from '../core/line.ts'
import { dated, whole } from './sheet-cell.ts'
import type { At, Column } from './sheet-column.ts'
import { type Arithmetic, denominator } from './sheet-interest.ts'
import type { Places, Source } from './sheet-terms.ts'

export function periodColumns(
  { of, lines }: Source,
  { asOf, anchor: anchorAt }: Places,
  { factors }: Arithmetic,
  anchor: number,
  scheduleAt: (letter: string, row: number) => string,
): Column[] {
  const { dayCount } = of.situation.debt
  const daysOf = ({ from, step }: Line): number => step.due - from
  const line = (i: number): Line => lines[i] as Line
  return [
    { key: 'n', head: ({ words }) => words.sheet.rows.n, cell: (i) => whole(line(i).row) },
    {
      key: 'from',
      head: ({ words }) => words.sheet.working.from,
      cell: (i, row) => dated(line(i).from, i === 0 ? asOf : scheduleAt('B', row - 1)),
    },
    {
      key: 'until',
      head: ({ words }) => words.sheet.working.until,
      cell: (i, row) => dated(line(i).step.due, scheduleAt('B', row)),
    },
    {
      key: 'days',
      head: ({ words }) => words.sheet.rows.days,
      cell: (i, row, at) => whole(daysOf(line(i)), `${at('until', row)}-${at('from', row)}`),
    },
    ...countColumns(dayCount, lines, anchor, anchorAt),
    {
      key: 'num',
      head: ({ words }) => words.sheet.working.num,
      cell: (i, row, at) => {
        const { num, den } = factors[i] as Arithmetic['factors'][number]
        const { rate } = line(i).step
        const days = at('days', row)
        return whole(num, rate.per === 'day' ? `${days}*${den}` : yearFraction(dayCount, row, at))
      },
    },
    {
      key: 'den',
      head: ({ words }) => words.sheet.working.den,
      cell: (i) => whole(factors[i]?.den ?? denominator(dayCount)),
    },
  ]
}

/** The numerator of the fraction of a year, from the columns before it. */
function yearFraction(count: DayCount, row: number, at: At): string {
  const [from, until, days] = [at('from', row), at('until', row), at('days', row)]
  switch (count) {
    case 'act/365':
    case 'act/360':
      return days
    case 'act/act':
      return `${at('leap', row)}*365+(${days}-${at('leap', row)})*366`
    case '30e/360':
      return `(YEAR(${until})-YEAR(${from}))*360+(MONTH(${until})-MONTH(${from}))*30+MIN(DAY(${until}),30)-MIN(DAY(${from}),30)`
    case 'equal-months':
      return `${at('months', row)}*30+${at('odd', row)}`
  }
}

/** Leap years up to a year. */
const leaps = (year: string): string => `(INT((${year})/4)-INT((${year})/100)+INT((${year})/400))`

function countColumns(count: DayCount, lines: readonly Line[], anchor: number, anchorAt: string): Column[] {
  const line = (i: number): Line => lines[i] as Line
  if (count === 'act/act')
    return [
      {
        key: 'leap',
        head: ({ words }) => words.sheet.working.leap,
        cell: (i, row, at) => {
          const [from, until] = [at('from', row), at('until', row)]
          const [a, b] = [`YEAR(${from})`, `YEAR(${until})`]
          const isLeapYear = (year: string): string => `(${leaps(year)}-${leaps(`${year}-1`)})`
          const across = `${isLeapYear(a)}*(DATE(${a}+1,1,1)-${from})+${isLeapYear(b)}*(${until}-DATE(${b},1,1))+366*(${leaps(`${b}-1`)}-${leaps(a)})`
          const { num, days } = fraction('act/act', line(i).from, line(i).step.due)
          return whole(days * 366 - num, `IF(${a}=${b},${isLeapYear(a)}*(${until}-${from}),${across})`)
        },
      },
    ]
  if (count !== 'equal-months') return []
  const own = ({ step: { due } }: Line): number => {
    const { y, m, d } = ymd(due)
    return Math.min(anchor, daysInMonth(y, m)) === d ? anchor : d
  }
  const monthsOf = (of: Line): number => monthsBetween(of.from, of.step.due, own(of))
  /** So many months back, on the day counted on. */
  const back = (row: number, at: At, months: string): string => {
    const until = at('until', row)
    return `DATE(YEAR(${until}),MONTH(${until})-${months},MIN(${at('own', row)},DAY(EOMONTH(${until},-${months}))))`
  }
  return [
    {
      key: 'own',
      head: ({ words }) => words.sheet.working.own,
      cell: (i, row, at) => {
        const until = at('until', row)
        const stands = `MIN(${anchorAt},DAY(EOMONTH(${until},0)))=DAY(${until})`
        return whole(own(line(i)), `IF(${stands},${anchorAt},DAY(${until}))`)
      },
    },
    {
      key: 'calendar',
      head: ({ words }) => words.sheet.working.calendar,
      cell: (i, row, at) => {
        const [from, until] = [at('from', row), at('until', row)]
        const [a, b] = [ymd(line(i).from), ymd(line(i).step.due)]
        return whole(
          (b.y - a.y) * 12 + b.m - a.m,
          `(YEAR(${until})-YEAR(${from}))*12+MONTH(${until})-MONTH(${from})`,
        )
      },
    },
    {
      key: 'months',
      head: ({ words }) => words.sheet.working.months,
      cell: (i, row, at) => {
        const calendar = at('calendar', row)
        const formula = `MAX(0,${calendar}-IF(${back(row, at, calendar)}<${at('from', row)},1,0))`
        return whole(monthsOf(line(i)), formula)
      },
    },
    {
      key: 'odd',
      head: ({ words }) => words.sheet.working.odd,
      cell: (i, row, at) => {
        const { from, step } = line(i)
        const odd = addMonths(step.due, -monthsOf(line(i)), own(line(i))) - from
        return whole(Math.max(0, odd), `MAX(0,${back(row, at, at('months', row))}-${at('from', row)})`)
      },
    },
  ]
}
