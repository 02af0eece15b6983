// JSON (JSON 输出): parley/comparison@1, parley/schedule@1 and parley/rate@1, as `schema/outputs.ts` describes them.
// Amounts are numbers with exactly the currency's digits, rates fractions, days ISO dates, keys camelCase.
import type { Comparison } from '../app/compare.ts'
import type { Entry } from '../app/appraise.ts'
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Means } from '../core/means.ts'
import type { Measures } from '../core/measure.ts'
import type { Money } from '../core/money.ts'
import type { Wish } from '../core/situation.ts'
import type { Lang } from '../i18n/lang.ts'
import type { Context, RateDocument, ScheduleDocument } from './document.ts'
import { type Amount, amountIn, argJson, findingJson, owedJson, planJson } from './json-plan.ts'
import { costJson, lenderJson, stressJson } from './json-lender.ts'
import { type Json, jsonText } from './json-text.ts'
import { shownFindings, showsLender } from './lender.ts'
import { scheduleTotals } from './totals.ts'

const text = (value: Json, { compact = false }: Context): string => `${jsonText(value, compact)}\n`

export function comparisonJson(of: Comparison, context: Context): string {
  const { situation, policy } = of
  const { debt } = situation
  const amount = amountIn(debt.digits)
  const lender = showsLender(of, context)
  const entries = of.contract ? [of.contract, ...of.plans] : of.plans
  return text(
    {
      schema: 'parley/comparison@1',
      id: situation.id,
      asOf: iso(debt.asOf),
      currency: debt.currency,
      policy: { id: policy.id, version: policy.version, digest: policy.digest },
      dayCount: debt.dayCount,
      means: of.means ? meansJson(of.means, amount) : null,
      wish: situation.wish && wishJson(situation.wish, amount),
      findings: shownFindings(of.findings, lender).map((one) => findingJson(one, amount, context.lang)),
      plans: entries.map((entry) => entryJson(entry, amount, lender, context.lang)),
      recommended: of.recommended,
      stress: of.stress && stressJson(of.stress, amount),
      lender: of.lender && lender ? lenderJson(of.lender, amount, context.lang) : undefined,
      answer: of.answer && answerJson(of.answer, amount, context.lang),
      refused: of.refused.map(({ id, findings, nearest }) => ({
        id,
        findings: findings.map((finding) => findingJson(finding, amount, context.lang)),
        nearest: nearest.map(({ change, id: to, plan }) => ({
          change: {
            path: change.path,
            from: argJson(change.from, amount, context.lang),
            to: argJson(change.to, amount, context.lang),
          },
          id: to,
          plan: planJson(plan, amount),
        })),
      })),
      counts: of.counts,
    },
    context,
  )
}

function entryJson(
  { id, family, plan, measures, findings, authority, costForm, dominatedBy, beatenBy, rank }: Entry,
  amount: Amount,
  lender: boolean,
  lang: Lang,
): Json {
  return {
    id,
    ...planJson(plan, amount),
    family,
    measures: measuresJson(measures, amount, lender),
    findings: shownFindings(findings, lender).map((finding) => findingJson(finding, amount, lang)),
    ...(lender ? { authority, beatenBy } : {}),
    costForm: costForm && costJson(costForm, amount),
    dominatedBy,
    rank,
  }
}

function measuresJson(m: Measures, amount: Amount, lender: boolean): Json {
  const maybe = (money: Money | null): Json => (money === null ? null : amount(money))
  return {
    firstPayment: amount(m.firstPayment),
    peakPayment: amount(m.peakPayment),
    lastPayment: amount(m.lastPayment),
    months: m.months,
    firstDue: iso(m.firstDue),
    finalDue: iso(m.finalDue),
    totalPaid: amount(m.totalPaid),
    interestCharged: amount(m.interestCharged),
    forgiven: owedJson(m.forgiven, amount),
    held: amount(m.held),
    fits: m.fits,
    strain: m.strain,
    shortfallMonths: m.shortfallMonths,
    annualRate: m.annualRate,
    effectiveRate: m.effectiveRate,
    ...(lender
      ? {
          presentValue: maybe(m.presentValue),
          expectedValue: maybe(m.expectedValue),
          recovery: m.recovery,
          diminished: m.diminished,
        }
      : {}),
  }
}

/** What the household can pay: today's figures, and every step of the path. */
function meansJson({ path }: Means, amount: Amount): Json {
  const [now] = path
  return {
    income: amount(now?.income ?? (0 as Money)),
    floor: amount(now?.floor ?? (0 as Money)),
    essentials: amount(now?.essentials ?? (0 as Money)),
    otherDebts: amount(now?.otherDebts ?? (0 as Money)),
    cushion: amount(now?.cushion ?? (0 as Money)),
    capacity: path.map((step) => ({ from: iso(step.from), amount: amount(step.amount) })),
  }
}

const answerJson = (
  { changes, closest }: NonNullable<Comparison['answer']>,
  amount: Amount,
  lang: Lang,
): Json => ({
  changes: changes.map(({ kind, from, to, wish, id, plan }) => ({
    kind,
    from: argJson(from, amount, lang),
    to: argJson(to, amount, lang),
    wish: wishJson(wish, amount),
    id,
    plan: planJson(plan, amount),
  })),
  closest: closest
    ? { id: closest.id, plan: planJson(closest.plan, amount), distance: closest.distance }
    : null,
})

export const wishJson = (
  { maxPayment, payNow, maxMonths, doneBy, firstDue, dueDay }: Wish,
  amount: Amount,
): Json => ({
  maxPayment: maxPayment === undefined ? undefined : amount(maxPayment),
  payNow: payNow === undefined ? undefined : amount(payNow),
  maxMonths,
  doneBy: doneBy === undefined ? undefined : iso(doneBy),
  firstDue: firstDue === undefined ? undefined : iso(firstDue),
  dueDay,
})

export function scheduleJson({ situation, id, plan, schedule }: ScheduleDocument, context: Context): string {
  const { debt } = situation
  const amount = amountIn(debt.digits)
  const sums = scheduleTotals(schedule)
  return text(
    {
      schema: 'parley/schedule@1',
      currency: debt.currency,
      dayCount: debt.dayCount,
      plan: { id, ...planJson(plan, amount) },
      rows: schedule.rows.map((row) => ({
        n: row.n,
        due: iso(row.due),
        payment: amount(row.payment),
        principal: amount(row.to.principal),
        interest: amount(row.to.interest),
        penalty: amount(row.to.penalty),
        fees: amount(row.to.fees),
        charged: amount(total(row.charged)),
        capitalised: amount(row.capitalised),
        balance: amount(total(row.left)),
      })),
      totals: {
        payment: amount(sums.payment),
        principal: amount(sums.principal),
        interest: amount(sums.interest),
        penalty: amount(sums.penalty),
        fees: amount(sums.fees),
      },
      forgiven: owedJson(schedule.forgiven, amount),
      held: owedJson(schedule.held, amount),
      charged: owedJson(schedule.charged, amount),
    },
    context,
  )
}

export const rateJson = ({ answer }: RateDocument, context: Context): string =>
  text(
    {
      schema: 'parley/rate@1',
      method: answer.method,
      annualRate: answer.annualRate,
      effectiveRate: answer.effectiveRate,
      percent: answer.percent,
      periodicRate: answer.periodicRate,
      unitPeriod: answer.unitPeriod,
      roots: answer.roots,
      reason: answer.reason,
    },
    context,
  )
