// Strain, unfolded (压力算式): each payment held against what its month can bear; the worst ratio, months above means, the gap.
// strain 108.11% = 2,432.59 ÷ 2,250.00; two payments in one month share it: (800.00 + 1,900.00) ÷ 2,250.00.
import { type Day, addMonths, ymd } from '../../core/day.ts'
import type { Debt } from '../../core/debt.ts'
import { type Means, capacityOn } from '../../core/means.ts'
import type { Money } from '../../core/money.ts'
import type { Plan } from '../../core/plan.ts'
import type { Row } from '../../core/schedule.ts'
import { type Formula, inPercent, minus, money, over, percentOf, plus } from './formula.ts'
import type { Made } from './item.ts'
import { ofRows } from './means.ts'

/** A row held against the household: what must come out of the month's income so far, and what that month can bear. */
type Borne = {
  readonly row: Row
  readonly parts: readonly Formula[]
  readonly drawn: number
  readonly need: number
  readonly capacity: number
  readonly shared: boolean
  /** Above means, and no row of its month was before. */
  readonly first: boolean
  readonly short: boolean
}

/** As `core/fit`: savings pay rows on days of their own, or whatever a plan soon done needs beyond income. */
function borne({ asOf }: Debt, plan: Plan, rows: readonly Row[], means: Means): Borne[] {
  const last = rows.at(-1)?.due ?? asOf
  const brief = last <= addMonths(asOf, means.savingsWithin)
  const dated = new Set<Day>(plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : [])))
  let savings: number = means.savings
  const out: Borne[] = []
  for (const row of rows) {
    const capacity = Math.max(0, capacityOn(means, row.due))
    const { payment } = row
    const drawn = brief
      ? Math.min(savings, Math.max(0, payment - capacity))
      : dated.has(row.due)
        ? Math.min(savings, payment)
        : 0
    savings -= drawn
    if (payment === drawn) continue
    const before = out.at(-1)
    const shares = dated.size > 0 && before && monthOf(before.row) === monthOf(row) ? before : undefined
    const need = payment - drawn + (shares?.need ?? 0)
    const short = need > capacity
    out.push({
      row,
      parts: [...(shares?.parts ?? []), money(payment), minus(money(drawn))],
      drawn: drawn + (shares?.drawn ?? 0),
      need,
      capacity,
      shared: shares !== undefined,
      first: short && shares?.short !== true,
      short: short || shares?.short === true,
    })
  }
  return out
}
const monthOf = ({ due }: Row): number => ymd(due).y * 12 + ymd(due).m

const ratioOf = ({ need, capacity }: Borne): number => (capacity === 0 ? Infinity : need / capacity)
const argsOf = ({ row }: Borne): NonNullable<Made['args']> => ({
  row: { count: row.n },
  due: { day: row.due },
})
const noteOf = ({ drawn, shared }: Borne): Pick<Made, 'note'> => ({
  note: drawn > 0 ? 'from-savings' : shared ? 'in-month' : 'in-row',
})

export type Strain = {
  readonly items: readonly Made[]
  /** Payment ÷ capacity at its worst; `undefined` where nothing is paid, `null` where something is paid out of nothing. */
  readonly worst: Formula | undefined | null
}

export function strain(debt: Debt, plan: Plan, rows: readonly Row[], means: Means): Strain {
  const all = borne(debt, plan, rows, means)
  const [first] = all
  if (!first)
    return { items: [{ figure: 'strain', value: { percent: '0.00' } }, ...shortMonths([])], worst: undefined }
  const worst = all.reduce((most, one) => (ratioOf(one) > ratioOf(most) ? one : most), first)
  const ratio = worst.capacity === 0 ? null : over(plus(...worst.parts), money(worst.capacity))
  const items = [
    strained(worst, ratio, debt.digits),
    ...shortMonths(all.filter((one) => one.first)),
    ...shortfall(all.filter(({ need, capacity }) => need > capacity)),
  ]
  return { items, worst: ratio }
}

function strained(worst: Borne, ratio: Formula | null, digits: number): Made {
  const args = argsOf(worst)
  if (!ratio) return { figure: 'strain', args, value: null, note: 'nothing-to-pay-from' }
  const formula = inPercent(ratio)
  const value = { percent: percentOf(formula, digits) }
  return { figure: 'strain', args, value, formula, ...noteOf(worst) }
}

function shortMonths(short: readonly Borne[]): Made[] {
  const value = { count: short.length }
  if (short.length < 2) return [{ figure: 'shortfallMonths', value }]
  const formula = ofRows(runs(short.map(({ row }) => row.n)))
  return [{ figure: 'shortfallMonths', value, formula, note: 'short-rows' }]
}

function shortfall([first, ...others]: readonly Borne[]): Made[] {
  if (!first) return []
  const most = others.reduce((m, one) => (one.need - one.capacity > m.need - m.capacity ? one : m), first)
  return [
    {
      figure: 'shortfall',
      args: argsOf(most),
      value: { money: (most.need - most.capacity) as Money },
      formula: plus(...most.parts, minus(money(most.capacity))),
      ...noteOf(most),
    },
  ]
}

/** Rows 4, 5, 6, 9 are the runs 4 to 6 and 9 to 9. */
function runs(rows: readonly number[]): [number, number][] {
  const out: [number, number][] = []
  for (const row of rows) {
    const last = out.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else out.push([row, row])
  }
  return out
}
