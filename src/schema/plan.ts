// Plan file (方案文件), parley/plan@1: what the creditor gives up and how the borrower pays, to be computed as it stands.
// `kind: payment-holiday, stages: [{ months: 3, pay: nothing, rate: 0 }, { months: 24, pay: level }]`.
import type * as v from 'valibot'
import { iso } from '../core/day.ts'
import { BUCKETS } from '../core/debt.ts'
import { PAY_WORDS, type Plan, PLAN_KINDS, type Stage } from '../core/plan.ts'
import { compare, FULL, NONE, percent, plus } from '../core/rate.ts'
import { amount, rate, share, uplift, weight } from './figures.ts'
import { count, day, schemaName, unread, word, yesNo } from './leaf.ts'
import { either, list, map, maybe } from './map.ts'
import { fit, type Say, settle } from './reading.ts'
import { isMap, type Tree } from './tree.ts'

export const PLAN = 'parley/plan@1'
const MOST_MONTHS = 480
const WEEKLY = { key: 'weekly-rows', args: {} } as const

function whenShape() {
  const words = word(['now', 'on-completion', 'last-row'], {}, 'when')
  const kept = map({ kept: count(1, MOST_MONTHS) })
  return either([words, kept], (node) => (isMap(node) ? kept : words))
}

function payShape(digits: number) {
  const words = word(PAY_WORDS, {}, 'pay')
  const fixed = map({ amount: amount(digits) })
  const weighted = map({ weights: list(weight()) })
  const growing = map({ grow: uplift(), every: count(1, MOST_MONTHS) })
  return either([words, fixed, weighted, growing], (node) => {
    if (!isMap(node)) return words
    if ('weights' in node) return weighted
    return 'grow' in node || 'every' in node ? growing : fixed
  })
}

function shareShape(digits: number) {
  const part = share()
  const fixed = map({ amount: amount(digits) })
  return either([part, fixed], (node) => (isMap(node) ? fixed : part))
}

export function planShape(digits: number) {
  return map({
    schema: maybe(schemaName(PLAN)),
    kind: word([...PLAN_KINDS, 'contract'] as const, {
      settle: 'settlement',
      'equal-installment': 'equal-instalment',
    }),
    reliefs: maybe(list(map({ bucket: word(BUCKETS), share: shareShape(digits), when: whenShape() }))),
    capitalise: maybe(list(word(['fees', 'penalty', 'interest']))),
    stages: list(
      map(
        {
          months: maybe(count(1, MOST_MONTHS)),
          on: maybe(day()),
          pay: payShape(digits),
          rate: maybe(rate()),
          over: maybe(count(1, MOST_MONTHS)),
          unpaid: maybe(word(['accrues', 'capitalises'], { accrue: 'accrues', capitalise: 'capitalises' })),
        },
        { refused: { weeks: WEEKLY, fortnights: WEEKLY, every: WEEKLY, frequency: WEEKLY } },
      ),
    ),
    firstDue: maybe(day()),
    breach: maybe(
      map({
        missed: count(1, 60),
        days: count(0, 366),
        interest: word(['from-breach', 'from-start']),
        accelerates: yesNo(),
      }),
    ),
    // What a comparison says beside each of its plans; a plan taken from one is a plan file.
    id: maybe(unread()),
    family: maybe(unread()),
    measures: maybe(unread()),
    findings: maybe(unread()),
    authority: maybe(unread()),
    dominatedBy: maybe(unread()),
    rank: maybe(unread()),
  })
}
type PlanInput = v.InferOutput<ReturnType<typeof planShape>>
type StageInput = PlanInput['stages'][number]

/** The plan of a file; amounts in a currency of so many digits. Throws an InputError with everything wrong in it. */
export function readPlan(tree: Tree, digits: number): Plan {
  const input = fit(planShape(digits), tree)
  return settle(tree, (say) => {
    const { kind, reliefs = [], capitalise, firstDue, breach } = input
    sharesFit(reliefs, say)
    capitalise?.forEach((bucket, i) => {
      if (capitalise.indexOf(bucket) < i) say(['capitalise', i], 'listed-twice', {})
    })
    if (input.stages.length === 0) say(['stages'], 'too-few', { least: 1 })
    const stages = input.stages.map((stage, i) => stageOf(stage, i, say))
    const months = input.stages.reduce((n, stage) => n + (stage.months ?? 0), 0)
    if (months > MOST_MONTHS)
      say(['stages'], 'out-of-range', { least: 1, most: MOST_MONTHS }, { read: String(months) })
    inOrder(input.stages, say)
    return {
      kind,
      reliefs,
      ...(capitalise === undefined ? {} : { capitalise }),
      stages,
      ...(firstDue === undefined ? {} : { firstDue }),
      ...(breach === undefined ? {} : { breach }),
    }
  })
}

/** Never more than the whole of a bucket: 60% now and 50% on completion is one tenth too much. */
function sharesFit(reliefs: readonly Plan['reliefs'][number][], say: Say): void {
  for (const bucket of BUCKETS) {
    let sum = NONE
    reliefs.forEach((relief, i) => {
      if (relief.bucket !== bucket || 'amount' in relief.share) return
      const before = sum
      sum = plus(sum, relief.share)
      if (compare(sum, FULL) > 0 && compare(before, FULL) <= 0)
        say(['reliefs', i, 'share'], 'shares-above-one', { bucket, sum: percent(sum) })
    })
  }
}

function stageOf({ months, on, pay, ...rest }: StageInput, i: number, say: Say): Stage {
  if (months !== undefined && on !== undefined)
    say(['stages', i, 'on'], 'both-given', { other: `stages[${i}].months` })
  if (months === undefined && on === undefined)
    say(['stages', i, 'months'], 'neither-given', { other: `stages[${i}].on` })
  if (typeof pay === 'object' && 'weights' in pay) {
    if (pay.weights.length === 0) say(['stages', i, 'pay', 'weights'], 'too-few', { least: 1 })
    const rows = months ?? 1
    if (pay.weights.length > rows)
      say(['stages', i, 'pay', 'weights'], 'weights-count', { weights: pay.weights.length, months: rows })
  }
  return on === undefined ? { months: months ?? 1, pay, ...rest } : { on, pay, ...rest }
}

function inOrder(stages: readonly StageInput[], say: Say): void {
  let before: StageInput['on']
  stages.forEach(({ on }, i) => {
    if (on === undefined) return
    if (before !== undefined && on <= before)
      say(['stages', i, 'on'], 'not-increasing', { before: iso(before) })
    before = on
  })
}
