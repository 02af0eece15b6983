// Pay more (提高月供): the least a month at which some plan meets a wish that none meets, all else as asked.
// 800.00 is too little and 829.37 the least instalment of any plan that is short enough: one fen less and there is none.
// Plans that begin with what can be paid change with the amount itself, so those are looked for in round amounts below.
import { total } from '../core/debt.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import type { Wish } from '../core/situation.ts'
import { idOf } from '../plans/id.ts'
import { least } from './halve.ts'
import { fulfils, paidAtLeast, paidBy } from './paid-by.ts'
import { payable, unitOf } from './payable.ts'
import { PACED, type Pool, worthwhile } from './pool.ts'
import { type Hit, hits } from './reach.ts'
import { type Accepted, exactly, nameOf, planOf } from './search.ts'
import { needed } from './wish.ts'

export type Amount = { readonly amount: Money; readonly id: string; readonly plan: Plan }

export function payMore(pool: Pool, wish: Wish): Amount | undefined {
  const { maxPayment, ...others } = wish
  if (maxPayment === undefined) return undefined
  const fixed = cheapest(pool, others)
  return paced(pool, maxPayment, others, fixed) ?? fixed
}

/** The plan that asks the least of a month: only those are run that closed forms put below all others. */
function cheapest({ at: on, before, after }: Pool, others: Wish): Amount | undefined {
  const sorted = [...before.accepted, ...after.accepted]
    .map((one) => ({ one, from: needed(paidAtLeast(on, one, others), others) }))
    .toSorted((a, b) => a.from - b.from)
  let best: { readonly amount: Money; readonly one: Accepted } | undefined
  for (const { one, from } of sorted) {
    if (best && from > best.amount) break
    if (!worthwhile(on, one) || !fulfils(on, one, others)) continue
    const amount = needed(paidBy(on, one), others)
    if (best && amount > best.amount) continue
    exactly(on, one)
    const behind = best && (amount - best.amount || one.score - best.one.score || one.turn - best.one.turn)
    if (behind === undefined || behind < 0) best = { amount, one }
  }
  return (
    best && { amount: best.amount, id: nameOf(best.one, on.situation.debt.digits), plan: planOf(best.one) }
  )
}

/** One that begins with a round amount and asks for less than the cheapest of the others. */
function paced({ at: on }: Pool, now: Money, others: Wish, fixed: Amount | undefined): Amount | undefined {
  const { situation, means } = on
  const { debt } = situation
  const unit = unitOf(debt)
  const begin = (maxPayment: Money): number =>
    payable({ ...situation, wish: { ...others, maxPayment } }, means) ?? 0
  const below = fixed === undefined ? total(debt.owed) : ((fixed.amount - 1) as Money)
  const [first, last] = [begin(now), begin(below)]
  const behind = (a: Hit, b: Hit): number =>
    needed(a.paid, others) - needed(b.paid, others) || a.score - b.score
  const at = (step: number): Amount | undefined => {
    const from = (first + step * unit) as Money
    if (from === 0) return undefined
    // An amount above what the household can pay begins no higher.
    const most = (from === last ? below : Math.min(below, from + unit - 1)) as Money
    const wishing = { ...on, situation: { ...situation, wish: { ...others, maxPayment: most } } }
    let best: Hit | undefined
    for (const one of hits(wishing, [PACED], from)) if (!best || behind(one, best) < 0) best = one
    if (!best) return undefined
    const amount = Math.max(needed(best.paid, others), from, now + 1) as Money
    return { amount, id: idOf(best.spec, debt.digits), plan: best.plan }
  }
  return least((last - first) / unit + 1, at)?.found
}
