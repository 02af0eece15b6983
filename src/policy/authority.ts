// Authority (授权): who may grant a plan, by how much it gives up of each bucket, its months, its rate and its months of nothing.
// A collector may waive half of the penalty; a plan that waives all of it needs the supervisor: 100 %, where 50 % is the limit.
import { BUCKETS, type Bucket, type Debt } from '../core/debt.ts'
import type { Arg, Finding } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import { type Plan, months } from '../core/plan.ts'
import { NONE, type Rate, type Share, compareRates, plus, toDecimal } from '../core/rate.ts'
import { idleMonths } from './effect.ts'
import { type Authority, GRANTING, type Grant, type Granting, type Policy, cite } from './policy.ts'

export type Excess = {
  readonly what: `waive-${Bucket}` | 'months' | 'rate' | 'holiday'
  readonly has: Arg
  /** `null`: nothing of the kind may be granted at all. */
  readonly most: Arg | null
}
/** `why`: what is beyond the role below, or beyond the committee itself where nobody may grant the plan alone. */
export type Needed = { readonly role: Granting; readonly why: readonly Excess[] }

/** The lowest role that may grant a plan; `null` where the policy says nothing of who may grant what. */
export function needed({ authority }: Policy, plan: Plan, debt: Debt): Needed | null {
  if (!authority) return null
  let why: readonly Excess[] = []
  for (const role of GRANTING) {
    const beyond = excess(grantOf(authority, role), plan, debt)
    if (beyond.length === 0) return { role, why }
    why = beyond
  }
  return { role: 'committee', why }
}

/** What a role that grants plans must have approved by a higher one; nothing for those who only ask or look on. */
export function approval(policy: Policy, plan: Plan, debt: Debt, role: string): Finding[] {
  const { authority } = policy
  const at = GRANTING.findIndex((granting) => granting === role)
  const need = at < 0 ? null : needed(policy, plan, debt)
  if (!authority || !need || GRANTING.indexOf(need.role) <= at) return []
  const source = cite(policy, `authority.${role}`)
  return excess(grantOf(authority, role as Granting), plan, debt).map(({ what, has, most }) => ({
    rule: 'needs-approval',
    level: 'needs-approval',
    args: {
      role: { word: need.role },
      for: { word: what },
      has,
      most: most ?? { rate: debt.rates.contract },
    },
    source,
  }))
}

const NOTHING: Grant = { waive: {} }
/** A role that is not named may grant what the one below it may, the lowest nothing. */
function grantOf(authority: Authority, role: Granting): Grant | 'all' {
  for (let at = GRANTING.indexOf(role); at >= 0; at--) {
    const own = authority[GRANTING[at] as Granting]
    if (own !== undefined) return own
  }
  return NOTHING
}

function excess(grant: Grant | 'all', plan: Plan, debt: Debt): Excess[] {
  if (grant === 'all') return []
  const out: Excess[] = []
  for (const bucket of BUCKETS) {
    const over = waived(plan, debt, bucket, grant.waive[bucket] ?? NONE)
    if (over) out.push(over)
  }
  const [has, may] = [months(plan), grant.months ?? 0]
  if (has > may && (debt.contract === undefined || has > debt.contract.length))
    out.push({ what: 'months', has: { count: has }, most: { count: may } })
  const rate = lowestRate(plan, debt)
  if (rate && (!grant.rate || compareRates(rate, grant.rate) < 0))
    out.push({ what: 'rate', has: { rate }, most: grant.rate ? { rate: grant.rate } : null })
  const [idle, mayIdle] = [idleMonths(plan, debt), grant.holiday ?? 0]
  if (idle > mayIdle) out.push({ what: 'holiday', has: { count: idle }, most: { count: mayIdle } })
  return out
}

/** What is given up of a bucket, as a share of it; in money where the plan says an amount. */
function waived({ reliefs }: Plan, { owed }: Debt, bucket: Bucket, may: Share): Excess | undefined {
  if (owed[bucket] === 0) return undefined
  let [share, amount, inMoney] = [NONE, 0, false]
  for (const relief of reliefs) {
    if (relief.bucket !== bucket || relief.when === 'last-row') continue
    if ('amount' in relief.share) [amount, inMoney] = [amount + relief.share.amount, true]
    else share = plus(share, relief.share)
  }
  const gives = toDecimal(share).times(owed[bucket]).plus(amount)
  const most = toDecimal(may).times(owed[bucket])
  if (gives.lte(most)) return undefined
  const what = `waive-${bucket}` as const
  return inMoney
    ? {
        what,
        has: { money: gives.round().toNumber() as Money },
        most: { money: most.floor().toNumber() as Money },
      }
    : { what, has: { share }, most: { share: may } }
}

/** The lowest rate of a stage where it is below the contract's. */
function lowestRate({ stages }: Plan, { rates: { contract } }: Debt): Rate | undefined {
  let lowest = contract
  for (const { rate } of stages) if (rate && compareRates(rate, lowest) < 0) lowest = rate
  return lowest === contract ? undefined : lowest
}
