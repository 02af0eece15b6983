// Court fees (诉讼费用): what the court asks for a claim: to hear it, to order payment, to enforce, to preserve assets.
// A claim of 200,000 in China: 4,300 to hear it, 2,150 in simplified procedure, 1,433.33 for an order, 2,900 to enforce.
import { type Bracket, type Part, byBrackets, partOf } from './brackets.ts'
import { type Money, least } from './money.ts'

/** What a country lays down; a table that is not known is left out. */
export type CourtTables = {
  readonly acceptance?: readonly Bracket[] | undefined
  readonly enforcement?: readonly Bracket[] | undefined
  readonly preservation?: readonly Bracket[] | undefined
  readonly preservationMost?: Money | undefined
  /** Part of the acceptance fee in simplified procedure, and where it ends in mediation or withdrawal: never both. */
  readonly simplified?: Part | undefined
  /** Part of the acceptance fee for an order to pay (支付令). */
  readonly paymentOrder?: Part | undefined
}

export type CourtFees = {
  /** 案件受理费 */
  readonly acceptance: Money | undefined
  readonly simplified: Money | undefined
  readonly paymentOrder: Money | undefined
  /** 执行申请费: not paid in advance, and borne by the debtor. */
  readonly enforcement: Money | undefined
  /** 保全申请费 */
  readonly preservation: Money | undefined
}

/** The fees on a claim. A part is of the fee as it is charged, in whole minor units: half of 6,551.15 is 3,275.58. */
export function courtFees(tables: CourtTables, claim: Money): CourtFees {
  const by = (table: readonly Bracket[] | undefined): Money | undefined => table && byBrackets(table, claim)
  const acceptance = by(tables.acceptance)
  const part = (of: Part | undefined): Money | undefined =>
    of && acceptance !== undefined ? partOf(of, acceptance) : undefined
  const preservation = by(tables.preservation)
  return {
    acceptance,
    simplified: part(tables.simplified),
    paymentOrder: part(tables.paymentOrder),
    enforcement: by(tables.enforcement),
    preservation: preservation && least(preservation, tables.preservationMost ?? preservation),
  }
}
