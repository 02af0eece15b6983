// A sweep as JSON (变动测算的 JSON): parley/sweep@1: the axes with their values, then every cell in the order of the axes.
// { at: { "household.income": 3000.00 }, outcome: 'plan', plan: { id, kind, … }, capacity: 640.00, … }
import type { Cell, Sweep } from '../app/sweep.ts'
import { iso } from '../core/day.ts'
import type { Arg } from '../core/finding.ts'
import type { Measures } from '../core/measure.ts'
import type { Money } from '../core/money.ts'
import type { Lang } from '../i18n/lang.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { type Amount, amountIn, argJson, findingJson, owedJson } from './json-plan.ts'
import { type Json, jsonText } from './json-text.ts'
import { shownFindings, showsLender } from './lender.ts'
import { reasonsOf } from './sweep-view.ts'

export function sweepJson(of: Sweep, context: Context): string {
  const { lang, compact = false } = context
  const { id, policy, currency, digits, follow, axes, base, cells, counts } = of
  const amount = amountIn(digits)
  const lender = showsLender(of, context)
  const value = (arg: Arg): Json => argJson(arg, amount, lang)
  const voice = voiceOf(lang, { currency, digits, plain: true })
  const cellJson = (cell: Cell): Json => ({
    at: Object.fromEntries(axes.map(({ path }, k) => [path, value(cell.values[k] as Arg)])),
    outcome: cell.is,
    plan: cell.is === 'plan' ? planJson(cell, amount, lender) : null,
    capacity: cell.is === 'refused' || cell.capacity === null ? null : amount(cell.capacity),
    closest: cell.is === 'none' ? cell.closest : null,
    why: whyJson(cell, amount, lender, lang),
    reason: reasonsOf(cell, voice),
  })
  return `${jsonText(
    {
      schema: 'parley/sweep@1',
      id,
      currency,
      policy: { ...policy },
      follow: follow ?? null,
      axes: axes.map(({ path, unit, values }, k) => ({
        path,
        unit,
        base: base[k] ?? null,
        values: values.map(value),
      })),
      cells: cells.map(cellJson),
      counts: { cells: cells.length, ...counts },
    },
    compact,
  )}\n`
}

function planJson(
  { id, plan, family, measures: m, levels }: Extract<Cell, { is: 'plan' }>,
  amount: Amount,
  lender: boolean,
): Json {
  return {
    id,
    kind: plan.kind,
    family,
    firstPayment: amount(m.firstPayment),
    peakPayment: amount(m.peakPayment),
    months: m.months,
    firstDue: iso(m.firstDue),
    finalDue: iso(m.finalDue),
    totalPaid: amount(m.totalPaid),
    forgiven: owedJson(m.forgiven, amount),
    held: amount(m.held),
    annualRate: m.annualRate,
    fits: m.fits,
    ...(lender ? valuesJson(m, amount) : {}),
    findings: {
      forbids: levels.forbids,
      ...(lender ? { needsApproval: levels['needs-approval'] } : {}),
      warns: levels.warns,
    },
  }
}

function valuesJson({ presentValue, expectedValue }: Measures, amount: Amount): { [key: string]: Json } {
  const maybe = (money: Money | null): Json => (money === null ? null : amount(money))
  return { presentValue: maybe(presentValue), expectedValue: maybe(expectedValue) }
}

function whyJson(cell: Cell, amount: Amount, lender: boolean, lang: Lang): Json {
  if (cell.is === 'none')
    return shownFindings(cell.why, lender).map((finding) => findingJson(finding, amount, lang))
  if (cell.is === 'refused') return cell.troubles.map(({ key, path, read }) => ({ trouble: key, path, read }))
  return []
}
