// One row, unfolded (单期算式): the interest of the period, what is paid, which bucket it reaches, what is left.
// 730.98 = 48,732.55 × 18% × 31/365, half up; to interest 1,916.21 = min(2,432.59 − 300.00 − 215.40, 3,110.17).
import { type Bucket, BUCKETS, type Debt } from '../../core/debt.ts'
import type { Arg } from '../../core/finding.ts'
import type { Money } from '../../core/money.ts'
import {
  type Formula,
  type Mode,
  enough,
  evaluate,
  minorOf,
  minus,
  money,
  number,
  plus,
  round,
  times,
  unitOf,
} from './formula.ts'
import type { Made } from './item.ts'
import { paymentOf } from './payment.ts'
import { factorsOf, wholeFactorsOf } from './period.ts'
import type { Amounts, Paying, Replay } from './replay.ts'

type Args = Readonly<Record<string, Arg>>

/** Everything of a row of the schedule; two payments on one day are told one after the other, then together. */
export function explainRow(row: number, replay: Replay, debt: Debt): Made[] {
  const here = replay.payings.filter((one) => one.row === row)
  const [first] = here
  if (!first) return []
  const args = { row: { count: row }, due: { day: first.due } }
  const out = here.flatMap((one) => onePaying(one, replay, debt, args))
  if (here.length === 1) return out
  const sum = (figure: 'rowCharged' | 'rowPayment', of: (one: Paying) => number): Made => ({
    figure,
    args,
    value: { money: here.reduce((all, one) => all + of(one), 0) as Money },
    formula: plus(...here.map((one) => money(of(one)))),
  })
  return [...out, sum('rowCharged', (one) => one.charge), sum('rowPayment', (one) => one.payment)]
}

function onePaying(one: Paying, replay: Replay, debt: Debt, args: Args): Made[] {
  const { step, before, charge, returned, payment } = one
  const out: Made[] = [
    { figure: 'period', args, value: { count: step.period.days } },
    { ...interestOf(one, debt), figure: 'interestCharged', args, value: { money: charge as Money } },
  ]
  const back = BUCKETS.map((bucket) => returned[bucket])
  if (back.some((amount) => amount > 0)) {
    const all = back.reduce((sum, amount) => sum + amount, 0)
    out.push({ figure: 'returned', args, value: { money: all as Money }, formula: plus(...back.map(money)) })
  }
  out.push(...paymentOf(one, replay, debt).map((made) => ({ ...made, args })))
  const charges: Amounts = { fees: 0, penalty: 0, interest: charge, principal: 0 }
  const owed = (bucket: Bucket): number => before[bucket] + charges[bucket] + returned[bucket]
  if (payment > 0) out.push(...destinations(one, owed, debt, args))
  if (one.capitalised > 0) {
    const formula = plus(money(owed('interest')), minus(money(one.to.interest)))
    out.push({ figure: 'rowCapitalised', args, value: { money: one.capitalised as Money }, formula })
  }
  for (const bucket of BUCKETS) {
    if (owed(bucket) === 0 && one.left[bucket] === 0) continue
    const moved =
      bucket === 'principal'
        ? money(one.capitalised)
        : bucket === 'interest'
          ? minus(money(one.capitalised))
          : money(0)
    const formula = plus(
      money(before[bucket]),
      money(charges[bucket]),
      money(returned[bucket]),
      minus(money(one.to[bucket])),
      moved,
    )
    out.push({
      figure: 'left',
      args: { ...args, bucket: { word: bucket } },
      value: { money: one.left[bucket] as Money },
      formula,
    })
  }
  const left = BUCKETS.map((bucket) => one.left[bucket])
  const all = left.reduce((sum, amount) => sum + amount, 0)
  return [
    ...out,
    { figure: 'leftTotal', args, value: { money: all as Money }, formula: plus(...left.map(money)) },
  ]
}

/** Principal × rate × period, rounded once; carried: the running total, rounded, less what was charged before. */
function interestOf({ step, before, charge, carried }: Paying, debt: Debt): Pick<Made, 'formula' | 'note'> {
  const { digits, rounding } = debt
  const unit = unitOf(digits)
  const principal = money(before.principal)
  const good = (of: Formula): boolean => minorOf(evaluate(of, digits), digits) === charge
  const ways = [factorsOf(step.rate, step.period, debt), wholeFactorsOf(step.rate, step.period)]
  for (const factors of ways) {
    const interest = times(principal, ...factors)
    if (!carried || (carried.exact.isZero() && carried.charged === 0)) {
      const mode: Mode = rounding.interest === 'half-even' ? 'half-even' : 'half-up'
      const formula = round(interest, mode, unit)
      if (good(formula)) return { formula }
      continue
    }
    const total = carried.exact.div(10 ** digits)
    const before_ = minus(money(carried.charged))
    const formula = enough(
      digits + 4,
      (short) => plus(round(plus(number(short(total)), interest), 'half-up', unit), before_),
      good,
    )
    if (formula) return { formula, note: 'carried' }
  }
  return {}
}

/** Where the payment goes, in the debt's order (清偿顺序): each bucket takes what is left of it, up to what it holds. */
function destinations(
  { payment, to }: Paying,
  owed: (bucket: Bucket) => number,
  debt: Debt,
  args: Args,
): Made[] {
  const gone: Formula[] = []
  return debt.allocation.flatMap((bucket): Made[] => {
    if (owed(bucket) === 0) return []
    const cash = plus(money(payment), ...gone)
    gone.push(minus(money(to[bucket])))
    const formula: Formula = { min: [cash, money(owed(bucket))] }
    return [
      {
        figure: 'to',
        args: { ...args, bucket: { word: bucket } },
        value: { money: to[bucket] as Money },
        formula,
      },
    ]
  })
}
