// Tiers (分层): by days past due, amount, grade, product and times overdue a lender offers different things, or nothing.
// 1 to 30 days, up to 50,000.00: the whole menu; more than 360 days: settlement only. The first tier that fits is the case's.
import { type Debt, daysPastDue, total } from '../core/debt.ts'
import { parse as parseMoney } from '../core/money.ts'
import { labelOf } from './entry.ts'
import type { Span, Tier } from './policy.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, textOf } from './written.ts'

const numberIn = (written: Written | undefined): number | undefined =>
  typeof written === 'string' ? Number(written) : undefined
const amountIn =
  (digits: number) =>
  (written: Written | undefined): number | undefined => {
    const read = typeof written === 'string' ? parseMoney(written, digits) : undefined
    return read && 'amount' in read ? read.amount : undefined
  }

function span(
  written: Written | undefined,
  one: (of: Written | undefined) => number | undefined,
): Span | undefined {
  if (!isWrittenMap(written)) return undefined
  const [from, to] = [one(written['from']), one(written['to'])]
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
const words = (written: Written | undefined): string[] | undefined =>
  written === undefined ? undefined : listOf(written).flatMap((one) => textOf(one) ?? [])

function tierOf(written: WrittenMap, digits: number): Tier {
  const when = mapOf(written['when'])
  const reason = labelOf(written['reason'])
  const parts = {
    daysPastDue: span(when['daysPastDue'], numberIn),
    amount: span(when['amount'], amountIn(digits)),
    timesOverdue: span(when['timesOverdue'], numberIn),
    grades: words(when['grades']),
    products: words(when['products']),
    reason,
  }
  return {
    id: textOf(written['id']) ?? '',
    offers: written['offers'] === 'nothing' ? 'nothing' : 'menu',
    ...Object.fromEntries(Object.entries(parts).filter(([, of]) => of !== undefined)),
  }
}
export const tiersOf = (list: readonly Written[], digits: number): Tier[] =>
  list.map((written) => tierOf(mapOf(written), digits))

const inside = (of: Span | undefined, n: number): boolean =>
  of === undefined || (n >= (of.from ?? -Infinity) && n <= (of.to ?? Infinity))
const among = (of: readonly string[] | undefined, word: string | undefined): boolean =>
  of === undefined || (word !== undefined && of.includes(word))

/** The first tier a debt falls into. A grade that the case does not tell falls into none that asks for one. */
export const chosenTier = (tiers: readonly Tier[], debt: Omit<Debt, 'allocation'>): Tier | undefined =>
  tiers.find(
    (tier) =>
      inside(tier.daysPastDue, daysPastDue(debt)) &&
      inside(tier.amount, total(debt.owed)) &&
      inside(tier.timesOverdue, debt.timesOverdue ?? 0) &&
      among(tier.grades, debt.grade) &&
      among(tier.products, debt.product),
  )
