// Sessions for tests (测试用协商记录): a folder of their own, a clock that ticks a second, and a call of five moves.
// begun(path) is a new journal; called(path) the same with CALL in it, still open.
import type { Day } from '../../src/core/day.ts'
import { isRefusal } from '../../src/core/finding.ts'
import { money } from '../../src/core/money.ts'
import type { Move } from '../../src/core/negotiation.ts'
import type { Plan } from '../../src/core/plan.ts'
import { InputError, type Trouble } from '../../src/schema/input-error.ts'
import type { Head } from '../../src/schema/session.ts'
import { treeOf, type TreeMap } from '../../src/schema/tree.ts'
import { type Closed, type Entry, type Journal, type Session, create } from '../../src/store/journal.ts'
import { ordinaryDebt } from './build.ts'

export const HEAD: Head = {
  case: treeOf({
    schema: 'parley/case@1',
    asOf: '2026-11-22',
    currency: 'CNY',
    debt: { principal: '48,732.55', annualRate: '18%', lender: '某某银行', contract: [] },
    household: null,
  }).root as TreeMap,
  policy: { id: 'generic', version: '2026-11-22', digest: 'f'.repeat(64) },
  lang: 'zh',
}

export function ticking(): () => Date {
  let now = Date.UTC(2026, 10, 22, 8, 15, 30)
  return () => new Date((now += 1000))
}

const on = ordinaryDebt().asOf
export const PLAN: Plan = {
  kind: 'equal-instalment',
  reliefs: [{ bucket: 'fees', share: { units: 5, scale: 1 }, when: { kept: 12 } }],
  stages: [{ months: 24, pay: 'level', rate: { units: 12, scale: 2, per: 'year' } }],
  firstDue: (on + 23) as Day,
  breach: { missed: 2, days: 30, interest: 'from-breach', accelerates: true },
}
export const CALL: readonly Move[] = [
  { by: 'creditor', on, do: 'open' },
  { by: 'creditor', on, do: 'answer', path: 'household.people', value: '3' },
  {
    by: 'borrower',
    on,
    do: 'ask',
    wish: { maxPayment: money(83_000), doneBy: (on + 900) as Day, dueDay: 31 },
  },
  {
    by: 'creditor',
    on,
    do: 'offer',
    id: 'equal-instalment-24',
    plan: PLAN,
    until: (on + 7) as Day,
    round: 1,
    asks: ['direct-debit'],
    terms: { peak: money(243_259), totalPaid: money(5_838_203), months: 24, finalDue: (on + 731) as Day },
  },
  { by: 'creditor', on, do: 'note', text: '今晚回电\n\u001b[2J' },
]

/** What is not refused, or the refusal as an error. */
export function got<T extends object>(of: T | Closed): T {
  if (isRefusal(of)) throw new Error(`${of.refused.rule} ${JSON.stringify(of.refused.args)}`)
  return of as T
}
export const begun = (path: string): Journal => got<Journal>(create(path, HEAD, ticking()))
export function called(path: string, moves: readonly Move[] = CALL): Journal {
  const journal = begun(path)
  for (const move of moves) got<Entry>(journal.append(move))
  return journal
}
export const movesOf = ({ entries }: Pick<Session, 'entries'>): Move[] => entries.map(({ move }) => move)

/** What an input is refused for. */
export function troubles(run: () => unknown): readonly Trouble[] {
  try {
    run()
  } catch (error) {
    if (error instanceof InputError) return error.troubles
    throw error
  }
  return []
}
