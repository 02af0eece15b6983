// A sweep as CSV (变动测算的表格数据): tidy: one row a cell, one column a swept path, then what the cell comes to.
// household.income,debt.annualRate,outcome,plan,…: 3000.00,0.12,plan,term-extension-9,… Plain numbers, rates as fractions.
import type { Cell, Sweep } from '../app/sweep.ts'
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Arg } from '../core/finding.ts'
import { type Money, format } from '../core/money.ts'
import { formatRate, toDecimal } from '../core/rate.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { type Field, csv, figure, text } from './csv.ts'
import type { Context } from './document.ts'
import { showsLender } from './lender.ts'
import { reasonKeys, reasonsOf } from './sweep-view.ts'

const KEYS = [
  'outcome',
  'plan',
  'kind',
  'family',
  'currency',
  'firstPayment',
  'peakPayment',
  'months',
  'firstDue',
  'finalDue',
  'totalPaid',
  'forgiven',
  'held',
  'annualRate',
  'fits',
  'capacity',
  'presentValue',
  'expectedValue',
  'forbids',
  'needsApproval',
  'warns',
  'why',
  'reason',
] as const
const LENDER: readonly string[] = ['presentValue', 'expectedValue', 'needsApproval']

export function sweepCsv(of: Sweep, context: Context): string {
  const { axes, cells, currency, digits, id } = of
  const lender = showsLender(of, context)
  const voice = voiceOf(context.lang, { currency, digits, plain: true })
  const amount = (money: Money | null): Field => figure(money === null ? null : format(money, digits))
  const figures = (cell: Cell): Partial<Record<(typeof KEYS)[number], Field>> => {
    if (cell.is !== 'plan') return cell.is === 'none' ? { capacity: amount(cell.capacity) } : {}
    const { measures: m, levels } = cell
    return {
      plan: text(cell.id),
      kind: figure(cell.plan.kind),
      family: figure(cell.family),
      firstPayment: amount(m.firstPayment),
      peakPayment: amount(m.peakPayment),
      months: figure(m.months),
      firstDue: figure(iso(m.firstDue)),
      finalDue: figure(iso(m.finalDue)),
      totalPaid: amount(m.totalPaid),
      forgiven: amount(total(m.forgiven)),
      held: amount(m.held),
      annualRate: figure(m.annualRate),
      fits: figure(m.fits),
      capacity: amount(cell.capacity),
      presentValue: amount(m.presentValue),
      expectedValue: amount(m.expectedValue),
      forbids: figure(levels.forbids),
      needsApproval: figure(levels['needs-approval']),
      warns: figure(levels.warns),
    }
  }
  const rows = cells.map((cell): Record<string, Field> => ({
    case: text(id ?? ''),
    ...Object.fromEntries(axes.map(({ path }, k) => [path, plain(cell.values[k] as Arg, digits)])),
    outcome: figure(cell.is),
    currency: figure(currency),
    ...figures(cell),
    why: text(reasonKeys(cell).join(' ')),
    reason: text(reasonsOf(cell, voice).join(' ')),
  }))
  const shown = KEYS.filter((key) => lender || !LENDER.includes(key))
  return csv(rows, ['case', ...axes.map(({ path }) => path), ...shown])
}

/** A rate by the day keeps its unit; every other figure is a plain number. */
function plain(value: Arg, digits: number): Field {
  if ('money' in value) return figure(format(value.money, digits))
  if ('rate' in value)
    return value.rate.per === 'day' ? text(formatRate(value.rate)) : figure(toDecimal(value.rate).toFixed())
  if ('share' in value) return figure(toDecimal(value.share).toFixed())
  if ('day' in value) return figure(iso(value.day))
  if ('count' in value) return figure(value.count)
  return text('word' in value ? value.word : 'text' in value ? value.text : '')
}
