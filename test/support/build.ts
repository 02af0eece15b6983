// Builders (搭建): a debt, a plan, a household, a situation with few words; what is not said is ordinary.
// debt({ principal: 1000000 }) owes 10,000.00 on 2026-11-22 at 18 %, act/365, due on the 15th.
import type { DayCount } from '../../src/core/accrual.ts'
import { type Day, addMonths, nextDue, parseDay } from '../../src/core/day.ts'
import type { Bucket, Debt, Instalment, Rounding } from '../../src/core/debt.ts'
import type { Refusal } from '../../src/core/finding.ts'
import type { Flow, Household } from '../../src/core/household.ts'
import { type Money, money } from '../../src/core/money.ts'
import type { Breach, Plan, PlanKind, Relief, Stage, When } from '../../src/core/plan.ts'
import { type Rate, type Share, rate, share } from '../../src/core/rate.ts'
import { type Schedule, schedule } from '../../src/core/schedule.ts'
import type { Situation, Wish } from '../../src/core/situation.ts'

export function on(text: string): Day {
  const read = parseDay(text)
  if (read === undefined) throw new RangeError(`no day: ${text}`)
  return read
}
export function pct(text: string): Rate {
  const read = rate(text)
  if (!read) throw new RangeError(`no rate: ${text}`)
  return read
}
export function part(text: string): Share {
  const read = share(text)
  if (!read) throw new RangeError(`no share: ${text}`)
  return read
}
/** 916.80 → 91680, of two digits. */
export const cents = (amount: string | number, digits = 2): Money =>
  money(Math.round(Number(amount) * 10 ** digits))

export type DebtWords = {
  asOf?: string
  currency?: string
  digits?: number
  principal?: number
  interest?: number
  penalty?: number
  fees?: number
  overduePrincipal?: number
  rate?: string
  penaltyRate?: string
  dayCount?: DayCount
  dueDay?: number
  rounding?: Partial<Rounding>
  allocation?: readonly Bucket[]
  overdueSince?: string
  contract?: { months: number; payment: number }
  timesOverdue?: number
}

export const HALF_UP: Rounding = { interest: 'half-up', instalment: 'nearest', unit: money(1) }
export const USUAL: readonly Bucket[] = ['fees', 'penalty', 'interest', 'principal']

/** Instalments not yet due: one a month from the first due day on. */
export const instalments = (asOf: Day, dueDay: number, months: number, payment: number): Instalment[] =>
  Array.from({ length: months }, (_, k) => ({
    due: addMonths(nextDue(asOf, dueDay), k, dueDay),
    payment: money(payment),
  }))

/** Amounts in minor units. */
export function debt(words: DebtWords = {}): Debt {
  const asOf = on(words.asOf ?? '2026-11-22')
  const dueDay = words.dueDay ?? 15
  return {
    asOf,
    currency: words.currency ?? 'CNY',
    digits: words.digits ?? 2,
    product: 'consumer-loan',
    lender: 'consumer-finance',
    owed: {
      fees: money(words.fees ?? 0),
      penalty: money(words.penalty ?? 0),
      interest: money(words.interest ?? 0),
      principal: money(words.principal ?? 1_000_000),
    },
    rates: {
      contract: pct(words.rate ?? '18%'),
      ...(words.penaltyRate ? { penalty: pct(words.penaltyRate) } : {}),
    },
    dayCount: words.dayCount ?? 'act/365',
    dueDay,
    rounding: { ...HALF_UP, ...words.rounding },
    allocation: words.allocation ?? USUAL,
    restructures: [],
    ...(words.overduePrincipal === undefined ? {} : { overduePrincipal: money(words.overduePrincipal) }),
    ...(words.overdueSince === undefined ? {} : { overdueSince: on(words.overdueSince) }),
    ...(words.timesOverdue === undefined ? {} : { timesOverdue: words.timesOverdue }),
    ...(words.contract
      ? { contract: instalments(asOf, dueDay, words.contract.months, words.contract.payment) }
      : {}),
  }
}

/** The case of the design: 48,732.55 and its arrears, 18 % act/365, 14 instalments of 3,150.00 left. */
export const ordinaryDebt = (words: DebtWords = {}): Debt =>
  debt({
    principal: 4873255,
    interest: 237922,
    penalty: 21540,
    fees: 30000,
    overduePrincipal: 921040,
    penaltyRate: '24%',
    overdueSince: '2026-08-15',
    contract: { months: 14, payment: 315000 },
    timesOverdue: 1,
    ...words,
  })

export type Extra = {
  kind?: PlanKind | 'contract'
  reliefs?: readonly Relief[]
  capitalise?: readonly Bucket[]
  firstDue?: string
  breach?: Breach
}
export const plan = (stages: readonly Stage[], extra: Extra = {}): Plan => ({
  kind: extra.kind ?? 'contract',
  reliefs: extra.reliefs ?? [],
  stages,
  ...(extra.capitalise ? { capitalise: extra.capitalise } : {}),
  ...(extra.firstDue ? { firstDue: on(extra.firstDue) } : {}),
  ...(extra.breach ? { breach: extra.breach } : {}),
})
export const level = (months: number, more: Partial<Stage> = {}): Stage =>
  ({ months, pay: 'level', ...more }) as Stage
export const relief = (bucket: Bucket, of: string | number, when: When = 'now'): Relief => ({
  bucket,
  share: typeof of === 'number' ? { amount: money(of) } : part(of),
  when,
})

export const flow = (what: string, amount: number, more: Partial<Flow> = {}): Flow => ({
  what,
  amount: money(amount),
  every: 'month',
  ...more,
})
/** 6,500.00 in, 4,000.00 out: 2,500.00 of surplus, 2,250.00 after a cushion of a tenth. */
export const household = (words: Partial<Household> = {}): Household => ({
  people: 3,
  income: [flow('wage', 650_000)],
  spending: [flow('rent', 250_000), flow('food', 150_000)],
  otherDebts: [],
  ...words,
})

export const situation = (
  of: Debt = ordinaryDebt(),
  more: { household?: Household | undefined; wish?: Wish } = { household: household() },
): Situation => ({
  id: 'a-case',
  today: of.asOf,
  debt: of,
  ...(more.household ? { household: more.household } : {}),
  ...(more.wish ? { wish: more.wish } : {}),
})

/** The schedule, where the test knows that there is one. */
export function promised(of: Debt, by: Plan): Schedule {
  const made = schedule(of, by)
  if ('refused' in made) throw new Error(`refused: ${JSON.stringify(made.refused)}`)
  return made
}
/** The rule that refuses a plan, `undefined` where it can be computed. */
export function refusedBy(of: Debt, by: Plan): string | undefined {
  const made: Schedule | Refusal = schedule(of, by)
  return 'refused' in made ? made.refused.rule : undefined
}
export const payments = (s: Schedule): number[] => s.rows.map((row) => row.payment)
