// The level amount, unfolded (等额算式): its rows, its rate, the exact amount that clears the debt, and how it was rounded.
// 10,000.00 × i ÷ (1 − (1 + i)^(−12)) with i = 18% × 1/12 is 916.799929; 916.80 is that, half up.
import type { Debt } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { Decimal } from '../../core/rate.ts'
import type { Step } from '../../core/step.ts'
import { type Annuity, annuity, growth } from './annuity.ts'
import {
  type Formula,
  count,
  enough,
  evaluate,
  minorOf,
  minus,
  money,
  name,
  number,
  over,
  plus,
  round,
  times,
  unitOf,
  where,
} from './formula.ts'
import type { Made, Note } from './item.ts'
import { lines } from './level-lines.ts'
import { simpleOf } from './period.ts'
import type { Amounts, Paying, Replay, Solved } from './replay.ts'
import { exactWeightOf, weightOf } from './weight.ts'

/** The exact amount in currency units: to 40 digits, and with as many as its rows need. */
export type Exact = { readonly value: Decimal; readonly text: string; readonly places: number }

export function explainLevel(solved: Solved, replay: Replay, debt: Debt): Made[] {
  const payings = replay.payings.filter((one) => one.solved === solved)
  const rows = [...new Set(payings.map(({ row }) => row))]
  const [first = 0, last = 0] = [rows[0], rows.at(-1)]
  const args = { first: { count: first }, last: { count: last } }
  const { over: reckoned } = solved.step.stage
  const listed = last - first + 1 === rows.length && rows.length > 1
  const exact = exactOf(solved, payings, debt)
  const plain = solved.span.every(({ pay }) => pay === 'level')
  const out: Made[] = [
    {
      figure: 'levelRows',
      args: { ...args, ...(reckoned === undefined ? {} : { over: { count: reckoned } }) },
      value: { count: rows.length },
      ...(listed ? { formula: plus(count(last), minus(count(first)), count(1)) } : {}),
      ...(reckoned === undefined ? {} : { note: 'level-over' }),
    },
    { figure: 'levelRate', args, value: { rate: solved.step.rate } },
    ...exactly(solved, exact, plain ? 'levelExact' : 'levelScale', debt).map((made) => ({ ...made, args })),
  ]
  if (payings.some(({ step }) => step.pay === 'level'))
    out.push({ ...rounded(solved, exact, plain, debt), args })
  return out
}

/** With the fewest digits from which every row of it comes out as it is. */
export function exactOf({ exact: { num, den } }: Solved, payings: readonly Paying[], debt: Debt): Exact {
  const { digits, rounding } = debt
  const value = new Decimal(String(num)).div(String(den)).div(10 ** digits)
  const units = [unitOf(digits), new Decimal(rounding.unit).div(10 ** digits).toFixed(digits)]
  const scaled = payings.filter(({ step, final }) => typeof step.pay === 'object' && !final)
  const nearest = (of: Decimal, to: string): Decimal =>
    evaluate(round(number(of.toFixed()), 'half-up', to), digits)
  for (let places = digits + 4; ; places += 2) {
    const text = value.toFixed(places)
    const same =
      units.every((to) => nearest(new Decimal(text), to).equals(nearest(value, to))) &&
      scaled.every(
        (one) => minorOf(evaluate(weightedOf(number(text), one, digits), digits), digits) === one.asked,
      )
    if (same || places > 24) return { value, text, places }
  }
}

/** level × weight, rounded to the cent; nothing where no amount is needed. */
export function weightedOf(level: Formula, { step }: Paying, digits: number): Formula {
  const weight = weightOf(step)
  const amount = round(weight ? times(level, weight) : level, 'half-up', unitOf(digits))
  return 'number' in level && level.number.startsWith('-') ? { max: [money(0), amount] } : amount
}

/** The exact amount as the text says it, and what stands in it: the closed form where it holds, else two lines. */
function exactly(solved: Solved, exact: Exact, figure: 'levelExact' | 'levelScale', debt: Debt): Made[] {
  const { digits } = debt
  const base = { figure, value: { decimal: exact.text } } as const
  const whole = (formula: Formula): Formula => round(formula, 'half-up', unitOf(exact.places))
  const good = (formula: Formula): boolean => evaluate(whole(formula), digits).equals(exact.text)
  const closed = closedForm(solved, exact, debt, good)
  if (closed) {
    const { formula, note, sum } = closed
    return [...(sum ? [sum] : []), { ...base, formula: whole(formula), note }]
  }
  const { owed, taken } = lines(solved.span, solved.before, debt, exact.value.times(10 ** digits))
  const inUnits = owed.div(10 ** digits)
  const formula = enough(digits + 4, (short) => over(number(short(inUnits)), number(short(taken))), good)
  return [{ ...base, ...(formula ? { formula: whole(formula) } : {}), note: 'level-general' }]
}

type Closed = { readonly formula: Formula; readonly note: Note; readonly sum?: Made }

/** (P·(1 + F) + O) ÷ (k + annuity): k rows pay the charges O and the interest so far, the rows after them principal. */
function closedForm(
  { span, before }: Solved,
  { value }: Exact,
  debt: Debt,
  good: (formula: Formula) => boolean,
): Closed | undefined {
  if (!span.every((row) => row.level && !row.capitalises)) return undefined
  const principal = money(before.principal)
  const others = before.fees + before.penalty + before.interest
  const free = span.every(({ top }) => top === 0)
  const k = others === 0 || free ? 0 : chargesPaidBy(span, before, value.times(10 ** debt.digits))
  const first = span.slice(0, k)
  const bears = k > 0 && before.principal > 0
  const grown = bears ? times(principal, plus(count(1), simpleOf(first, debt))) : principal
  const top = plus(grown, money(others))
  const paid = k === 0 ? [] : weightsOf(first)
  const note = free ? 'level-free' : k === 0 ? 'level-closed' : 'level-charges-first'
  const ahead = annuity(span.slice(k), debt)
  if (k === span.length || ahead.closed) {
    const rest = k === span.length || !ahead.closed ? [] : [ahead.closed]
    const short =
      k === 0 && ahead.whole ? over(times(top, name('i')), ahead.whole) : over(top, plus(...paid, ...rest))
    const formula = ahead.i ? where(short, 'i', ahead.i) : short
    return good(formula) ? { formula, note } : undefined
  }
  let sum: Made | undefined
  const listed = (short: Short): Formula => {
    const { item, decimal } = annuityOf(ahead, short, debt.digits)
    sum = item
    return over(top, plus(...paid, number(decimal)))
  }
  const formula = enough(9, listed, good)
  return formula && sum ? { formula, note, sum } : undefined
}

type Short = (of: Decimal) => string
const THIRD = new Decimal(1).div(3)

function annuityOf(
  { listed }: Annuity,
  short: Short,
  digits: number,
): { readonly item: Made; readonly decimal: string } {
  const factors = listed(short)
  const value = evaluate(factors, digits)
  const places = new Decimal(short(THIRD)).decimalPlaces()
  const decimal = value.toFixed(places)
  const formula = value.equals(decimal) ? factors : round(factors, 'half-up', unitOf(places))
  return { item: { figure: 'annuity', value: { decimal }, formula, note: 'annuity-factors' }, decimal }
}

/** The row by which the charges and the interest so far are paid; from then on every payment reaches principal. */
function chargesPaidBy(span: readonly Step[], before: Amounts, exact: Decimal): number {
  let [paid, due] = [new Decimal(0), new Decimal(before.fees + before.penalty + before.interest)]
  for (const [k, row] of span.entries()) {
    paid = paid.plus(exact.times(exactWeightOf(row)))
    due = due.plus(growth(row).times(before.principal))
    if (paid.greaterThanOrEqualTo(due)) return k + 1
  }
  return span.length
}

function weightsOf(rows: Solved['span']): Formula[] {
  if (rows.every((row) => !weightOf(row))) return [count(rows.length)]
  return rows.map((row) => weightOf(row) ?? count(1))
}

/** Half up to the cent or to the coarser unit; by the other ways so many units more or less. */
function rounded(
  { plain, exact: { num } }: Solved,
  { text }: Exact,
  all: boolean,
  { digits, rounding }: Debt,
): Omit<Made, 'args'> {
  const base = { figure: 'instalment', value: { money: plain as Money } } as const
  const mode = all ? rounding.instalment : 'nearest'
  if (plain === 0 && num < 0n)
    return { ...base, formula: { max: [money(0), number(text)] }, note: `mode-${mode}` }
  const onUnit = plain % rounding.unit === 0
  const unit = onUnit ? rounding.unit : 1
  const gaveWay = !onUnit
  const nearest = round(number(text), 'half-up', new Decimal(unit).div(10 ** digits).toFixed(digits))
  const steps = Math.round((plain - minorOf(evaluate(nearest, digits), digits)) / unit)
  const more = times(money(unit), count(Math.abs(steps)))
  const formula = steps === 0 ? nearest : plus(nearest, steps < 0 ? minus(more) : more)
  return { ...base, formula, note: gaveWay ? 'unit-gave-way' : `mode-${mode}` }
}
