// A case as exact plain data (案件的精确写法): what `readCase` reads back as the very same situation, with the rounding said and
// the order of payments left to whoever reads it. { schema: 'parley/case@1', asOf, currency, debt: { principal: '48732.55', … } }
import { type Day, inMonth, iso, ymd } from '../core/day.ts'
import type { Debt } from '../core/debt.ts'
import type { Flow } from '../core/household.ts'
import type { Money } from '../core/money.ts'
import { formatRate } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import { CASE } from './case.ts'
import type { Plain } from './plain.ts'
import { writtenAmount } from './plan-written.ts'

type Written = { readonly [key: string]: Plain | undefined }
const dayOf = (day: Day | undefined): string | undefined => (day === undefined ? undefined : iso(day))

/** A due day that was wished for is read from the wish: the debt keeps the day of its contract, on which its rows fall. */
function contractDay({ dueDay, contract = [] }: Debt): number {
  const onIt = contract.every(({ due }) => {
    const { y, m } = ymd(due)
    return inMonth(y, m, dueDay) === due
  })
  return onIt ? dueDay : Math.max(...contract.map(({ due }) => ymd(due).d))
}

export function writtenCase({ id, country, debt, household, hardship, wish, parties }: Situation): Written {
  const money = (amount: Money): string => writtenAmount(amount, debt.digits)
  const maybe = (amount: Money | undefined): string | undefined =>
    amount === undefined ? undefined : money(amount)
  const flow = (of: Flow): Plain => ({
    what: of.what,
    amount: money(of.amount),
    every: of.every,
    from: dayOf(of.from),
    until: dayOf(of.until),
    certainty: of.certainty,
  })
  return {
    schema: CASE,
    id,
    asOf: iso(debt.asOf),
    currency: debt.currency,
    country,
    debt: writtenDebt(debt, money),
    household: household && {
      people: household.people,
      region: household.region,
      income: household.income.map(flow),
      spending: household.spending.map(flow),
      otherDebts: household.otherDebts.map(flow),
      savings: maybe(household.savings),
    },
    hardship: hardship && {
      what: hardship.what,
      since: dayOf(hardship.since),
      until: dayOf(hardship.until),
      evidence: hardship.evidence,
    },
    wish: wish && {
      maxPayment: maybe(wish.maxPayment),
      payNow: maybe(wish.payNow),
      maxMonths: wish.maxMonths,
      doneBy: dayOf(wish.doneBy),
      firstDue: dayOf(wish.firstDue),
      dueDay: wish.dueDay,
    },
    parties: parties && {
      borrower: { ...parties.borrower },
      lender: { ...parties.lender },
      guarantors: parties.guarantors.map((party) => ({ ...party })),
    },
  }
}

function writtenDebt(debt: Debt, money: (amount: Money) => string): Written {
  const { owed, rates, rounding, contract, collateral } = debt
  const maybe = (amount: Money | undefined): string | undefined =>
    amount === undefined ? undefined : money(amount)
  return {
    product: debt.product,
    lender: debt.lender,
    principal: money(owed.principal),
    overduePrincipal: maybe(debt.overduePrincipal),
    interest: money(owed.interest),
    penalty: money(owed.penalty),
    fees: money(owed.fees),
    annualRate: formatRate(rates.contract),
    penaltyRate: rates.penalty && formatRate(rates.penalty),
    dayCount: debt.dayCount,
    dueDay: contractDay(debt),
    rounding: { interest: rounding.interest, instalment: rounding.instalment, unit: money(rounding.unit) },
    overdueSince: dayOf(debt.overdueSince),
    contract: contract?.map(({ due, payment }) => ({ due: iso(due), payment: money(payment) })),
    contractNo: debt.contractNo,
    contractDate: dayOf(debt.contractDate),
    originalPrincipal: maybe(debt.originalPrincipal),
    grade: debt.grade,
    timesOverdue: debt.timesOverdue,
    restructures: debt.restructures.map(({ on, kind }) => ({ on: iso(on), kind })),
    collateral: collateral && { value: money(collateral.value), seniorLien: money(collateral.seniorLien) },
  }
}
