// Alternatives (谈判替代方案): what the lender has if no plan is agreed; the best of them is what it should not go below.
// 51,627.17 sold at 8 % of what is owed, with 5 % of the price as cost, is 3,923.66: a plan worth less is worse than a sale.
import { type CourtTables, courtFees } from './court.ts'
import type { Collateral } from './debt.ts'
import { type Money, ZERO, money } from './money.ts'
import { Decimal, FULL, NONE, type Rate, type Share, shareOf, toDecimal } from './rate.ts'
import { discountOver, secondLien } from './value.ts'

/** Parameters of law, market and institution; what nobody knows is left out, and its name is told in `missing`. */
export type AlternativeInputs = {
  readonly court?: CourtTables | undefined
  /** Days until an order to pay (支付令) takes effect. */
  readonly timePaymentOrder?: number | undefined
  /** Months to a judgment, and from a judgment or an order to the money. */
  readonly timeLitigation?: number | undefined
  readonly timeEnforcement?: number | undefined
  /** Interest for delay after judgment (迟延履行利息), and what bears it: all that is owed where it is not said. */
  readonly judgmentInterest?: Rate | undefined
  readonly judgmentBase?: Money | undefined
  /** Share of a title that is collected in the end. */
  readonly collect?: Share | undefined
  /** The lender's own cost of a suit: lawyers, staff. */
  readonly litigationCost?: Money | undefined
  readonly selfCure?: Share | undefined
  /** Price of a sale as a share of what is owed; its cost as a share of the price. */
  readonly salePrice?: Share | undefined
  readonly saleCost?: Share | undefined
  readonly collateral?: Collateral | undefined
  /** Price reached at auction as a share of the value; days it takes; its cost as a share of the price. */
  readonly realised?: Share | undefined
  readonly auctionDays?: number | undefined
  readonly realisationCost?: Share | undefined
}

export type AlternativeKind =
  | 'do-nothing'
  | 'payment-order'
  | 'litigation'
  | 'sale'
  | 'second-lien'
  | 'charge-off'

/**
 * `missing` names the parameters that would be needed. Where only the institution's own costs are missing, `cost`,
 * `value` and `breakEven` are reckoned without them: the value is then the most it can be. Without anything else there
 * is no `value`.
 */
export type Alternative = {
  readonly kind: AlternativeKind
  /** Paid or advanced before anything comes in. */
  readonly cost: Money | null
  readonly months: number | null
  /** Net present value if everything owed were collected; null for a sale, which collects nothing. */
  readonly most: Money | null
  readonly value: Money | null
  /** Share to be collected (for a sale: the price) to be worth what it is held against; above 1 it never is. */
  readonly breakEven: number | null
  readonly missing: readonly string[]
}

/** Every alternative in a fixed order, held against the value of a plan; a second lien only where there is one. */
export function alternatives(
  owed: Money,
  inputs: AlternativeInputs,
  against: Money | null,
  discount: number,
): readonly Alternative[] {
  const to = { owed, inputs, against, discount }
  return [
    doNothing(to),
    paymentOrder(to),
    litigation(to),
    sale(to),
    ...(inputs.collateral ? [lien(to, inputs.collateral)] : []),
    chargeOff,
  ]
}

/** The best value that is known, never below 0: the lender's reservation (底线). */
export const reservation = (all: readonly Alternative[]): Money =>
  money(Math.max(0, ...all.map(({ value }) => value ?? 0)))

type To = {
  readonly owed: Money
  readonly inputs: AlternativeInputs
  readonly against: Money | null
  readonly discount: number
}

/** The names whose values are not known. */
const unknown = (named: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(named).filter((name) => named[name] === undefined)
const rounded = (amount: Decimal): Money => money(amount.toDecimalPlaces(0).toNumber())
const ratio = (top: number | null, bottom: number): number | null =>
  top === null || bottom <= 0 ? null : top / bottom

/** Share that cures by itself × owed. When is not known, so nothing is discounted. */
function doNothing({ owed, inputs: { selfCure }, against }: To): Alternative {
  return {
    kind: 'do-nothing',
    cost: ZERO,
    months: null,
    most: owed,
    value: selfCure ? money(shareOf(selfCure, owed)) : null,
    breakEven: ratio(against, owed),
    missing: unknown({ 'self-cure': selfCure }),
  }
}

/** An order nobody objects to: its fee is a part of the acceptance fee, borne by the debtor; then it is enforced. */
function paymentOrder(to: To): Alternative {
  const { court = {}, timePaymentOrder: days } = to.inputs
  const fee = courtFees(court, to.owed).paymentOrder
  const missing = unknown({
    'fee.acceptance': court.acceptance,
    'fee.payment-order': court.paymentOrder,
    'time.payment-order': days,
  })
  return enforced('payment-order', to, fee, ZERO, days === undefined ? undefined : inMonths(days), missing)
}

/** A suit at the ordinary fee (simplified procedure or mediation returns part of it), assets preserved if there is a table. */
function litigation(to: To): Alternative {
  const { court = {}, timeLitigation: months, litigationCost } = to.inputs
  const { acceptance, preservation = ZERO } = courtFees(court, to.owed)
  const fees = acceptance === undefined ? undefined : money(acceptance + preservation)
  const missing = unknown({
    'fee.acceptance': acceptance,
    'time.litigation': months,
    'litigation.cost': litigationCost,
  })
  return enforced('litigation', to, fees, litigationCost ?? ZERO, months, missing)
}

/** A month is a twelfth of 365 days. */
const inMonths = (days: number): number => (days * 12) / 365

/**
 * collect × (owed + fees) ÷ (1 + i)^T − fees − own cost. Fees are advanced and awarded against the debtor who loses;
 * the fee to enforce is never advanced. Interest for delay is paid last, after the whole title, so only `most` has it.
 * Interest that the contract goes on bearing until judgment is not counted.
 */
function enforced(
  kind: AlternativeKind,
  { owed, inputs, against, discount }: To,
  fees: Money | undefined,
  own: Money,
  untilTitle: number | undefined,
  needed: readonly string[],
): Alternative {
  const { collect, timeEnforcement, judgmentInterest, judgmentBase = owed } = inputs
  const missing = [
    ...needed,
    ...unknown({ 'time.enforcement': timeEnforcement, 'litigation.collect': collect }),
  ]
  const cost = fees === undefined ? null : money(fees + own)
  const months =
    untilTitle === undefined || timeEnforcement === undefined ? null : untilTitle + timeEnforcement
  if (fees === undefined || cost === null || timeEnforcement === undefined || months === null)
    return { kind, cost, months, most: null, value: null, breakEven: null, missing }
  const v = new Decimal(discountOver(discount, months))
  const title = new Decimal(owed).plus(fees)
  const late = judgmentInterest ? delayInterest(judgmentInterest, judgmentBase, timeEnforcement) : 0
  return {
    kind,
    cost,
    months,
    most: rounded(title.plus(late).times(v).minus(cost)),
    value:
      collect && missing.every((name) => name === 'litigation.cost')
        ? rounded(toDecimal(collect).times(title).times(v).minus(cost))
        : null,
    breakEven: ratio(against === null ? null : against + cost, title.times(v).toNumber()),
    missing,
  }
}

/** Simple, for the months it takes to enforce: 0.0175 %/day on 100,000 for 6 months of 365 ÷ 12 days is 3,193.75. */
const delayInterest = (rate: Rate, base: Money, months: number): Decimal =>
  toDecimal(rate)
    .times(base)
    .times(rate.per === 'day' ? 365 : 1)
    .times(months)
    .dividedBy(12)

/** Price × owed, less the cost of the sale where it is known; paid at once. */
function sale({ owed, inputs: { salePrice, saleCost }, against }: To): Alternative {
  const net = toDecimal(FULL).minus(toDecimal(saleCost ?? NONE))
  const price = salePrice && toDecimal(salePrice).times(owed)
  return {
    kind: 'sale',
    cost: price && saleCost ? rounded(price.times(toDecimal(saleCost))) : null,
    months: 0,
    most: null,
    value: price ? rounded(price.times(net)) : null,
    breakEven: ratio(against, net.times(owed).toNumber()),
    missing: unknown({ 'sale.price': salePrice, 'sale.cost': saleCost }),
  }
}

/**
 * The property behind the senior lien; its costs come out of the price, so nothing is advanced. `most` is a sale at its
 * full value without costs. What the property does not cover stays owed, and is counted as nothing here.
 */
function lien({ owed, inputs, against, discount }: To, collateral: Collateral): Alternative {
  const { realised, auctionDays, realisationCost: costs } = inputs
  const missing = unknown({
    'auction.realised': realised,
    'auction.days': auctionDays,
    'realisation.cost': costs,
  })
  const months = auctionDays === undefined ? null : inMonths(auctionDays)
  const sold = (price: Share, cost: Share): Money | null =>
    months === null
      ? null
      : secondLien({ ...collateral, realised: price, costs: cost, claim: owed, discount, months })
  return {
    kind: 'second-lien',
    cost: ZERO,
    months,
    most: sold(FULL, NONE),
    value: realised ? sold(realised, costs ?? NONE) : null,
    breakEven: months === null ? null : ratio(against, owed * discountOver(discount, months)),
    missing,
  }
}

/** Written off (核销) and left alone: nothing comes in. What it does to the lender's tax is not modelled. */
const chargeOff: Alternative = {
  kind: 'charge-off',
  cost: ZERO,
  months: 0,
  most: ZERO,
  value: ZERO,
  breakEven: null,
  missing: [],
}
