// Opening (期初): the debt after reliefs and capitalisation, before the first stage.
// 300.00 fees waived now, 215.40 penalty waived on completion: forgiven 300.00, held 215.40, the rest opens the ledger.
import { BUCKETS, type Bucket, type Debt, NOTHING_OWED, type Owed } from './debt.ts'
import { type Refusal, refusal } from './finding.ts'
import { type Money, ZERO } from './money.ts'
import type { Plan, Relief } from './plan.ts'
import { Decimal, type Share, compare, FULL, plus, shareOf, toDecimal } from './rate.ts'

/** A relief in money: what bucket, how much, and when it becomes final. */
export type Given = { readonly bucket: Bucket; readonly amount: Money; readonly when: Relief['when'] }

export type Opening = {
  readonly owed: Owed
  readonly forgiven: Owed
  /** Conditional: given up for good only when the plan is kept so far. Bears nothing meanwhile. */
  readonly held: Owed
  /** Put off to the last row, without interest. */
  readonly putOff: Owed
  readonly given: readonly Given[]
  readonly capitalised: Money
}

const isAmount = (s: Relief['share']): s is { readonly amount: Money } => 'amount' in s
const lastOf = (reliefs: readonly Relief[], bucket: Bucket): Relief | undefined =>
  reliefs.filter((r) => r.bucket === bucket).at(-1)

/** What the reliefs of a bucket come to, where all of them are shares. */
function sharesOf([first, ...rest]: readonly Relief[]): Share | undefined {
  if (!first || isAmount(first.share)) return undefined
  return rest.reduce<Share | undefined>(
    (sum, { share }) => (sum && !isAmount(share) ? plus(sum, share) : undefined),
    first.share,
  )
}

/** Reliefs in money. Each share is rounded once; the one that completes a full 1 takes the rest, whatever the order. */
function given(debt: Debt, reliefs: readonly Relief[]): Given[] | Refusal {
  const out: Given[] = []
  for (const bucket of BUCKETS) {
    const all = reliefs.filter((r) => r.bucket === bucket)
    if (all.length === 0) continue
    const inOrder = all.length === 1 ? all : all.toSorted(byTime)
    const full = sharesOf(all)
    const whole = full !== undefined && compare(full, FULL) === 0
    const within = full !== undefined && compare(full, FULL) <= 0
    const over = within ? 0 : asked(all, debt.owed[bucket]) - debt.owed[bucket]
    if (over > 0)
      return refusal('relief-exceeds-owed', {
        bucket: { word: bucket },
        owed: { money: debt.owed[bucket] },
        short: { money: Math.ceil(over) as Money },
      })
    let left: number = debt.owed[bucket]
    for (const relief of inOrder) {
      const last = whole && relief === lastOf(inOrder, bucket)
      // Many small tranches of a tiny bucket may round up past it: then there is no more to give.
      const amount = last
        ? left
        : isAmount(relief.share)
          ? Math.min(left, relief.share.amount)
          : Math.min(left, shareOf(relief.share, debt.owed[bucket]))
      left -= amount
      out.push({ bucket, amount: amount as Money, when: relief.when })
    }
  }
  return out
}

/** What is asked of a bucket before anything is rounded. */
const asked = (reliefs: readonly Relief[], owed: Money): number =>
  reliefs
    .reduce(
      (sum, { share }) => sum.plus(isAmount(share) ? share.amount : toDecimal(share).times(owed)),
      new Decimal(0),
    )
    .toNumber()

const ORDER = { now: 0, kept: 1, 'on-completion': 2, 'last-row': 3 }
const rank = (when: Relief['when']): number =>
  typeof when === 'object' ? ORDER.kept + when.kept / 1000 : ORDER[when]
const key = (r: Relief): number => (isAmount(r.share) ? -r.share.amount : -shareOf(r.share, 1e9))
/** Reliefs commute: they are put in order of time, then size, before the rounding rest is given to the last. */
const byTime = (a: Relief, b: Relief): number => rank(a.when) - rank(b.when) || key(a) - key(b)

/** What the plan opens with; memory of the last reliefs seen spares the search the same sums. */
export function opening(debt: Debt, plan: Plan): Opening | Refusal {
  if (plan.reliefs.length === 0 && !plan.capitalise?.length)
    return {
      owed: debt.owed,
      forgiven: NOTHING_OWED,
      held: NOTHING_OWED,
      putOff: NOTHING_OWED,
      given: [],
      capitalised: ZERO,
    }
  const known = plan.capitalise ? undefined : memo.get(plan.reliefs)
  if (known && known.debt === debt) return known.opening
  const made = open(debt, plan)
  if (!('refused' in made) && !plan.capitalise) memo.set(plan.reliefs, { debt, opening: made })
  return made
}

/** The search gives the same relief set to hundreds of plans. */
const memo = new WeakMap<readonly Relief[], { readonly debt: Debt; readonly opening: Opening }>()

function open(debt: Debt, plan: Plan): Opening | Refusal {
  const reliefs = given(debt, plan.reliefs)
  if ('refused' in reliefs) return reliefs
  const owed: Record<Bucket, number> = { ...debt.owed }
  const forgiven: Record<Bucket, number> = { ...NOTHING_OWED }
  const held: Record<Bucket, number> = { ...NOTHING_OWED }
  const putOff: Record<Bucket, number> = { ...NOTHING_OWED }
  for (const { bucket, amount, when } of reliefs) {
    owed[bucket] -= amount
    const to = when === 'now' ? forgiven : when === 'last-row' ? putOff : held
    to[bucket] += amount
  }
  let capitalised = 0
  for (const bucket of plan.capitalise ?? []) {
    if (bucket === 'principal') continue
    capitalised += owed[bucket]
    owed.principal += owed[bucket]
    owed[bucket] = 0
  }
  return {
    owed: owed as Owed,
    forgiven: forgiven as Owed,
    held: held as Owed,
    putOff: putOff as Owed,
    given: reliefs,
    capitalised: capitalised as Money,
  }
}
