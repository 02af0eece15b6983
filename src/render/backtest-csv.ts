// A back-test as CSV (政策回测的表格数据): tidy: policy, measure, value, low, high. Medians lie between their quartiles, drawn means
// between what 19 of 20 simulations lie within; a difference is of "example - cn". Plain numbers with the currency's digits.
import type { Backtest, Drawings, PolicyResult } from '../app/backtest.ts'
import { BUCKETS } from '../core/debt.ts'
import { type Money, format } from '../core/money.ts'
import type { Spread } from '../core/quantile.ts'
import { type Field, csv, figure, text } from './csv.ts'

type Line = readonly [measure: string, value: string | number, low?: string | number, high?: string | number]

export function backtestCsv(of: Backtest): string {
  const money = (value: number): string => format(Math.round(value) as Money, of.digits)
  const run: Line[] = [
    ['records', of.records],
    ['rejected', of.rejected.reduce((sum, { count }) => sum + count, 0)],
    ['owed', money(of.owed)],
    ['simulations', of.simulations],
    ['seed', of.seed],
  ]
  const rows = [
    ...run.map((line) => row('', line)),
    ...of.policies.flatMap((one) => policyLines(one, of, money).map((line) => row(one.name, line))),
    ...of.differences.flatMap(({ changes, drawings, ...one }, k) => {
      const name = `${of.policies[k + 1]?.name ?? ''} - ${of.policies[0]?.name ?? ''}`
      const lines: Line[] = [
        ...Object.entries(changes).map(([kind, count]): Line => [`changes.${kind}`, count]),
        ['plans', one.plans],
        ['reliefs', money(one.reliefs)],
        ['presentValue', money(one.presentValue)],
        ...(drawings
          ? ([
              ['expectedValue', money(one.expectedValue)],
              ['portfolio', money(one.portfolio)],
              ...drawnLines(drawings, money),
            ] as Line[])
          : []),
      ]
      return lines.map((line) => row(name, line))
    }),
  ]
  return csv(rows, ['policy', 'measure', 'value', 'low', 'high'])
}

const row = (policy: string, [measure, value, low, high]: Line): Record<string, Field> => ({
  policy: text(policy),
  measure: figure(measure),
  value: figure(value),
  low: figure(low),
  high: figure(high),
})

const drawnLines = (of: Drawings, money: (value: number) => string): Line[] =>
  Object.entries(of).map(([key, { mean, low, high }]) => {
    const say = key === 'kept' ? (value: number): number => value : money
    return [`simulated.${key}`, say(mean), say(low), say(high)]
  })

function policyLines(of: PolicyResult, all: Backtest, money: (value: number) => string): Line[] {
  const middle = (
    name: string,
    spread: Spread | undefined,
    say: (value: number) => string | number,
  ): Line[] => (spread ? [[name, say(spread.median), say(spread.quarter), say(spread.threeQuarters)]] : [])
  const known = of.drawn > 0
  const { spent } = of
  return [
    ['plans', of.plans],
    ['none', of.none],
    ...(all.records > 0 ? [['share', of.plans / all.records] as Line] : []),
    ...Object.entries(of.kinds).map(([kind, count]): Line => [`kind.${kind}`, count]),
    ...Object.entries(of.reasons).map(([rule, { count }]): Line => [`reason.${rule}`, count]),
    ...(of.offersNothing > 0 ? [['reason', of.offersNothing] as Line] : []),
    ...Object.entries(of.authority).map(([role, count]): Line => [`approval.${role}`, count]),
    ['beyondRole', of.beyond],
    ...(of.withIncome > 0 ? [['bearStress', of.bearing] as Line] : []),
    ...middle('firstPayment', of.firstPayment, money),
    ...middle('peakPayment', of.peakPayment, money),
    ...middle('months', of.months, (value) => value),
    ...BUCKETS.map((bucket): Line => [`reliefs.now.${bucket}`, money(of.forgiven[bucket])]),
    ...BUCKETS.map((bucket): Line => [`reliefs.ifKept.${bucket}`, money(of.held[bucket])]),
    ['reliefs', money(of.reliefs.now + of.reliefs.ifKept)],
    ['owedWithPlan', money(of.owed)],
    ['presentValue', money(of.presentValue)],
    ...(known ? [['expectedValue', money(of.expectedValue)] as Line] : []),
    ...(of.recovery === undefined ? [] : [['recovery', of.recovery] as Line]),
    ['withoutPlan', money(of.without)],
    ...(known ? [['portfolio', money(of.expectedValue + of.without)] as Line] : []),
    ...(of.drawings ? drawnLines(of.drawings, money) : []),
    ...(spent
      ? ([
          ['budget', money(spent.budget)],
          ['budget.given', money(spent.cost)],
          ['budget.buys', money(spent.gain)],
          ['budget.bound', money(spent.most)],
          ['budget.nextUnitBuys', spent.next],
          ['budget.leftOnTable', money(spent.all.value - spent.gain)],
          ['budget.neededForAll', money(spent.all.cost)],
          ['budget.recommendedGives', money(spent.recommended.cost)],
          ['budget.recommendedBuys', money(spent.recommended.value - spent.base)],
        ] as Line[])
      : []),
  ]
}
