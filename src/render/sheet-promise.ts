// What a line promises, in a workbook (约定还款): reckoned where it follows from the ledger, as interest, equal principal or the
// rest do; else an amount as agreed, in a yellow cell. The payment is at most what is owed.
// Interest only: G7 = Q6 + P6 + O6 + F7, the fees, penalty and interest owed by then.
import { type Bucket, total } from '../core/debt.ts'
import type { Line } from '../core/line.ts'
import { absorbs } from '../core/run.ts'
import { type SheetCell, amounts } from './sheet-cell.ts'
import { type Places, type Source, stageAmount } from './sheet-terms.ts'

type Row = {
  readonly row: number
  /** What is owed in a bucket before the payment, with or without what the last row brings back. */
  readonly owed: (bucket: Bucket, withPutOff?: boolean) => string
  /** Everything owed before the payment. */
  readonly all: string
}

export function promise(
  { of, lines }: Source,
  places: Places,
  i: number,
  { row, owed, all }: Row,
): SheetCell {
  const { debt } = of.situation
  const line = lines[i] as Line
  const { pay } = line.step.stage
  const amount = amounts(debt.digits)
  if (pay === 'rest' || (i === lines.length - 1 && absorbs(pay))) return amount(line.payment, all)
  const before = i === 0 ? of.schedule.opened : (lines[i - 1] as Line).left
  const charges = before.fees + before.penalty + before.interest + line.charged
  const due = (['fees', 'penalty', 'interest'] as const).map((bucket) => owed(bucket, false)).join('+')
  if (pay === 'interest') return amount(charges, due)
  if (pay === 'arrears') {
    const borne = debt.owed.principal + of.schedule.opened.principal - kept(of)
    const overdue = Math.max(0, (debt.overduePrincipal ?? 0) - Math.max(0, borne - before.principal))
    const gone = `MAX(0,${places.borne}-N${row - 1})`
    return amount(charges + overdue, `${due}+MAX(0,${places.overdue}-${gone})`)
  }
  if (pay === 'equal-principal') {
    const { months, nth } = line.step
    const first = i - nth
    const opening = first === 0 ? of.schedule.opened : (lines[first - 1] as Line).left
    const start = `ROUND(N${row - 1 - nth}*${10 ** debt.digits},0)`
    return amount(
      charges + Math.round(opening.principal / months),
      `${due}+INT((2*${start}+${months})/${2 * months})/${10 ** debt.digits}`,
    )
  }
  const shared = places.amounts[line.stage]
  const each = shared === undefined ? undefined : stageAmount(line.step.stage, line.stage, lines)
  if (each !== undefined && Math.min(each, total(before) + line.charged) === line.payment)
    return amount(each, shared)
  return amount(line.payment, undefined, 'input')
}

/** Principal after reliefs, before anything is added to it. */
const kept = ({ situation: { debt }, schedule: { forgiven, held, putOff } }: Source['of']): number =>
  debt.owed.principal - forgiven.principal - held.principal - putOff.principal
