// The debt of a case file (债务): the shape of `debt:` and the Debt it stands for.
// `principal: 48732.55, annualRate: 18%, penaltyUplift: 50%` is 4873255 fen at 18 %, penalty at 27 %.
import type * as v from 'valibot'
import { DAY_COUNTS } from '../core/accrual.ts'
import { type Day, day as dayOf, iso } from '../core/day.ts'
import { type Bucket, type Debt, PRODUCTS, type Rounding, total } from '../core/debt.ts'
import { format, MOST, type Money, ZERO } from '../core/money.ts'
import { formatRate, FULL, plus, type Rate, times } from '../core/rate.ts'
import { contractOf } from './contract.ts'
import { type Kit, tooFine, uplift } from './figures.ts'
import { count, word } from './leaf.ts'
import { list, map, maybe } from './map.ts'
import { DEBT_NAMES } from './other-names.ts'
import type { Say } from './reading.ts'

/** What a debt takes from the policy when its case is read. */
export type Defaults = {
  readonly rounding: Rounding
  readonly allocation: readonly Bucket[] | ((debt: Omit<Debt, 'allocation'>) => readonly Bucket[])
}

const MOST_MONTHS = 480
const MOST_DAYS = 36_500
const WEEKLY = { key: 'weekly-rows', args: {} } as const

export const debtShape = ({ money, rate, day, text, short }: Kit) =>
  map(
    {
      product: maybe(word(PRODUCTS)),
      lender: maybe(text),
      principal: money,
      overduePrincipal: maybe(money),
      interest: maybe(money),
      penalty: maybe(money),
      fees: maybe(money),
      annualRate: rate,
      penaltyRate: maybe(rate),
      penaltyUplift: maybe(uplift()),
      dayCount: word(DAY_COUNTS, { '30/360': '30e/360', actual: 'act/act', monthly: 'equal-months' }),
      dueDay: count(1, 31),
      rounding: maybe(
        map({
          interest: maybe(word(['half-up', 'half-even', 'carry'])),
          instalment: maybe(word(['nearest', 'up', 'even'])),
          unit: maybe(money),
        }),
      ),
      overdueSince: maybe(day),
      daysPastDue: maybe(count(0, MOST_DAYS)),
      monthsLeft: maybe(count(0, MOST_MONTHS)),
      instalment: maybe(money),
      contract: maybe(list(map({ due: day, payment: money }))),
      contractNo: maybe(text),
      contractDate: maybe(day),
      originalPrincipal: maybe(money),
      grade: maybe(short),
      timesOverdue: maybe(count(0, 10_000)),
      restructures: maybe(list(map({ on: day, kind: short }))),
      collateral: maybe(map({ value: money, seniorLien: maybe(money) })),
    },
    {
      otherNames: () => DEBT_NAMES,
      refused: {
        every: WEEKLY,
        frequency: WEEKLY,
        paymentFrequency: WEEKLY,
        rhythm: WEEKLY,
        weeksLeft: WEEKLY,
        weeks: WEEKLY,
      },
    },
  )
export type DebtInput = v.InferOutput<ReturnType<typeof debtShape>>

type On = { readonly asOf: Day; readonly currency: string; readonly digits: number }

export function debtOf(input: DebtInput, { asOf, currency, digits }: On, defaults: Defaults, say: Say): Debt {
  const { overdueSince, contractDate, overduePrincipal, collateral } = input
  const owed = {
    fees: input.fees ?? ZERO,
    penalty: input.penalty ?? ZERO,
    interest: input.interest ?? ZERO,
    principal: input.principal,
  }
  if (total(owed) === 0) say(['debt'], 'nothing-owed', {})
  if (total(owed) > MOST) say(['debt'], 'too-large', { most: format(MOST, digits) })
  if (overduePrincipal !== undefined && overduePrincipal > owed.principal)
    say(['debt', 'overduePrincipal'], 'above-principal', { principal: format(owed.principal, digits) })
  if (input.rounding?.unit === 0)
    say(['debt', 'rounding', 'unit'], 'out-of-range', { least: 10 ** -digits, most: MOST / 10 ** digits })
  if (overdueSince !== undefined && overdueSince > asOf)
    say(['debt', 'overdueSince'], 'after-as-of', { asOf: iso(asOf) })
  if (contractDate !== undefined && contractDate > asOf)
    say(['debt', 'contractDate'], 'after-as-of', { asOf: iso(asOf) })
  input.restructures?.forEach(({ on }, i) => {
    if (on > asOf) say(['debt', 'restructures', i, 'on'], 'after-as-of', { asOf: iso(asOf) })
  })

  const since = overdueOf(input, asOf, say)
  const contract = contractOf(input, asOf, digits, say)
  const { lender, contractNo, originalPrincipal, grade, timesOverdue } = input
  const debt = {
    asOf,
    currency,
    digits,
    product: input.product ?? 'consumer-loan',
    ...(lender === undefined ? {} : { lender }),
    owed,
    ...(overduePrincipal === undefined ? {} : { overduePrincipal }),
    rates: ratesOf(input, say),
    dayCount: input.dayCount,
    dueDay: input.dueDay,
    rounding: { ...defaults.rounding, ...input.rounding },
    ...(since === undefined ? {} : { overdueSince: since }),
    ...(contract === undefined ? {} : { contract }),
    ...(contractNo === undefined ? {} : { contractNo }),
    ...(contractDate === undefined ? {} : { contractDate }),
    ...(originalPrincipal === undefined ? {} : { originalPrincipal }),
    ...(grade === undefined ? {} : { grade }),
    ...(timesOverdue === undefined ? {} : { timesOverdue }),
    restructures: input.restructures ?? [],
    ...(collateral === undefined ? {} : { collateral: withLien(collateral) }),
  }
  const { allocation } = defaults
  return { ...debt, allocation: typeof allocation === 'function' ? allocation(debt) : allocation }
}

const withLien = ({ value, seniorLien = ZERO }: { value: Money; seniorLien?: Money }) => ({
  value,
  seniorLien,
})

/** `overdueSince`, `daysPastDue`, or both where they agree; 0 days is not overdue. */
function overdueOf({ overdueSince, daysPastDue }: DebtInput, asOf: Day, say: Say): Day | undefined {
  if (daysPastDue === undefined) return overdueSince
  const days = overdueSince === undefined ? daysPastDue : asOf - overdueSince
  if (overdueSince !== undefined && days >= 0 && days !== daysPastDue)
    say(['debt', 'daysPastDue'], 'days-disagree', {
      days: daysPastDue,
      since: iso(overdueSince),
      counted: days,
    })
  const since = overdueSince ?? ((asOf - daysPastDue) as Day)
  if (since < dayOf(1900, 1, 1))
    say(['debt', 'daysPastDue'], 'out-of-range', { least: 0, most: asOf - dayOf(1900, 1, 1) })
  return daysPastDue === 0 ? overdueSince : since
}

/** The contract rate, and the penalty rate where one is said: a missing one is told later, never guessed. */
function ratesOf(input: DebtInput, say: Say): Debt['rates'] {
  const { annualRate: contract, penaltyRate, penaltyUplift, dayCount } = input
  if (penaltyRate && penaltyUplift)
    say(['debt', 'penaltyUplift'], 'both-given', { other: 'debt.penaltyRate' })
  const uplifted: Rate | undefined = penaltyUplift && {
    ...times(contract, plus(FULL, penaltyUplift)),
    per: contract.per,
  }
  if (uplifted && tooFine(uplifted)) say(['debt', 'penaltyUplift'], 'rate-too-fine', { most: 8 })
  const byDay = dayCount === 'act/360' || dayCount === 'act/365'
  for (const [key, rate] of [
    ['annualRate', contract],
    ['penaltyRate', penaltyRate],
  ] as const)
    if (rate?.per === 'day' && !byDay)
      say(['debt', key], 'day-rate', { dayCount }, { read: formatRate(rate), suggestion: 'act/365' })
  const penalty = penaltyRate ?? uplifted
  return { contract, ...(penalty === undefined ? {} : { penalty }) }
}
