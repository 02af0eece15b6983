// Economics (出借方测算): what a policy and its packs say of the lender's side of a case: how often plans are broken, what comes
// in then, and what the lender has without an agreement. Every figure comes from a pack or an input, with its source.
import type { AlternativeInputs } from '../core/alternatives.ts'
import { daysPastDue, total } from '../core/debt.ts'
import type { Hazard } from '../core/hazard.ts'
import { NONE, type Share, toNumber } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import { secondLien } from '../core/value.ts'
import { type Known, type Law, known } from './law.ts'
import type { ByMonths } from './units.ts'

/** The share in a table by months, upTo inclusive: 8 months in [{ upTo: 12, 12.6 % }, { 1.8 % }] is 12.6 %. */
const inMonths = (table: ByMonths, months: number): Share | undefined =>
  (table.find(({ upTo }) => upTo === undefined || months <= upTo) ?? table.at(-1))?.share

/** Whole months overdue, a month being a twelfth of 365 days. */
const monthsOverdue = ({ debt }: Situation): number => Math.floor((daysPastDue(debt) * 12) / 365)

/** What such a debt sells for, by how long it is overdue. */
export function salePrice(law: Law, situation: Situation): Share | undefined {
  const table = known(law, 'sale.price')
  return table && inMonths(table.value, monthsOverdue(situation))
}

/** `undefined` where a figure is missing: then there is no expected value, and nobody pretends. */
export function hazardOf(law: Law, situation: Situation): Hazard | undefined {
  const [base, slope] = [known(law, 'hazard.base'), known(law, 'hazard.slope')]
  const most = known(law, 'hazard.most-cut')
  const [shape, after] = [known(law, 'hazard.shape'), known(law, 'recovery.after')]
  const recovery = secured(law, situation) ?? salePrice(law, situation) ?? known(law, 'recovery.share')?.value
  if (!base || !slope || !shape || !after || !recovery) return undefined
  return same({
    base: base.value,
    slope: slope.value,
    ...(most ? { mostTenths: Math.floor(toNumber(most.value) * 10 + 1e-9) } : {}),
    shape: shape.value.map(({ upTo, share }) => ({ until: upTo, weight: toNumber(share) })),
    recovery,
    recoveryAfter: after.value,
  })
}

/** Cases of equal figures share one hazard, and with it the curves that were reckoned from it. */
function same(hazard: Hazard): Hazard {
  const name = JSON.stringify(hazard)
  const before = hazards.get(name)
  if (before) return before
  if (hazards.size >= MOST_KEPT) hazards.clear()
  hazards.set(name, hazard)
  return hazard
}
const hazards = new Map<string, Hazard>()
const MOST_KEPT = 500

/** What of the debt the property behind it would bring, as a share of what is owed. */
function secured(law: Law, { debt }: Situation): Share | undefined {
  const [realised, costs] = [known(law, 'auction.realised'), known(law, 'realisation.cost')]
  const claim = total(debt.owed)
  if (!debt.collateral || !realised || claim === 0) return undefined
  const price = { realised: realised.value, costs: costs?.value ?? NONE, discount: 0, months: 0 }
  const brings = secondLien({ ...debt.collateral, ...price, claim })
  return { units: Math.floor((brings * 1e6) / claim), scale: 6 }
}

/** The names of the figures an expected value rests on, for whoever has to believe it. */
export function hazardSources(law: Law, { debt }: Situation): Known<unknown>[] {
  const sale = known(law, 'sale.price') ?? known(law, 'recovery.share')
  const price = debt.collateral ? (known(law, 'auction.realised') ?? sale) : sale
  return [
    known(law, 'hazard.base'),
    known(law, 'hazard.slope'),
    known(law, 'hazard.most-cut'),
    known(law, 'hazard.shape'),
    price,
    known(law, 'recovery.after'),
  ].flatMap((one) => one ?? [])
}

/** What is known of suing, selling and realising; what is not stays out and is told as missing. */
export function alternativeInputs(law: Law, situation: Situation): AlternativeInputs {
  const { debt } = situation
  return {
    court: {
      acceptance: known(law, 'fee.acceptance')?.value,
      enforcement: known(law, 'fee.enforcement')?.value,
      preservation: known(law, 'fee.preservation')?.value,
      preservationMost: known(law, 'fee.preservation.most')?.value,
      simplified: known(law, 'fee.simplified')?.value,
      paymentOrder: known(law, 'fee.payment-order')?.value,
    },
    timePaymentOrder: known(law, 'time.payment-order')?.value,
    timeLitigation: known(law, 'time.litigation')?.value,
    timeEnforcement: known(law, 'time.enforcement')?.value,
    judgmentInterest: known(law, 'judgment.interest')?.value,
    judgmentBase: debt.owed.principal,
    collect: known(law, 'litigation.collect')?.value,
    litigationCost: known(law, 'litigation.cost')?.value,
    selfCure: known(law, 'self-cure')?.value,
    salePrice: salePrice(law, situation),
    saleCost: known(law, 'sale.cost')?.value,
    collateral: debt.collateral,
    realised: known(law, 'auction.realised')?.value,
    auctionDays: known(law, 'auction.days')?.value,
    realisationCost: known(law, 'realisation.cost')?.value,
  }
}
