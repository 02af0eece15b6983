// Opening, unfolded (期初算式): what is given up, put off or added to principal before the first row.
// Penalty 215.40 × 100% waived; 51,411.77 opens the ledger: 300.00 + 2,379.22 + 48,732.55.
import { BUCKETS, type Bucket, type Debt, type Owed, total } from '../../core/debt.ts'
import type { Arg } from '../../core/finding.ts'
import type { Money } from '../../core/money.ts'
import type { Plan, Relief, When } from '../../core/plan.ts'
import { shareOf } from '../../core/rate.ts'
import type { Given, Opening } from '../../core/relief.ts'
import { type Formula, minus, money, percent, plus, round, times, unitOf } from './formula.ts'
import type { Made } from './item.ts'

export function explainOpening(debt: Debt, plan: Plan, open: Opening): Made[] {
  const out = BUCKETS.flatMap((bucket) => reliefs(debt, plan, open, bucket))
  const sum = (figure: 'forgiven' | 'held' | 'putOff', owed: Owed): void => {
    if (total(owed) > 0) out.push({ figure, value: { money: total(owed) }, formula: allOf(owed) })
  }
  sum('forgiven', open.forgiven)
  sum('held', open.held)
  sum('putOff', open.putOff)
  const taken = [...new Set(plan.capitalise)].filter((bucket) => bucket !== 'principal')
  const left = (bucket: Bucket): number => debt.owed[bucket] - gone(open, bucket)
  if (open.capitalised > 0)
    out.push({
      figure: 'capitalised',
      value: { money: open.capitalised },
      formula: plus(...taken.map((bucket) => money(left(bucket)))),
    })
  for (const bucket of BUCKETS) {
    if (open.owed[bucket] === debt.owed[bucket]) continue
    const given = open.given.filter((one) => one.bucket === bucket).map(({ amount }) => minus(money(amount)))
    const moved =
      bucket === 'principal'
        ? money(open.capitalised)
        : minus(money(taken.includes(bucket) ? left(bucket) : 0))
    const formula = plus(money(debt.owed[bucket]), ...given, moved)
    out.push({
      figure: 'opened',
      args: { bucket: { word: bucket } },
      value: { money: open.owed[bucket] },
      formula,
    })
  }
  out.push({ figure: 'openedTotal', value: { money: total(open.owed) }, formula: allOf(open.owed) })
  return out
}

const allOf = (owed: Owed): Formula => plus(...BUCKETS.map((bucket) => money(owed[bucket])))
const gone = ({ given }: Opening, bucket: Bucket): number =>
  given.reduce((sum, one) => (one.bucket === bucket ? sum + one.amount : sum), 0)

/** Each relief with its share; the one that completes a full 1 took what the others had left. */
function reliefs({ owed, digits }: Debt, plan: Plan, { given }: Opening, bucket: Bucket): Made[] {
  const pool = plan.reliefs.filter((relief) => relief.bucket === bucket)
  const before: Formula[] = []
  return given
    .filter((one) => one.bucket === bucket)
    .map((one): Made => {
      const at = pool.findIndex((relief) => isFrom(relief, one, owed[bucket]))
      const [found] = at < 0 ? [] : pool.splice(at, 1)
      const base = { figure: 'relief', args: argsOf(one), value: { money: one.amount } } as const
      const rest = plus(money(owed[bucket]), ...before)
      before.push(minus(money(one.amount)))
      if (!found) return { ...base, formula: rest, note: 'relief-rest' }
      if ('amount' in found.share) return { ...base, note: 'relief-amount' }
      const share = times(money(owed[bucket]), percent(found.share))
      return { ...base, formula: round(share, 'half-up', unitOf(digits)) }
    })
}

function isFrom({ share, when }: Relief, given: Given, owed: Money): boolean {
  const amount = 'amount' in share ? share.amount : shareOf(share, owed)
  return amount === given.amount && keyOf(when) === keyOf(given.when)
}
const keyOf = (when: When): string => (typeof when === 'object' ? `kept ${when.kept}` : when)

const argsOf = ({ bucket, when }: Given): Readonly<Record<string, Arg>> => ({
  bucket: { word: bucket },
  when: { word: typeof when === 'object' ? 'kept' : when },
  ...(typeof when === 'object' ? { rows: { count: when.kept } } : {}),
})
