// One record under one policy of a back-test (回测的单条记录): the plan that would be recommended, how it can end, and for a
// concession budget what more or fewer reliefs would be worth. The plan is the one `parley batch` says.
import { type Option, type Step, hull, stepsOf } from '../core/concession.ts'
import { total } from '../core/debt.ts'
import { fit } from '../core/fit.ts'
import type { Money } from '../core/money.ts'
import { type Outcomes, outcomes } from '../core/outcome.ts'
import { opening } from '../core/relief.ts'
import { run } from '../core/run.ts'
import { type Shocks, breaks, shocked } from '../core/shock.ts'
import type { Situation } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import { type Desk, type Entry, deskOf } from './appraise.ts'
import { type Appraised, type Asked, appraiseRecord } from './batch.ts'
import { payable } from './payable.ts'
import { exactly, planOf, search } from './search.ts'

/** A record read under one policy. */
export type Judged = { readonly situation: Situation; readonly policy: Policy }

export type Tried = {
  readonly said: Appraised
  /** What the lender has without an agreement, as far as the policy knows. */
  readonly without: Money
  /** How the recommended plan can end; nothing where nobody knows how often plans are broken. */
  readonly ends: Outcomes | undefined
  /** By the month in which a shock begins: the row it breaks; nothing where no shock is asked for or no income is known. */
  readonly broken: Int16Array | undefined
  /** Whether the plan bears the fall of income its policy tries plans against; nothing where no income is known. */
  readonly bears: boolean | undefined
  readonly trade: Trade | undefined
}

/** The options of a record on their hull: the best without any relief, and from there what reliefs would buy. */
export type Trade = { readonly base: number; readonly steps: readonly Step[]; readonly taken: Option }

export type Trying = Asked & { readonly shocks: Shocks | undefined; readonly trading: boolean }

export function tried({ situation, policy }: Judged, record: number, asked: Trying): Tried {
  const said = appraiseRecord(situation, policy, asked)
  const at = deskOf(said.situation, said.policy, asked.role)
  const { best } = said
  const trade = asked.trading ? tradeOf(at, best, record, asked) : undefined
  const nothing = { ends: undefined, broken: undefined, bears: undefined }
  return { said, without: at.reservation, ...(best ? endings(at, best, asked) : nothing), trade }
}

function endings(at: Desk, { plan }: Entry, { shocks }: Trying): Pick<Tried, 'ends' | 'broken' | 'bears'> {
  const { situation, policy, worth, means, tape } = at
  const { debt, household } = situation
  const refused = run(debt, plan, tape)
  if (refused) throw new Error('a recommended plan cannot be computed')
  const ends = worth && outcomes(tape, plan, debt, worth.discount, worth.hazard, worth.instalment)
  if (!household || !means) return { ends, broken: undefined, bears: undefined }
  const tight = shocked(household, policy.means, debt.asOf, policy.economics.stress)
  const bears = fit(tape, plan, tight, debt.asOf).fits
  const under = shocks && shocked(household, policy.means, debt.asOf, shocks)
  const broken =
    ends && under && shocks ? breaks(tape, plan, debt, ends, means, under, shocks.months) : undefined
  return { ends, broken, bears }
}

/** What is given up under a plan if it is kept: at once and in the end; what is put off is not given up. */
const givenBy = ({ measures }: Entry): number => total(measures.forgiven) + measures.held

/**
 * Of the plans that can be granted the best at every amount of reliefs, and no agreement at all as the one that gives nothing.
 * Lower rates and longer terms cost nothing here: what they cost is in the expected value already.
 */
function tradeOf(at: Desk, best: Entry | undefined, record: number, { kinds }: Trying): Trade | undefined {
  const { situation, means, reservation, worth } = at
  if (!worth) return undefined
  const { accepted } = search(at, kinds ? { kinds } : {}, payable(situation, means))
  const byCost = new Map<number, typeof accepted>()
  for (const one of accepted) {
    const open = opening(situation.debt, planOf(one))
    if ('refused' in open) continue
    const cost = total(open.forgiven) + total(open.held)
    const same = byCost.get(cost)
    if (same) same.push(one)
    else byCost.set(cost, [one])
  }
  const options: Option[] = [{ cost: 0, value: reservation }]
  for (const [cost, same] of byCost) {
    const sure = same.reduce((most, { expected = 0, slack }) => Math.max(most, expected - slack), -Infinity)
    let value = -Infinity
    for (const one of same)
      if ((one.expected ?? 0) + one.slack >= sure)
        value = Math.max(value, exactly(at, one).expected ?? -Infinity)
    options.push({ cost, value })
  }
  const points = hull(options)
  const taken = best
    ? { cost: givenBy(best), value: best.measures.expectedValue ?? 0 }
    : { cost: 0, value: reservation }
  return { base: points[0]?.value ?? 0, steps: stepsOf(record, points), taken }
}
