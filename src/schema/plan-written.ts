// A plan as exact plain data (方案的精确写法): every figure a text, so that `readPlan` gives back the very same plan.
// { kind, reliefs: [{ bucket: 'fees', share: '0.5', when: 'now' }], stages: [{ months: 24, pay: 'level', rate: '12%' }] }
import { iso } from '../core/day.ts'
import { type Money, format } from '../core/money.ts'
import type { Pay, Plan, Relief, Stage } from '../core/plan.ts'
import { FULL, type Share, compare, formatRate, percent, toDecimal } from '../core/rate.ts'
import type { Plain } from './plain.ts'

export const writtenAmount = (amount: Money, digits: number): string => format(amount, digits)
const exact = (share: Share): string => toDecimal(share).toFixed()

const shareOf = (share: Relief['share'], digits: number): Plain =>
  'amount' in share ? { amount: writtenAmount(share.amount, digits) } : exact(share)

function payOf(pay: Pay, digits: number): Plain {
  if (typeof pay === 'string') return pay
  if ('amount' in pay) return { amount: writtenAmount(pay.amount, digits) }
  if ('weights' in pay) return { weights: pay.weights.map(exact) }
  // A bare number above 1 may mean either and is not read.
  return { grow: compare(pay.grow, FULL) > 0 ? percent(pay.grow) : exact(pay.grow), every: pay.every }
}

const stageOf = (stage: Stage, digits: number): Plain => ({
  ...('months' in stage ? { months: stage.months } : { on: iso(stage.on) }),
  pay: payOf(stage.pay, digits),
  rate: stage.rate && formatRate(stage.rate),
  over: stage.over,
  unpaid: stage.unpaid,
})

/** Amounts in a currency of so many digits. */
export const writtenPlan = (plan: Plan, digits: number): { readonly [key: string]: Plain | undefined } => ({
  kind: plan.kind,
  reliefs: plan.reliefs.map(({ bucket, share, when }) => ({
    bucket,
    share: shareOf(share, digits),
    when: typeof when === 'string' ? when : { kept: when.kept },
  })),
  capitalise: plan.capitalise,
  stages: plan.stages.map((stage) => stageOf(stage, digits)),
  firstDue: plan.firstDue === undefined ? undefined : iso(plan.firstDue),
  breach: plan.breach && { ...plan.breach },
})
