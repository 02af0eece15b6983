// An agreement as exact plain data (协议的精确写法), parley/agreement@1: everything needed to make it again elsewhere. Amounts are
// texts with the currency's digits, days ISO dates; no hour of its making, so that the same agreement has the same text.
// { rows: [{ n: 1, due: '2026-12-15', payment: '2432.59', … }], breaches: […], clauses: […], … }
import type { Agreement, BreachRow, Clause } from '../core/agreement.ts'
import type { CostForm, DefaultCost } from '../core/cost-form.ts'
import { iso } from '../core/day.ts'
import { type Owed, total } from '../core/debt.ts'
import type { Citation, Label } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import { formatRate } from '../core/rate.ts'
import type { Row } from '../core/schedule.ts'
import { writtenCase } from './case-written.ts'
import type { Plain } from './plain.ts'
import { writtenAmount, writtenPlan } from './plan-written.ts'

export const AGREEMENT = 'parley/agreement@1'

/** A clause with its figures in it. */
export type ShownClause = Pick<Clause, 'id' | 'title' | 'text' | 'source'>
export type WrittenAgreement = { readonly [key: string]: Plain | undefined }
type Amount = (amount: Money) => string

const label = ({ en, zh }: Label): Plain => ({ en, zh })
const named = (of: string | Label): Plain => (typeof of === 'string' ? of : label(of))
const owed = ({ fees, penalty, interest, principal }: Owed, money: Amount): WrittenAgreement => ({
  fees: money(fees),
  penalty: money(penalty),
  interest: money(interest),
  principal: money(principal),
})
const source = ({ instrument, article, from }: Citation): Plain => ({
  instrument: named(instrument),
  article,
  from,
})

/** Eight decimals: the last ones of a root may differ from machine to machine. */
const fraction = (of: number | null): string | null =>
  of === null ? null : (Math.round(of * 1e8) / 1e8 + 0).toFixed(8)

const rowOf = (row: Row, money: Amount): Plain => ({
  n: row.n,
  due: iso(row.due),
  payment: money(row.payment),
  ...owed(row.to, money),
  charged: money(total(row.charged)),
  capitalised: money(row.capitalised),
  balance: money(total(row.left)),
})

const breachOf = ({ row, due, broken }: BreachRow, money: Amount): Plain => ({
  row,
  due: iso(due),
  on: iso(broken.on),
  owed: owed(broken.owed, money),
  returned: owed(broken.returned, money),
  total: money(total(broken.owed)),
  accelerates: broken.accelerates,
})

function defaultOf(of: DefaultCost, money: Amount): Plain {
  if (of.item === 'penalty') return { item: of.item, rate: formatRate(of.rate) }
  return of.item === 'held'
    ? { item: of.item, onBreach: owed(of.onBreach, money) }
    : { item: of.item, amount: money(of.amount) }
}
const costOf = (of: CostForm, money: Amount): Plain => ({
  principal: money(of.principal),
  items: of.items.map(({ item, amount, annual }) => ({
    item,
    amount: money(amount),
    annual: fraction(annual),
  })),
  total: fraction(of.total),
  effective: fraction(of.effective),
  defaults: of.defaults.map((one) => defaultOf(one, money)),
})

/** Without its digest. `version` is that of the program. */
export function writtenAgreement(
  { id, on, situation, plan, schedule, breaches, policy, duties, costForm }: Agreement,
  clauses: readonly ShownClause[],
  version: string,
): WrittenAgreement {
  const { debt } = situation
  const money: Amount = (amount) => writtenAmount(amount, debt.digits)
  return {
    schema: AGREEMENT,
    id,
    on: iso(on),
    tool: { name: 'parley', version },
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    case: writtenCase(situation),
    allocation: [...debt.allocation],
    plan: { id: plan.id, ...writtenPlan(plan.plan, debt.digits) },
    rows: schedule.rows.map((row) => rowOf(row, money)),
    totals: {
      owed: money(total(debt.owed)),
      payment: money(schedule.rows.reduce((sum, row) => sum + row.payment, 0) as Money),
      opened: owed(schedule.opened, money),
      forgiven: owed(schedule.forgiven, money),
      held: owed(schedule.held, money),
      putOff: owed(schedule.putOff, money),
      charged: owed(schedule.charged, money),
    },
    breaches: breaches.map((row) => breachOf(row, money)),
    costForm: costForm && costOf(costForm, money),
    duties: duties.map((duty) => ({ text: label(duty.label), source: duty.source && source(duty.source) })),
    clauses: clauses.map((clause) => ({
      id: clause.id,
      title: label(clause.title),
      text: clause.text.map(label),
      source: clause.source === undefined ? undefined : named(clause.source),
    })),
  }
}
