// Exchange rates (兑换率): what one step of each sort is worth to both sides, from the plan on the table: "each extra month
// costs 38.20 of value and takes 61.50 off the instalment". Both plans are run; the figures are their differences.
import { BUCKETS, type Bucket } from '../core/debt.ts'
import type { Arg } from '../core/finding.ts'
import { type Money, ZERO } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import { FULL, NONE, type Rate, type Share, compare, plus } from '../core/rate.ts'
import { build } from '../plans/build.ts'
import { idOf } from '../plans/id.ts'
import { recipes } from '../plans/index.ts'
import type { Spec } from '../plans/recipe.ts'
import { type Desk, appraise, expectedOf } from './appraise.ts'
import { paidOn } from './wish.ts'

export type Exchange = {
  /** One step of the policy: so many months more, a lower rate, a larger share waived, more paid today. */
  readonly per: 'month' | 'rate' | 'relief' | 'down'
  readonly bucket?: Bucket
  readonly from: Arg
  readonly to: Arg
  readonly id: string
  readonly plan: Plan
  /** What the lender loses of expected value (of present value where nobody knows how often plans are broken); not a borrower's. */
  readonly value: Money | null
  /** What comes off the highest monthly payment, and off all that is paid; below 0 it is more. */
  readonly instalment: Money
  readonly total: Money
}
type Step = Pick<Exchange, 'per' | 'bucket' | 'from' | 'to'> & { readonly spec: Spec }

/** One step of each sort that no rule forbids which does not forbid the plan itself. */
export function rates(on: Desk, spec: Spec): Exchange[] {
  const own = figures(on, spec)
  if (!own) return []
  return steps(on, spec).flatMap(({ spec: changed, ...step }): Exchange[] => {
    const other = figures(on, changed)
    if (!other || other.against.some((rule) => !own.against.includes(rule))) return []
    return [
      {
        ...step,
        id: idOf(changed, on.situation.debt.digits),
        plan: other.plan,
        value: on.role === 'borrower' ? null : ((own.value - other.value) as Money),
        instalment: (own.monthly - other.monthly) as Money,
        total: (own.total - other.total) as Money,
      },
    ]
  })
}

function figures(on: Desk, spec: Spec) {
  const plan = build(spec, on.situation.debt, on.policy.breach)
  if ('refused' in plan) return undefined
  const seen = appraise(on, plan)
  if (!('quick' in seen)) return undefined
  const { presentValue, totalPaid } = seen.quick
  return {
    plan,
    against: seen.against.map(({ rule }) => rule),
    value: Math.round(expectedOf(on, plan) ?? presentValue),
    monthly: paidOn(on.tape, plan, on.situation.debt.asOf).monthly,
    total: totalPaid,
  }
}

function steps({ situation: { debt }, policy }: Desk, of: Spec): Step[] {
  const { kind, numbers, knobs, reliefs } = of
  const recipe = recipes[kind]
  const size = policy.steps
  const out: Step[] = []
  const last = numbers.at(-1) ?? 0
  const count = last + size.months
  if (kind !== 'grace')
    out.push({
      per: 'month',
      from: { count: last },
      to: { count },
      spec: { ...of, numbers: [...numbers.slice(0, -1), count] },
    })
  const free = kind === 'settlement' || kind === 'personalised-instalments'
  const rate = knobs.rate ?? (free ? undefined : debt.rates.contract)
  const less = rate && minus(rate, size.rate)
  // With a second number the rate is that of the first months alone.
  if (rate && less && less.units >= 0 && recipe.knobs.includes('rate')) {
    const to: Rate = { ...less, per: rate.per }
    out.push({
      per: 'rate',
      from: { rate },
      to: { rate: to },
      spec: { ...of, knobs: { ...knobs, rate: to } },
    })
  }
  for (const bucket of BUCKETS) {
    const own = reliefs.filter((relief) => relief.bucket === bucket)
    if (debt.owed[bucket] === 0 || (bucket === 'principal' && own.length === 0)) continue
    const from = sum(own.map(({ share }) => share))
    const to = from && plus(from, size.share)
    if (!from || !to || compare(to, FULL) > 0) continue
    const when = own[0]?.when ?? reliefs[0]?.when ?? 'on-completion'
    const others = reliefs.filter((relief) => relief.bucket !== bucket)
    const spec = { ...of, reliefs: [...others, { bucket, share: to, when }] }
    out.push({ per: 'relief', bucket, from: { share: from }, to: { share: to }, spec })
  }
  if (kind !== 'grace' && kind !== 'catch-up') {
    const down = ((knobs.down ?? 0) + size.amount) as Money
    out.push({
      per: 'down',
      from: { money: knobs.down ?? ZERO },
      to: { money: down },
      spec: { ...of, knobs: { ...knobs, down } },
    })
  }
  return out
}

const minus = (a: Share, b: Share): Share => plus(a, { units: -b.units, scale: b.scale })
/** `undefined` where a relief is an amount of money, which has no next share. */
const sum = (shares: readonly Spec['reliefs'][number]['share'][]): Share | undefined =>
  shares.reduce<Share | undefined>(
    (all, share) => (all && 'units' in share ? plus(all, share) : undefined),
    NONE,
  )
