// Ledger (账): four buckets and the steps that move money through them: accrue, pay, capitalise.
// The schedule runs it over promised payments; tracking runs the same steps over the payments that really came.
import { type Halves, interest, isSure } from './accrual.ts'
import type { Bucket, Debt, Owed } from './debt.ts'
import type { Money } from './money.ts'

export const FEES = 0
export const PENALTY = 1
export const INTEREST = 2
export const PRINCIPAL = 3
export const INDEX: Readonly<Record<Bucket, number>> = {
  fees: FEES,
  penalty: PENALTY,
  interest: INTEREST,
  principal: PRINCIPAL,
}

/** Mutable while one run lasts and never seen outside it: `owed[PRINCIPAL]` in minor units. */
export type Ledger = {
  readonly owed: Float64Array
  readonly order: readonly number[]
  readonly halves: Halves
  /** With carried interest: the unrounded running total less what was charged, as over / bottom; else undefined. */
  carry: { over: bigint; bottom: bigint } | undefined
}

/** `into` spares a search the making of an array for every plan. */
export function ledger(debt: Debt, owed: Owed, into: Float64Array = new Float64Array(4)): Ledger {
  const carried = debt.rounding.interest === 'carry'
  into[FEES] = owed.fees
  into[PENALTY] = owed.penalty
  into[INTEREST] = owed.interest
  into[PRINCIPAL] = owed.principal
  return {
    owed: into,
    order: orderOf(debt.allocation),
    halves: debt.rounding.interest === 'half-even' ? 'half-even' : 'half-up',
    carry: carried ? { over: 0n, bottom: 1n } : undefined,
  }
}

let last: { readonly allocation: readonly Bucket[]; readonly order: readonly number[] } | undefined
function orderOf(allocation: readonly Bucket[]): readonly number[] {
  if (last?.allocation !== allocation) last = { allocation, order: allocation.map((bucket) => INDEX[bucket]) }
  return last.order
}

export const copy = (from: Ledger): Ledger => ({
  ...from,
  owed: from.owed.slice(),
  carry: from.carry && { ...from.carry },
})

export const everything = (l: Ledger): number =>
  (l.owed[FEES] as number) +
  (l.owed[PENALTY] as number) +
  (l.owed[INTEREST] as number) +
  (l.owed[PRINCIPAL] as number)

/** Interest of a period (计息) goes to the interest bucket; principal × top / bottom, rounded once or carried. */
export function accrue(l: Ledger, top: number, bottom: number): number {
  const principal = l.owed[PRINCIPAL] as number
  const near = (principal * top) / bottom
  let charge = Math.floor(near + 0.5)
  if (l.carry) charge = carried(l.carry, principal, top, bottom)
  else if (!isSure(near, charge)) charge = interest(principal, top, bottom, l.halves)
  ;(l.owed[INTEREST] as number) += charge
  return charge
}

function carried(
  carry: { over: bigint; bottom: bigint },
  principal: number,
  top: number,
  bottom: number,
): number {
  const over = carry.over * BigInt(bottom) + BigInt(principal) * BigInt(top) * carry.bottom
  const under = carry.bottom * BigInt(bottom)
  // The rounded running total less what was charged: halves up, so that a period without interest charges nothing.
  const charge = (2n * over + under) / (2n * under)
  const left = over - charge * under
  const common = gcd(left < 0n ? -left : left, under)
  carry.over = left / common
  carry.bottom = under / common
  return Number(charge)
}
function gcd(a: bigint, b: bigint): bigint {
  while (a !== 0n) [a, b] = [b % a, a]
  return b
}

/**
 * A payment goes to the buckets in the debt's order (清偿顺序), at most what is owed; what is left over is returned.
 * Where the money went is written to `to` from `at` on, afresh or on top of what a row of the same day paid.
 */
export function pay(
  owed: Float64Array,
  order: readonly number[],
  amount: number,
  to: Float64Array,
  at: number,
  afresh: boolean,
): number {
  let cash = amount
  for (let k = 0; k < 4; k++) {
    const bucket = order[k] as number
    const has = owed[bucket] as number
    let part = 0
    if (has > 0 && cash > 0) {
      part = cash < has ? cash : has
      owed[bucket] = has - part
      cash -= part
    }
    if (afresh) to[at + bucket] = part
    else if (part > 0) to[at + bucket] = (to[at + bucket] as number) + part
  }
  return cash
}

/** Unpaid interest becomes principal (资本化); fees and penalty only where a plan capitalises them on `asOf`. */
export function capitalise(l: Ledger, bucket: number = INTEREST): number {
  const amount = l.owed[bucket] as number
  l.owed[bucket] = 0
  ;(l.owed[PRINCIPAL] as number) += amount
  return amount
}

export const owedOf = (from: Float64Array, at = 0): Owed => ({
  fees: from[at + FEES] as number as Money,
  penalty: from[at + PENALTY] as number as Money,
  interest: from[at + INTEREST] as number as Money,
  principal: from[at + PRINCIPAL] as number as Money,
})
