// Cases of the law's own figures (法定利息与LPR): interest on what is owed by law, and the rate it is measured by.
// 1,000,000 after judgment for 100 days at 0.0175 % a day is 17,500.00.
import { fraction } from '../../../src/core/accrual.ts'
import { type Day, iso } from '../../../src/core/day.ts'
import { type Rate, compareRates, formatRate, percent, times } from '../../../src/core/rate.ts'
import { find, known, lawOf, stale } from '../../../src/policy/law.ts'
import { on, part, pct } from '../../support/build.ts'
import type { Case } from '../../support/vectors.ts'
import { bears, cn, law, lpr, pairs, privateCap, subject, yearly, yuan } from './pack.ts'

// ---- 法定利息, 违约金, 迟延履行利息: days are the difference of two dates (算头不算尾), over 365.

type Legal = {
  fn: string
  start?: string
  end?: string
  date?: string
  base?: string | number
  principal?: number
  debt?: number
  days?: number
  basis?: number
  annualRatePercent?: string
  dailyRatePerTenThousand?: string
  dailyRate?: string
  lprPercent?: string
  multiplier?: string
  extendOverHoliday?: boolean
  expectedDays?: number
  expected?: string | number
}
const span = ({ start = '', end = '' }: Legal): [Day, Day] => [on(start), on(end)]

const LEGAL: Readonly<Record<string, (of: Legal) => string | undefined>> = {
  simpleInterest: (of) =>
    pairs(
      [`act/${of.basis}`, 'act/365'],
      [fraction('act/365', ...span(of)).days, of.expectedDays],
      [yuan(bears(of.principal as number, pct(`${of.annualRatePercent}%`), ...span(of))), of.expected],
    ),
  days: (of) => pairs([fraction('act/365', ...span(of)).days, of.expectedDays]),
  /** 0.05 % a day is more than four times the LPR, as the case remarks. */
  penaltyDaily: (of) => {
    const rate = pct(`${Number(of.dailyRatePerTenThousand) / 10}‰/day`)
    const cap = privateCap(of.start as string)
    return pairs(
      [yuan(bears(of.base as number, rate, ...span(of))), of.expected],
      [cap && compareRates(rate, cap) > 0, true],
    )
  },
  penaltyLprMultiple: (of) => {
    const base = lpr(of.start as string) as Rate
    const rate = yearly(times(base, part(of.multiplier as string)))
    return pairs(
      [formatRate(base), formatRate(pct(`${of.lprPercent}%`))],
      [yuan(bears(of.base as number, rate, ...span(of))), of.expected],
    )
  },
  doubledDebtInterest: (of) => {
    const rate = find(law, 'judgment.interest', subject(of.start as string))?.value as Rate
    return pairs(
      [rate.per, 'day'],
      [percent(rate), percent(part(of.dailyRate as string))],
      [yuan(bears(of.debt as number, rate, ...span(of))), of.expected],
    )
  },
  lpr1y: (of) => {
    const found = lpr(of.date as string)
    return pairs([found && formatRate(found), formatRate(pct(`${of.expected}%`))])
  },
  lpr5y: () => 'the pack has the one-year LPR only',
  workdays: () => 'there is no calendar of working days',
  deadline: () => 'there is no function for procedural periods',
}
export const legal = (of: Legal): Case => ({
  id: [
    of.fn,
    of.date ?? of.start ?? of.base,
    of.annualRatePercent && `at ${of.annualRatePercent}%`,
    of.fn === 'deadline' && (of.extendOverHoliday ? 'put off over a holiday' : 'not put off'),
  ]
    .filter(Boolean)
    .join(' '),
  check: () => (LEGAL[of.fn] ?? (() => `no such function`))(of),
})

// ---- LPR, and four times it: the cap of a private loan from 2020-08-20.

const FOUR_TIMES = {
  id: 'four-times',
  sets: 'cost.cap',
  unit: 'rate',
  own: true,
  value: { times: '4', of: 'reference.rate' },
}
const fourTimes = lawOf([...cn.values, FOUR_TIMES], law.subject, 2)

type Step = { from: string; pct: string; fourTimesPct: string }
export const steps = (all: readonly Step[]): Case[] =>
  all.map(({ from, pct: printed, fourTimesPct }, k) => ({
    id: from,
    check: () => {
      const before = lpr(iso((on(from) - 1) as Day))
      const last = all[k - 1]
      const four = find(fourTimes, 'cost.cap', subject(from))?.value as Rate
      // From the day on which it became the cap: the step of April 2020 was then in force.
      const next = all[k + 1]?.from ?? '9999'
      const capped = next <= '2020-08-20' ? four : privateCap(from < '2020-08-20' ? '2020-08-20' : from)
      return pairs(
        [formatRate(lpr(from) as Rate), formatRate(pct(`${printed}%`))],
        [before && formatRate(before), last && formatRate(pct(`${last.pct}%`))],
        [formatRate(four), formatRate(pct(`${fourTimesPct}%`))],
        [capped && formatRate(capped), formatRate(four)],
      )
    },
  }))

/** The day through which the LPR was checked, from which it is told as stale after 60 days. */
export const verified = (day: string): Case => ({
  id: 'lprVerifiedThrough',
  check: () => {
    const toldOn = (days: number): number => {
      const of = lawOf(cn.values, subject(iso((on(day) + days) as Day)), 2)
      known(of, 'reference.rate')
      return stale(of).length
    }
    const checked = find(law, 'reference.rate', subject(day))?.entry.checked
    return pairs([checked && iso(checked), day], [toldOn(60), 0], [toldOn(61), 1])
  },
})
