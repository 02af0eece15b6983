// Account (账户): a debt under a plan while it is followed: what is owed, what the rows ask for, what has come in towards them.
// 820.00 on its due day leaves nothing missing; 300.00 of it leaves 520.00 missing, and interest of each day until it comes.
import { factor, fraction, interest } from './accrual.ts'
import { anchorOf, firstDueOf } from './course.ts'
import { BUCKETS, type Bucket, type Debt, NOTHING_OWED, type Owed, total } from './debt.ts'
import type { Day } from './day.ts'
import type { Refusal } from './finding.ts'
import {
  INDEX,
  INTEREST,
  type Ledger,
  PENALTY,
  PRINCIPAL,
  accrue,
  copy,
  everything,
  ledger,
} from './ledger.ts'
import type { Money } from './money.ts'
import type { Surplus } from './payment.ts'
import type { Plan } from './plan.ts'
import { type PromisedRow, promised } from './promise.ts'
import type { Rate } from './rate.ts'
import { type Opening, opening } from './relief.ts'

export type Tolerance = { readonly days: number; readonly amount: Money }

/** A line of the account (账目): one booking, and what it left. */
export type Entry = {
  readonly on: Day
  readonly is: 'due' | 'early' | 'late' | 'payoff' | 'breach' | 'charge' | 'waive'
  /** The row that fell due. */
  readonly row?: number
  readonly paid: Money
  readonly charged: Owed
  readonly to: Owed
  readonly capitalised: Money
  readonly left: Owed
}

/** A payment, or part of one, that waits for the next due day. */
export type Waiting = { readonly on: Day; readonly amount: number; readonly surplus?: Surplus | undefined }

/** Mutable while one replay lasts and never seen outside it. Plain numbers are minor units. */
export type Account = {
  readonly debt: Debt
  readonly plan: Plan
  readonly open: Opening
  readonly anchor: number
  readonly tolerance: Tolerance
  readonly rows: readonly PromisedRow[]
  /** What each row asks for now: its promise, charges due with it, and less after a surplus that lowers it. */
  readonly asks: number[]
  readonly l: Ledger
  /** The contract rate from the first day on the principal as it really stood. */
  readonly contract: Ledger
  /** The day the running period began, and the day up to which it is charged. */
  base: Day
  upTo: Day
  /** The row to fall due next, and the first that is not met. */
  next: number
  unmet: number
  /** Paid towards the rows. */
  counted: number
  waiting: readonly Waiting[]
  /** A surplus was paid that is to make the rows lower; it does so from the next due day on. */
  lowers: boolean
  paid: number
  /** Paid beyond everything owed: to be paid back. */
  surplus: number
  /** What was put off to the last row is due. */
  released: boolean
  broken: { readonly on: Day; readonly restored: Owed; readonly rowsKept: number } | undefined
  cleared: Day | undefined
  readonly metOn: Day[]
  readonly history: { readonly on: Day; readonly counted: number }[]
  readonly charged: Record<Bucket, number>
  readonly waived: Record<Bucket, number>
  /** Charged since the last entry. */
  running: { interest: number; penalty: number }
  readonly entries: Entry[]
}

export function account(debt: Debt, plan: Plan, tolerance: Tolerance): Account | Refusal {
  const made = promised(debt, plan)
  if ('refused' in made) return made
  const open = opening(debt, plan)
  if ('refused' in open) return open
  return {
    debt,
    plan,
    open,
    anchor: anchorOf(debt, firstDueOf(debt, plan)),
    tolerance,
    rows: made,
    asks: made.map(({ asks }) => asks),
    l: ledger(debt, open.owed),
    contract: ledger(debt, { ...NOTHING_OWED, principal: open.owed.principal }),
    base: debt.asOf,
    upTo: debt.asOf,
    next: 0,
    unmet: 0,
    counted: 0,
    waiting: [],
    lowers: false,
    paid: 0,
    surplus: 0,
    released: total(open.putOff) === 0,
    broken: undefined,
    cleared: undefined,
    metOn: [],
    history: [],
    charged: { ...NOTHING_OWED },
    waived: { ...NOTHING_OWED },
    running: { interest: 0, penalty: 0 },
    entries: [],
  }
}

/** The same account, to look ahead in. */
export const fork = (a: Account): Account => ({
  ...a,
  asks: [...a.asks],
  l: copy(a.l),
  contract: copy(a.contract),
  metOn: [...a.metOn],
  history: [...a.history],
  charged: { ...a.charged },
  waived: { ...a.waived },
  running: { ...a.running },
  entries: [...a.entries],
})

export const waits = ({ waiting }: Account): number => waiting.reduce((sum, { amount }) => sum + amount, 0)
export const putOff = ({ released, open }: Account): number => (released ? 0 : total(open.putOff))
export const isDone = (a: Account): boolean => everything(a.l) === 0 && putOff(a) === 0

/** Asked by the rows that have fallen due. */
export const askedSoFar = ({ asks, next }: Account): number =>
  asks.slice(0, next).reduce((sum, one) => sum + one, 0)

/** What should have come and has not (欠付): after the last row, and where a breach makes all due, everything. */
export function missing(a: Account): number {
  const all = everything(a.l)
  if (a.next === a.rows.length) return all + putOff(a)
  if (a.broken && a.plan.breach?.accelerates) return all
  return Math.max(0, Math.min(askedSoFar(a) - a.counted, all))
}

/** The rate of the running period: its row's; after the last row that of the last; after a breach the contract's. */
function rateNow({ broken, debt, rows, next }: Account): Rate {
  if (broken) return debt.rates.contract
  return (rows[Math.min(next, rows.length - 1)] as PromisedRow).steps[0]?.rate ?? debt.rates.contract
}

/**
 * Interest up to a day (计息). The rest of a period is the whole period less the part used, so that however often it was
 * cut by late payments the days add up: 31 days cut on the 12th are 12 and 19.
 */
export function accrueTo(a: Account, to: Day): void {
  if (to <= a.upTo) return
  const own = rateNow(a)
  const principal = a.l.owed[PRINCIPAL] as number
  const due = a.broken ? duePrincipal(a) : 0
  const { penalty } = a.debt.rates
  if (due > 0 && penalty) {
    // Principal due bears the penalty rate in place of the contract's.
    const late = part(a, penalty, to)
    const rest = part(a, own, to)
    const fine = interest(due, late.top, late.bottom, a.l.halves)
    const charge = interest(principal - due, rest.top, rest.bottom, a.l.halves)
    ;(a.l.owed[PENALTY] as number) += fine
    ;(a.l.owed[INTEREST] as number) += charge
    a.running.penalty += fine
    a.charged.penalty += fine
    a.running.interest += charge
    a.charged.interest += charge
  } else {
    const { top, bottom } = part(a, own, to)
    const charge = accrue(a.l, top, bottom)
    a.running.interest += charge
    a.charged.interest += charge
  }
  if (!a.broken) {
    const { top, bottom } = part(a, a.debt.rates.contract, to)
    a.contract.owed[PRINCIPAL] = principal
    accrue(a.contract, top, bottom)
  }
  a.upTo = to
}

/** From the day charged up to, to a day: what the longer of the two stretches of the period has more than the shorter. */
function part(a: Account, rate: Rate, to: Day): { top: number; bottom: number } {
  const whole = stretch(a, rate, to)
  if (a.upTo === a.base) return whole
  return { top: Math.max(0, whole.top - stretch(a, rate, a.upTo).top), bottom: whole.bottom }
}

function stretch(a: Account, rate: Rate, to: Day): { top: number; bottom: number } {
  const row = a.rows[a.next]
  const period = a.base === (a.rows[a.next - 1]?.due ?? a.debt.asOf) ? row?.steps[0]?.period : undefined
  if (row && period && to === row.due) return factor(rate, period)
  const used = factor(rate, fraction(a.debt.dayCount, a.base, to, a.anchor))
  return row && period && to < row.due ? { ...used, top: Math.min(used.top, factor(rate, period).top) } : used
}

/** Principal that should have been paid by now (到期本金). */
export function duePrincipal({ plan, broken, l, rows, next }: Account): number {
  const principal = l.owed[PRINCIPAL] as number
  if ((broken && plan.breach?.accelerates) || next === rows.length) return principal
  const left = next === 0 ? principal : (rows[next - 1] as PromisedRow).principal
  return Math.max(0, principal - left)
}

/** Everything owed at the end of a day, what was put off included and what waits taken off: it pays the debt off (结清金额). */
export function payoff(a: Account, on: Day): Money {
  if (isDone(a)) return 0 as Money
  const then = fork(a)
  accrueTo(then, on)
  return Math.max(0, everything(then.l) + putOff(a) - waits(a)) as Money
}

/** What was put off is owed from now on. */
export function release(a: Account): void {
  if (a.released) return
  for (const bucket of BUCKETS) (a.l.owed[INDEX[bucket]] as number) += a.open.putOff[bucket]
  a.released = true
}
