// CSV (逗号分隔): tidy rows for scripts and spreadsheets: one a plan, one a schedule row; keys in both languages the same.
// Amounts are plain numbers with the currency's digits; texts that look like formulas are made texts. RFC 4180, LF.
import type { Comparison } from '../app/compare.ts'
import { iso } from '../core/day.ts'
import { BUCKETS, total } from '../core/debt.ts'
import { type Money, format } from '../core/money.ts'
import { csvText } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { entriesOf } from './columns.ts'
import type { Context, RateDocument, ScheduleDocument } from './document.ts'
import { showsLender, shownFindings } from './lender.ts'

/** A figure of ours, or a text that may come from a case. */
export type Field = { readonly figure: string } | { readonly text: string }
export const figure = (of: number | boolean | string | null | undefined): Field => ({
  figure: of === null || of === undefined ? '' : String(of),
})
export const text = (of: string): Field => ({ text: of })
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export function csv(
  rows: readonly Readonly<Record<string, Field>>[],
  keys: readonly string[] = Object.keys(rows[0] ?? {}),
): string {
  const line = (row: Readonly<Record<string, Field>>): string =>
    keys
      .map((key) => row[key])
      .map((field) => (field === undefined ? '' : 'figure' in field ? field.figure : csvText(field.text)))
      .join(',')
  return `${[keys.join(','), ...rows.map(line)].join('\n')}\n`
}

export function comparisonCsv(of: Comparison, context: Context): string {
  const { situation } = of
  const { currency, digits } = situation.debt
  const voice = voiceOf(context.lang, { currency, digits, plain: true })
  const lender = showsLender(of, context)
  const amount = (money: Money | null): Field => figure(money === null ? null : format(money, digits))
  const rows = entriesOf(of).map(
    ({ id, family, plan, measures: m, findings, dominatedBy, rank }): Record<string, Field> => ({
      case: text(situation.id ?? ''),
      id: text(id),
      kind: figure(plan.kind),
      family: figure(family),
      plan: text(planTitle(plan, voice)),
      currency: figure(currency),
      firstPayment: amount(m.firstPayment),
      peakPayment: amount(m.peakPayment),
      lastPayment: amount(m.lastPayment),
      months: figure(m.months),
      firstDue: figure(iso(m.firstDue)),
      finalDue: figure(iso(m.finalDue)),
      totalPaid: amount(m.totalPaid),
      interestCharged: amount(m.interestCharged),
      ...Object.fromEntries(
        BUCKETS.map((bucket) => [`forgiven${capital(bucket)}`, amount(m.forgiven[bucket])]),
      ),
      held: amount(m.held),
      fits: figure(m.fits),
      strain: figure(m.strain),
      shortfallMonths: figure(m.shortfallMonths),
      annualRate: figure(m.annualRate),
      effectiveRate: figure(m.effectiveRate),
      ...(lender
        ? {
            presentValue: amount(m.presentValue),
            expectedValue: amount(m.expectedValue),
            recovery: figure(m.recovery),
          }
        : {}),
      recommended: figure(id === of.recommended),
      dominatedBy: text(dominatedBy ?? ''),
      rank: figure(rank),
      findings: text(shownFindings(findings, lender).map(voice.finding).join(' ')),
      policy: text(`${of.policy.id} ${of.policy.version}`),
      policyDigest: text(of.policy.digest),
    }),
  )
  return csv(rows)
}

export function scheduleCsv({ situation, id, schedule }: ScheduleDocument): string {
  const { currency, digits } = situation.debt
  const amount = (money: Money): Field => figure(format(money, digits))
  const rows = schedule.rows.map((row): Record<string, Field> => ({
    case: text(situation.id ?? ''),
    plan: text(id),
    n: figure(row.n),
    due: figure(iso(row.due)),
    currency: figure(currency),
    payment: amount(row.payment),
    principal: amount(row.to.principal),
    interest: amount(row.to.interest),
    penalty: amount(row.to.penalty),
    fees: amount(row.to.fees),
    charged: amount(total(row.charged)),
    capitalised: amount(row.capitalised),
    balance: amount(total(row.left)),
  }))
  return csv(rows)
}

export const rateCsv = ({ answer: a }: RateDocument): string =>
  csv([
    {
      method: figure(a.method),
      annualRate: figure(a.annualRate),
      effectiveRate: figure(a.effectiveRate),
      percent: figure(a.percent),
      periodicRate: figure(a.periodicRate),
      unitPeriod: figure(a.unitPeriod),
      roots: figure(a.roots.join(' ')),
      reason: figure(a.reason),
    },
  ])
