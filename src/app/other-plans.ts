// Other plans (改变方案本身的调整): changes of a wish that make other plans: more or less today, an earlier first day, the contract's
// own due day. 600.00 today is the least of the policy's steps of 100.00 with which some plan of the menu meets the rest.
import { type Day, addMonths, nextDue, ymd } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Arg } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Situation, Wish } from '../core/situation.ts'
import { idOf } from '../plans/id.ts'
import type { Spec } from '../plans/recipe.ts'
import type { Change } from './change.ts'
import { least } from './halve.ts'
import type { Pool } from './pool.ts'
import { type Hit, hit, hits, wishing } from './reach.ts'

/** Each looked for by itself, all else as asked. */
export const otherPlans = (pool: Pool, wish: Wish): Change[] => [
  ...down(pool, wish),
  ...lessDown(pool, wish),
  ...sooner(pool, wish),
  ...contractDay(pool, wish),
]

type Step = { readonly to: Arg; readonly wish: Wish }

/** The least of some steps that make other plans: found by whether there is one, told with the best there is. */
function remade(
  pool: Pool,
  kind: Change['kind'],
  from: Arg,
  steps: readonly Step[],
  again: (before: Spec, wish: Wish) => Spec | undefined = () => undefined,
): Change[] {
  let before: Hit | undefined
  const found = least(steps.length, (at) => {
    const { wish } = steps[at] as Step
    const on = wishing(pool.at, { ...pool.given, wish })
    // What did with a larger step may do with this one, and is soon tried.
    const spec = before && again(before.spec, wish)
    const one = (spec && hit(on, spec)) ?? hits(on).next().value
    if (one) before = one
    return one && { step: steps[at] as Step, on }
  })
  if (!found) return []
  const { step, on } = found.found
  let best: Hit | undefined
  for (const one of hits(on)) if (!best || one.score < best.score) best = one
  const { spec, plan } = best as Hit
  return [{ kind, from, ...step, id: idOf(spec, on.situation.debt.digits), plan }]
}

/** More today, in steps of the policy, as far as savings go; where nobody knows of any, as far as the debt. */
function down(pool: Pool, wish: Wish): Change[] {
  const { policy, means, situation } = pool.at
  const [now, step] = [wish.payNow ?? 0, policy.steps.amount]
  const most = Math.min(means?.savings ?? Infinity, total(situation.debt.owed) - 1)
  const steps: Step[] = []
  for (let amount = (Math.floor(now / step) + 1) * step; amount <= most; amount += step)
    steps.push(paying(wish, amount))
  return remade(pool, 'down', { money: now as Money }, steps, (before, { payNow }) =>
    before.knobs.down === undefined || payNow === undefined
      ? undefined
      : { ...before, knobs: { ...before.knobs, down: payNow } },
  )
}

/** Less today, where what was offered cannot be borne. */
function lessDown(pool: Pool, wish: Wish): Change[] {
  const [now, step] = [wish.payNow ?? 0, pool.at.policy.steps.amount]
  const steps: Step[] = []
  for (let n = Math.ceil(now / step) - 1; n >= 0; n--) steps.push(paying(wish, n * step))
  return remade(pool, 'less-down', { money: now as Money }, steps)
}
const paying = (wish: Wish, amount: number): Step => ({
  to: { money: amount as Money },
  wish: { ...wish, payNow: amount as Money },
})

/** A first day whole months before the one asked for, and at the end the next due day. */
function sooner(pool: Pool, wish: Wish): Change[] {
  const { firstDue } = wish
  return firstDue === undefined
    ? []
    : remade(
        pool,
        'sooner',
        { day: firstDue },
        firstDays(pool.at.situation, firstDue).map((day) => ({
          to: { day },
          wish: { ...wish, firstDue: day },
        })),
      )
}

/** Asked for from 2027-03-20, due on the 15th: 20 Feb, 20 Jan, 20 Dec, 15 Dec. */
export function firstDays({ debt }: Situation, asked: Day): Day[] {
  const next = nextDue(debt.asOf, debt.dueDay)
  const out: Day[] = []
  for (let n = 1; addMonths(asked, -n, ymd(asked).d) > next; n++) out.push(addMonths(asked, -n, ymd(asked).d))
  return asked > next ? [...out, next] : out
}

/** The contract's own due day instead of another. */
function contractDay(pool: Pool, wish: Wish): Change[] {
  const { dueDay, ...others } = wish
  const own = pool.given.debt.dueDay
  return dueDay === undefined || dueDay === own
    ? []
    : remade(pool, 'contract-day', { count: dueDay }, [{ to: { count: own }, wish: others }])
}
