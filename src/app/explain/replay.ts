// Replay (逐期重演): the promise run once more, slowly, keeping what each row found and did for the explanation.
// Row 1 of 24: found 48,732.55 and 2,894.62 of charges, was charged 552.75, paid 2,432.59, first to the fees.
import { type Bucket, BUCKETS, type Debt } from '../../core/debt.ts'
import type { Day } from '../../core/day.ts'
import type { Refusal } from '../../core/finding.ts'
import { instalment, weighted } from '../../core/instalment.ts'
import { type Ledger, INDEX, accrue, capitalise, copy, everything, ledger, pay } from '../../core/ledger.ts'
import { type Level, type Ratio, level } from '../../core/level.ts'
import type { Plan } from '../../core/plan.ts'
import { Decimal, same } from '../../core/rate.ts'
import { type Opening, opening } from '../../core/relief.ts'
import { type Step, span, steps } from '../../core/step.ts'
import { type Segment, lay } from '../../core/work.ts'

export type Amounts = Readonly<Record<Bucket, number>>

/** A level amount: the rows it was reckoned on and what was owed before the first of them. */
export type Solved = {
  /** The schedule's row it begins with. */
  readonly row: number
  readonly step: Step
  readonly span: readonly Step[]
  readonly before: Amounts
  readonly level: Level
  readonly exact: Ratio
  /** What its plain rows pay. */
  readonly plain: number
}

/** One payment; two of them on one day are one row of the schedule. */
export type Paying = {
  readonly row: number
  readonly due: Day
  readonly step: Step
  readonly final: boolean
  readonly before: Amounts
  readonly charge: number
  /** With carried interest: charged before this row, and what it would be unrounded, in minor units. */
  readonly carried: { readonly charged: number; readonly exact: Decimal } | undefined
  readonly returned: Amounts
  readonly asked: number
  /** On the first day of its stage: the principal, and the arrears. */
  readonly start: number
  readonly arrears: number
  readonly overdue: number
  readonly solved: Solved | undefined
  readonly payment: number
  readonly to: Amounts
  readonly capitalised: number
  readonly left: Amounts
}

export type Replay = {
  readonly open: Opening
  readonly payings: readonly Paying[]
  readonly levels: readonly Solved[]
}

const amounts = (from: ArrayLike<number>): Amounts =>
  Object.fromEntries(BUCKETS.map((bucket) => [bucket, from[INDEX[bucket]] ?? 0])) as Record<Bucket, number>
const NOTHING = amounts([])

/** For a plan that can be computed; its refusals are the schedule's. */
export function replay(debt: Debt, plan: Plan): Replay | Refusal {
  const segments = lay(debt, plan)
  if ('refused' in segments) return segments
  const open = opening(debt, plan)
  if ('refused' in open) return open
  const l = ledger(debt, open.owed)
  const payings: Paying[] = []
  const levels: Solved[] = []
  let exact = new Decimal(0)
  let charged = 0
  for (const [index, segment] of segments.entries()) {
    const start = l.owed[INDEX.principal] as number
    const arrears = everything(l) - start + overdue(debt, open, l)
    const nextRow = (payings.at(-1)?.row ?? 0) + (payings.at(-1)?.due === segment.due[segment.at] ? 0 : 1)
    if (segment.level && !stillSolved(levels.at(-1), segment))
      levels.push(solve(debt, plan, segments, index, nextRow, l))
    for (const step of steps(debt, [segment])) {
      const before = amounts(l.owed)
      const carried = l.carry && { charged, exact }
      const charge = accrue(l, step.top, step.bottom)
      exact = exact.plus(new Decimal(before.principal).times(step.top).div(step.bottom))
      charged += charge
      const final = index === segments.length - 1 && step.nth === segment.count - 1
      const late = overdue(debt, open, l)
      const solved = segment.level ? levels.at(-1) : undefined
      const sum = everything(l)
      const due = sum - (l.owed[INDEX.principal] as number)
      const wanted = askedOf(step, { start, arrears, late, due, owed: sum, solved })
      if (final) for (const bucket of BUCKETS) (l.owed[INDEX[bucket]] as number) += open.putOff[bucket]
      const owed = everything(l)
      const asked = final && absorbs(step) ? owed : wanted
      const payment = Math.min(asked, owed)
      const to = new Float64Array(4)
      pay(l.owed, l.order, payment, to, 0, true)
      const capitalised = step.capitalises ? capitalise(l) : 0
      const last = payings.at(-1)
      const row = last === undefined ? 1 : last.due === step.due ? last.row : last.row + 1
      const returned = final ? open.putOff : NOTHING
      payings.push({
        row,
        due: step.due,
        step,
        final,
        before,
        charge,
        carried,
        returned,
        start,
        arrears,
        overdue: late,
        solved,
        asked,
        payment,
        to: amounts(to),
        capitalised,
        left: amounts(l.owed),
      })
    }
  }
  return { open, payings, levels }
}

const stillSolved = (solved: Solved | undefined, { stage, rows }: Segment): boolean =>
  solved !== undefined && solved.step.stage.over === stage.over && same(solved.step.rate, rows.rate)

function solve(
  debt: Debt,
  plan: Plan,
  segments: readonly Segment[],
  index: number,
  row: number,
  l: Ledger,
): Solved {
  const rows = span(debt, plan, segments, index)
  const from = copy(l)
  const found = level(rows, from) as Level
  const plain = instalment(found, () => rows, from, debt.rounding)
  return {
    row,
    step: rows[0] as Step,
    span: rows,
    before: amounts(l.owed),
    level: found,
    exact: found.exact(),
    plain,
  }
}

function overdue(debt: Debt, open: Opening, l: Ledger): number {
  if (debt.overduePrincipal === undefined) return 0
  const gone = Math.max(0, debt.owed.principal + open.capitalised - (l.owed[INDEX.principal] as number))
  return Math.max(0, debt.overduePrincipal - gone)
}

type Found = {
  readonly start: number
  readonly arrears: number
  readonly late: number
  readonly due: number
  readonly owed: number
  readonly solved: Solved | undefined
}

function askedOf(
  { pay: word, nth, months, amount }: Step,
  { start, arrears, late, due, owed, solved }: Found,
): number {
  if (typeof word === 'object')
    return 'amount' in word ? amount : weighted((solved as Solved).level, word, nth)
  switch (word) {
    case 'nothing':
      return 0
    case 'interest':
      return due
    case 'arrears':
      return due + late
    case 'equal-principal':
      return due + Math.round(start / months)
    case 'as-contracted':
      return amount
    case 'as-contracted-plus-arrears':
      return amount + shareUpTo(arrears, nth + 1, months) - shareUpTo(arrears, nth, months)
    case 'level':
      return (solved as Solved).plain
    case 'rest':
      return owed
  }
}
const shareUpTo = (arrears: number, rows: number, months: number): number =>
  Math.round((arrears * rows) / months)

/** Only these end on whatever is left. */
export const absorbs = ({ pay: word }: Step): boolean =>
  typeof word === 'object' ? !('amount' in word) : !['nothing', 'interest', 'arrears'].includes(word)
