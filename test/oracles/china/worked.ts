// Worked examples (算例): amounts in capitals, level instalments, interest by the day, penalty caps, auctions, allocation.
// 2,000 paid on fees 300, interest 800, principal 10,000: 900 reach principal; on a card from day 91 all 2,000 do.
import { capitals } from '../../../src/core/capitals.ts'
import type { Day } from '../../../src/core/day.ts'
import type { Bucket, Debt } from '../../../src/core/debt.ts'
import { type Money, format, money, parse } from '../../../src/core/money.ts'
import { FULL, percent, plus, shareOf, times } from '../../../src/core/rate.ts'
import { totalPaid } from '../../../src/core/schedule.ts'
import { irr } from '../../../src/core/yield.ts'
import { find } from '../../../src/policy/law.ts'
import { defaultsOf, policy } from '../../../src/policy/load.ts'
import { penaltyAboveCap } from '../../../src/policy/rules/penalty-above-cap.ts'
import { penaltyOutsideUplift } from '../../../src/policy/rules/penalty-outside-uplift.ts'
import { cents, debt, level, on, part, payments, pct, plan, promised } from '../../support/build.ts'
import { ask } from '../../support/judged.ts'
import type { Case } from '../../support/vectors.ts'
import { bears, cn, law, pairs, subject, yearly, yuan } from './pack.ts'

// ---- 大写金额.

export const inCapitals = ({ amount, expected }: { amount: string; expected: string }): Case => ({
  id: amount,
  check: () => {
    const read = parse(amount, 2)
    return pairs(['amount' in read ? capitals(read.amount) : read.trouble, expected])
  },
})

// ---- 等额本息: instalments over months of equal length, the last taking what rounding left.

const MILLIONTHS = 6
const annuity = (principal: number, rate: string, months: number, digits = 2) =>
  promised(
    debt({
      asOf: '2026-01-15',
      principal: cents(principal, digits),
      digits,
      rate,
      dayCount: 'equal-months',
    }),
    plan([level(months)]),
  )

type Mortgage = {
  id: string
  principal: number
  years: number
  annualRatePercent: string
  expectedMonthly: string
  expectedTotalRounded?: string
}
/** The printed total is so many times the unrounded instalment: here, the same loan in millionths of a yuan. */
export const mortgage = (of: Mortgage): Case => ({
  id: of.id,
  check: () => {
    const [rate, months] = [`${of.annualRatePercent}%`, of.years * 12]
    const wrong = pairs([yuan(annuity(of.principal, rate, months).rows[0]!.payment), of.expectedMonthly])
    if (wrong || of.expectedTotalRounded === undefined) return wrong
    const total = totalPaid(annuity(of.principal, rate, months, MILLIONTHS))
    return pairs([Math.round(total / 10 ** MILLIONTHS), of.expectedTotalRounded])
  },
})

type Annuity = {
  principal: string
  annualPct: string
  months: number
  payment: string
  paymentUnrounded?: string
  publishedPayment?: string
  upfrontFee?: string
  netReceived?: string
  monthlyPct?: string
  nominalPct?: string
  effectivePct?: string
}
/** The instalment; cut off where the page cut it off. With a fee up front, the rate of what is received, unrounded too. */
export const annuities = (of: Annuity): Case => ({
  id: `${of.principal} at ${of.annualPct}%`,
  check: () => {
    const [principal, rate] = [Number(of.principal), `${of.annualPct}%`]
    const fine = annuity(principal, rate, of.months, MILLIONTHS)
    const each = format(fine.rows[0]!.payment, MILLIONTHS)
    const wrong = pairs(
      [yuan(annuity(principal, rate, of.months).rows[0]!.payment), of.payment],
      [each, of.paymentUnrounded ?? each],
      [each.slice(0, of.publishedPayment?.length), of.publishedPayment ?? each],
    )
    if (wrong || of.upfrontFee === undefined) return wrong
    const net = principal - Number(of.upfrontFee)
    const { periodicRate, annualRate, effectiveRate } = irr([-cents(net, MILLIONTHS), ...payments(fine)])
    const percentage = (rate: number | null | undefined): string => ((rate ?? Number.NaN) * 100).toFixed(6)
    return pairs(
      [net, of.netReceived],
      [percentage(periodicRate), of.monthlyPct],
      [percentage(annualRate), of.nominalPct],
      [percentage(effectiveRate), of.effectivePct],
    )
  },
})

// ---- 滞纳金 and card interest by the day. The days are counted between those of the bills; what bears interest is as printed:
// in A4 the full amount, whatever was paid before, which no ledger of the product does.

type Late = {
  id: string
  overdueAmount: number
  daysOverdue: number
  dailyRatePercent: string
  expected: string
}
export const lateFee = (of: Late): Case => ({
  id: of.id,
  check: () => {
    const from = on('2026-01-01')
    const to = (from + of.daysOverdue) as Day
    return pairs([yuan(bears(of.overdueAmount, pct(`${of.dailyRatePercent}%/day`), from, to)), of.expected])
  },
})

/** Posted or last paid, paid, billed: field notes §13, A1–A4. */
const BILLS: Readonly<Record<string, readonly [string, string, string]>> = {
  A1: ['2026-03-30', '2026-04-23', '2026-05-05'],
  A2: ['2026-03-30', '2026-04-23', '2026-05-05'],
  A3: ['2026-03-30', '2026-05-01', '2026-05-10'],
  A4a: ['2026-04-23', '2026-05-23', '2026-06-05'],
  A4b: ['2026-05-23', '2026-06-23', '2026-07-05'],
  A4c: ['2026-06-23', '2026-07-23', '2026-08-05'],
}
type Card = {
  id: string
  dailyPct: string
  segments: [base: string, days: number][]
  interest: string
}
export const card = ({ id, dailyPct, segments, interest: printed }: Card): Case => ({
  id,
  check: () => {
    const days = (BILLS[id] ?? []).map(on)
    const parts = segments.map(([base], k) =>
      bears(base, pct(`${dailyPct}%/day`), days[k] as Day, days[k + 1] as Day),
    )
    return pairs([yuan(money(parts.reduce((sum, one) => sum + one, 0))), printed])
  },
})

// ---- 罚息上限: the contract's rate and its uplift, judged by the two rules that read the pack.

type Penalty = {
  contractPct: string
  upliftPct: string
  rawPct: string
  cap24Pct: string
  breached: boolean
}
export const penalty = (of: Penalty): Case => ({
  id: `${of.contractPct}% and ${of.upliftPct}%`,
  check: () => {
    const raw = yearly(times(part(`${of.contractPct}%`), plus(FULL, part(`${of.upliftPct}%`))))
    const owing = debt({ rate: `${of.contractPct}%` })
    const one: Debt = { ...owing, rates: { ...owing.rates, penalty: raw } }
    const asked = { policy: policy('cn', 2, { debt: one }) }
    const [found] = ask(penaltyAboveCap, one, plan([level(12)]), asked)
    const cap = found?.args['cap']
    const capped = cap && 'rate' in cap ? cap.rate : raw
    return pairs(
      [percent(raw), percent(part(`${of.rawPct}%`))],
      [found !== undefined, of.breached],
      [percent(capped), percent(part(`${of.cap24Pct}%`))],
      [ask(penaltyOutsideUplift, one, plan([level(12)]), asked).length, 0],
    )
  },
})

// ---- 拍卖 and 冲抵顺序: the pack's shares, and the pack's order run through the ledger.

type Auction = { appraisal: string; firstStartMin: string; secondStartMin: string }
export const auction = ({ appraisal, firstStartMin, secondStartMin }: Auction): Case => ({
  id: appraisal,
  check: () => {
    const starts = find(law, 'auction.starts', subject('2026-11-22', { product: 'second-lien' }))?.value ?? []
    const least = starts.map((start) => yuan(money(shareOf(start, cents(appraisal)))))
    return pairs([least, [firstStartMin, secondStartMin]])
  },
})

type Parts = Record<'fees' | 'interest' | 'principal', string>
type Allocation = Parts & { payment: string; statutory: Parts; cardFromDay91: Parts }
export const allocation = (of: Allocation): Case => ({
  id: of.payment,
  check: () => {
    const owing = debt({
      fees: cents(of.fees),
      interest: cents(of.interest),
      principal: cents(of.principal),
    })
    const { allocation: orderOf } = defaultsOf(cn, 2)
    /** What one payment on the day of the figures reaches. */
    const paid = (more: Partial<Debt>): string => {
      const one = { ...owing, ...more }
      const first = { on: one.asOf, pay: { amount: cents(of.payment) } }
      const { rows } = promised(
        { ...one, allocation: orderOf(one) },
        plan([first, { months: 1, pay: 'rest' }]),
      )
      return said((bucket) => rows[0]!.to[bucket])
    }
    const overdue = (days: number): Partial<Debt> => ({
      product: 'credit-card',
      lender: 'bank',
      overdueSince: (owing.asOf - days) as Day,
    })
    return pairs(
      [paid({}), printedIn(of.statutory)],
      [paid(overdue(90)), printedIn(of.statutory)],
      [paid(overdue(91)), printedIn(of.cardFromDay91)],
    )
  },
})
const said = (of: (bucket: Bucket) => Money): string =>
  `fees ${yuan(of('fees'))}, interest ${yuan(of('interest'))}, principal ${yuan(of('principal'))}`
const printedIn = (parts: Parts): string => said((bucket) => cents(parts[bucket as keyof Parts]))
