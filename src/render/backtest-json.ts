// A back-test as JSON (政策回测的 JSON): parley/backtest@1: what was drawn, each policy, each difference from the first.
// { schema, currency, records, policies: [{ name, plans, none, firstPayment: { median, … }, simulated: { value: { mean, low, … } } }] }
import type { Backtest, Budget, Drawings, PolicyResult } from '../app/backtest.ts'
import type { Owed } from '../core/debt.ts'
import { type Money, format } from '../core/money.ts'
import type { Spread } from '../core/quantile.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { rejectedText, sortedReasons } from './backtest-view.ts'
import type { Context } from './document.ts'
import { exact, findingJson, owedJson, rateJson } from './json-plan.ts'
import { type Json, jsonText, literal } from './json-text.ts'

/** A double of minor units to the currency's digits: half a fen of a mean is of use to nobody. */
type Amount = (of: number) => Json

export function backtestJson(of: Backtest, { lang, compact = false }: Context): string {
  const { currency, digits, role, seed, simulations, shocks, records, owed, rejected } = of
  const amount: Amount = (value) => literal(format(Math.round(value) as Money, digits))
  const voice = voiceOf(lang, { currency, digits, plain: true })
  return `${jsonText(
    {
      schema: 'parley/backtest@1',
      currency,
      role,
      records,
      owed: amount(owed),
      rejected: {
        count: rejected.reduce((sum, { count }) => sum + count, 0),
        reasons: rejected.map((one) => ({
          key: one.trouble?.key ?? 'bug',
          path: one.trouble?.path ?? '',
          count: one.count,
          line: one.line,
          message: rejectedText(one, voice),
        })),
      },
      simulations: {
        count: simulations,
        seed,
        level: of.level,
        shocks: shocks
          ? { chance: exact(shocks.chance), income: exact(shocks.income), months: shocks.months }
          : null,
      },
      policies: of.policies.map((one) => policyJson(one, amount, digits, lang)),
      differences: of.differences.map(({ changes, drawings, ...one }, k) => ({
        policy: of.policies[k + 1]?.name ?? '',
        against: of.policies[0]?.name ?? '',
        changes: { ...changes },
        plans: one.plans,
        reliefs: amount(one.reliefs),
        presentValue: amount(one.presentValue),
        expectedValue: drawings ? amount(one.expectedValue) : null,
        portfolio: drawings ? amount(one.portfolio) : null,
        simulated: drawings ? drawingsJson(drawings, amount) : null,
      })),
    },
    compact,
  )}\n`
}

const spreadJson = (of: Spread | undefined, say: Amount): Json =>
  of === undefined
    ? null
    : {
        p5: say(of.low),
        p25: say(of.quarter),
        median: say(of.median),
        p75: say(of.threeQuarters),
        p95: say(of.high),
      }

const drawingsJson = (of: Drawings, amount: Amount): Json =>
  Object.fromEntries(
    Object.entries(of).map(([key, { mean, low, high, error }]) => {
      const say: Amount = key === 'kept' ? (value) => value : amount
      return [key, { mean: say(mean), low: say(low), high: say(high), standardError: say(error) }]
    }),
  )

function policyJson(of: PolicyResult, amount: Amount, digits: number, lang: Context['lang']): Json {
  const known = of.drawn > 0
  const money = (value: Money): Json => literal(format(value, digits))
  return {
    name: of.name,
    id: of.id,
    version: of.version,
    digest: of.digest,
    discount: of.discount === 'contract' ? 'contract' : rateJson(of.discount),
    plans: of.plans,
    none: of.none,
    kinds: { ...of.kinds },
    reasons: sortedReasons(of.reasons).map(([rule, { count, first }]) => {
      const { where, ...finding } = first
      const example = { line: where.line, id: where.id, finding: findingJson(finding, money, lang) }
      return { rule, count, example }
    }),
    offersNothing: of.offersNothing,
    approvals: { ...of.authority },
    beyondRole: of.beyond,
    stress: { plans: of.withIncome, bearing: of.bearing },
    firstPayment: spreadJson(of.firstPayment, amount),
    peakPayment: spreadJson(of.peakPayment, amount),
    months: spreadJson(of.months, (value) => value),
    reliefs: {
      now: owedJson(of.forgiven as Owed, money),
      ifKept: owedJson(of.held as Owed, money),
      total: amount(of.reliefs.now + of.reliefs.ifKept),
    },
    owed: amount(of.owed),
    presentValue: amount(of.presentValue),
    expectedValue: known ? amount(of.expectedValue) : null,
    recovery: of.recovery ?? null,
    withoutPlan: amount(of.without),
    portfolio: known ? amount(of.expectedValue + of.without) : null,
    simulated: of.drawings ? { plans: of.drawn, ...(drawingsJson(of.drawings, amount) as object) } : null,
    budget: of.spent ? budgetJson(of.spent, amount) : null,
  }
}

const budgetJson = (of: Budget, amount: Amount): Json => ({
  budget: amount(of.budget),
  given: amount(of.cost),
  buys: amount(of.gain),
  steps: of.steps,
  records: of.records,
  bound: amount(of.most),
  nextUnitBuys: of.next,
  leftOnTable: amount(of.all.value - of.gain),
  neededForAll: amount(of.all.cost),
  base: amount(of.base),
  recommended: { given: amount(of.recommended.cost), buys: amount(of.recommended.value - of.base) },
  line: of.line.map(({ cost, value }) => ({ given: amount(cost), buys: amount(value) })),
})
