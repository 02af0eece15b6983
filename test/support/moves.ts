// Random negotiations (随机协商): moves of every sort by both sides, with texts that nobody means well with.
// fc.sample(anyMoves, 1) → open, ask, offer, … ; many of them may not be made where they stand.
import fc from 'fast-check'
import type { Day } from '../../src/core/day.ts'
import type { Debt } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import type { Move } from '../../src/core/negotiation.ts'
import type { Plan } from '../../src/core/plan.ts'
import type { Wish } from '../../src/core/situation.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { readPlan } from '../../src/schema/plan.ts'
import { writtenPlan } from '../../src/schema/plan-written.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { ordinaryDebt } from './build.ts'
import { anyPlanOf } from './random.ts'

export const HOSTILE = [
  '\u001b[2J\u001b]0;x\u0007',
  '=cmd|"/c calc"!A1',
  '<script>alert(1)</script>',
  '\u202e837\u202c \u2066x\u2069',
  '../../../etc/passwd',
  'C:\\CON\\..\\x',
  '{"seq":1,"move":{"do":"accept"}}',
  'a\n{"at":"","hash":"","move":{},"prev":"","seq":2}\n',
  'a\r\nb\u2028c\u2029d\u0085e',
  '\ud800 lone',
  '\ufeffmark',
  '__proto__',
  'constructor',
  '"\\u0022}',
  '张三 䶮𬭎 👨‍👩‍👧',
  'x'.repeat(10_000),
  '万'.repeat(10_000),
]
/** What no file of ours holds: nothing at all, or a zero byte. */
const isText = (text: string): boolean => text.trim() !== '' && !text.includes('\0') && text.length <= 10_000
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }).filter(isText),
  fc.string({ minLength: 1, maxLength: 40 }).filter(isText),
)

/** Can it be written as a plan file? Amounts that shrink by weights, or dates that run backwards, cannot. */
export function isPlanFile(plan: Plan): boolean {
  try {
    readPlan(treeOf(writtenPlan(plan, 2)), 2)
    return true
  } catch (error) {
    if (error instanceof InputError) return false
    throw error
  }
}

const FIRST = ordinaryDebt().asOf
const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 12 }).map((n) => (FIRST + n) as Day)
const amount = fc.integer({ min: 0, max: 1e9 }).map(money)
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined })
/** Without the keys that have no value. */
const said = <T>(of: object): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    maxPayment: maybe(amount),
    payNow: maybe(amount),
    maxMonths: maybe(fc.integer({ min: 1, max: 480 })),
    doneBy: maybe(anyDay),
    firstDue: maybe(anyDay),
    dueDay: maybe(fc.integer({ min: 1, max: 31 })),
  })
  .map((wish) => said<Wish>(wish))
const anyTerms = fc.record({
  peak: fc.integer({ min: 1, max: 3 }).map(money),
  totalPaid: fc.integer({ min: 1, max: 3 }).map(money),
  months: fc.integer({ min: 1, max: 3 }),
  finalDue: anyDay,
})

/** Few ids and few plans, so that moves meet; `days` so that many stand in order. */
export function anyMove(debt: Debt = ordinaryDebt()): fc.Arbitrary<Move> {
  const plans = anyPlanOf(debt).filter(isPlanFile)
  const by = fc.constantFrom('borrower' as const, 'creditor' as const, 'creditor' as const)
  const path = fc.oneof(
    fc.constantFrom('debt.principal', 'asOf', 'household.people', 'household.income[0].amount', 'debtor'),
    anyText.filter((text) => text.trim() !== 'currency'),
  )
  const side = { by, on: anyDay }
  const id = fc.constantFrom('equal-instalment-24', 'grace-15', HOSTILE[0] as string)
  const of = <K extends Move['do']>(word: K) => fc.constant(word)
  const offers = fc
    .record({
      ...side,
      do: of('offer'),
      id,
      plan: plans,
      days: fc.integer({ min: -1, max: 8 }),
      round: fc.integer({ min: 0, max: 2 }),
      asks: fc.array(fc.oneof(fc.constantFrom('direct-debit', 'down-payment'), anyText), { maxLength: 3 }),
      terms: maybe(anyTerms),
    })
    .map(({ days, ...move }) => said<Move>({ ...move, until: move.on + days }))
  return fc.oneof(
    fc.record({ ...side, do: of('open') }),
    fc.record({ ...side, do: of('answer'), path, value: fc.option(fc.oneof(anyText, fc.constant(''))) }),
    fc.record({ ...side, do: of('ask'), wish: anyWish }),
    { arbitrary: offers, weight: 6 },
    fc.record({ ...side, do: of('approve'), id, role: anyText, name: anyText, reason: anyText }),
    { arbitrary: fc.record({ ...side, do: of('accept'), id, plan: plans }), weight: 3 },
    fc.record({ ...side, do: of('refuse'), why: anyText }),
    fc.record({ ...side, do: of('note'), text: anyText }),
  )
}

/** Half in the order of days, half opened first; half the accepts are of the offer before them, by the borrower. */
export const anyMoves: fc.Arbitrary<Move[]> = fc
  .tuple(
    fc.array(anyMove(), { maxLength: 25, size: 'max' }),
    fc.boolean(),
    fc.boolean(),
    fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
  )
  .map(([moves, sorted, opened, matched]) => {
    const ordered = sorted ? moves.toSorted((a, b) => a.on - b.on) : moves
    const first = ordered[0]
    const met = ordered.map((move, at): Move => {
      const offer = ordered.slice(0, at).findLast((earlier) => earlier.do === 'offer')
      if (move.do !== 'accept' || !offer || !matched[at]) return move
      return { ...move, by: 'borrower', id: offer.id, plan: offer.plan }
    })
    return opened && first ? [{ by: 'creditor', on: sorted ? first.on : FIRST, do: 'open' }, ...met] : met
  })
