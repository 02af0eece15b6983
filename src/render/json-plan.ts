// A plan as its file writes it (方案的 JSON 写法), so that each plan of a comparison is a valid plan file.
// { kind, reliefs: [{ bucket: 'fees', share: 0.5, when: 'now' }], stages: [{ months: 24, pay: 'level', rate: 0.12 }], … }
import { iso } from '../core/day.ts'
import type { Owed } from '../core/debt.ts'
import type { Arg, Citation, Finding, Label } from '../core/finding.ts'
import { type Money, format } from '../core/money.ts'
import type { Pay, Plan, Relief, Stage } from '../core/plan.ts'
import { FULL, type Rate, type Share, compare, formatRate, percent, toDecimal } from '../core/rate.ts'
import type { Lang } from '../i18n/lang.ts'
import { type Json, literal } from './json-text.ts'

export type Amount = (money: Money) => Json
export const amountIn =
  (digits: number): Amount =>
  (money) =>
    literal(format(money, digits))

export const exact = (share: Share): Json => literal(toDecimal(share).toFixed())
/** A fraction; a rate by the day, or one of 100 % and more, is written with its unit, as it must be read back. */
export const rateJson = (rate: Rate): Json =>
  rate.per === 'day' || compare(rate, FULL) >= 0 ? formatRate(rate) : exact(rate)

const shareJson = (share: Relief['share'], amount: Amount): Json =>
  'amount' in share ? { amount: amount(share.amount) } : exact(share)

function payJson(pay: Pay, amount: Amount): Json {
  if (typeof pay === 'string') return pay
  if ('amount' in pay) return { amount: amount(pay.amount) }
  if ('weights' in pay) return { weights: pay.weights.map(exact) }
  return { grow: compare(pay.grow, FULL) > 0 ? percent(pay.grow) : exact(pay.grow), every: pay.every }
}

const stageJson = (stage: Stage, amount: Amount): Json => ({
  ...('months' in stage ? { months: stage.months } : { on: iso(stage.on) }),
  pay: payJson(stage.pay, amount),
  rate: stage.rate && rateJson(stage.rate),
  over: stage.over,
  unpaid: stage.unpaid,
})

export const planJson = (plan: Plan, amount: Amount) => ({
  kind: plan.kind,
  reliefs: plan.reliefs.map(({ bucket, share, when }) => ({ bucket, share: shareJson(share, amount), when })),
  capitalise: plan.capitalise ?? [],
  stages: plan.stages.map((stage) => stageJson(stage, amount)),
  firstDue: plan.firstDue === undefined ? null : iso(plan.firstDue),
  breach: plan.breach && { ...plan.breach },
})

export const owedJson = ({ fees, penalty, interest, principal }: Owed, amount: Amount) => ({
  fees: amount(fees),
  penalty: amount(penalty),
  interest: amount(interest),
  principal: amount(principal),
})

export function argJson(arg: Arg, amount: Amount, lang: Lang): Json {
  if ('money' in arg) return amount(arg.money)
  if ('day' in arg) return iso(arg.day)
  if ('rate' in arg) return rateJson(arg.rate)
  if ('share' in arg) return exact(arg.share)
  if ('count' in arg) return arg.count
  if ('label' in arg) return arg.label[lang]
  return 'word' in arg ? arg.word : arg.text
}

const nameOf = (instrument: string | Label, lang: Lang): string =>
  typeof instrument === 'string' ? instrument : instrument[lang]

export const sourceJson = (source: Citation, lang: Lang): Json => ({
  ...source,
  instrument: nameOf(source.instrument, lang),
})

export const findingJson = ({ rule, level, args, source }: Finding, amount: Amount, lang: Lang): Json => ({
  rule,
  level,
  args: Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, argJson(arg, amount, lang)])),
  source: source && sourceJson(source, lang),
})
