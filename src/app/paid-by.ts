// Paid by a plan of the pool (池内方案的还款要求): what it asks, as a wish sees it, with as few runs as will do: from closed forms,
// from the figures of a run that was made already, or from its rows.
import { run } from '../core/run.ts'
import type { Wish } from '../core/situation.ts'
import type { Desk } from './appraise.ts'
import { type Accepted, planOf } from './search.ts'
import { type Paid, meets, paidAbout, paidOn } from './wish.ts'

const known = new WeakMap<Accepted, Paid>()

/** What a plan asks, from its rows. */
export function paidBy(on: Desk, one: Accepted): Paid {
  let paid = known.get(one)
  if (!paid) {
    const plan = planOf(one)
    if (run(on.situation.debt, plan, on.tape))
      throw new Error('an accepted plan turned out not to be possible')
    known.set(one, (paid = paidOn(on.tape, plan, on.situation.debt.asOf)))
  }
  return paid
}

/** As good as its rows for this wish; `first` may be before the day on which something is really paid. */
function figured({ situation: { debt } }: Desk, one: Accepted, { firstDue }: Wish): Paid | undefined {
  const { seen, first: laid } = one
  if (known.has(one) || !seen) return known.get(one)
  if (firstDue !== undefined && laid.firstDue === undefined) return undefined
  const { peak, months, finalDue } = seen.quick
  let down = 0
  for (const stage of laid.stages) {
    if (!('on' in stage)) continue
    if (stage.on !== debt.asOf || typeof stage.pay !== 'object' || !('amount' in stage.pay)) return undefined
    down = Math.max(down, stage.pay.amount)
  }
  return down < peak ? { monthly: peak, apart: down, months, finalDue, first: laid.firstDue } : undefined
}

/** What it asks at least: exactly where it has been run, else from closed forms. */
export const paidAtLeast = (on: Desk, one: Accepted, wish: Wish): Paid =>
  figured(on, one, wish) ?? (one.guess && paidAbout(one.guess, 'least')) ?? paidBy(on, one)

/** Whether a plan meets a wish; it is run only where nothing else leaves no doubt. */
export function fulfils(on: Desk, one: Accepted, wish: Wish): boolean {
  const exact = figured(on, one, wish)
  if (exact) return meets(exact, wish)
  const least = one.guess && paidAbout(one.guess, 'least')
  if (least && !meets(least, wish)) return false
  const most = one.guess && paidAbout(one.guess, 'most')
  return (most !== undefined && meets(most, wish)) || meets(paidBy(on, one), wish)
}
