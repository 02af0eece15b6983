// The rows of an agreement in CSV (协议还款计划的 CSV): each with what would be owed if it and all after it went unpaid.
import type { Agreement } from '../core/agreement.ts'
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import { type Money, format } from '../core/money.ts'
import { type Field, csv, figure, text } from './csv.ts'

export function agreementCsv({ id, plan, situation, schedule, breaches }: Agreement): string {
  const { currency, digits } = situation.debt
  const amount = (money: Money): Field => figure(format(money, digits))
  const rows = schedule.rows.map((row, i): Record<string, Field> => {
    const at = breaches[i]?.broken
    return {
      agreement: text(id),
      plan: text(plan.id),
      n: figure(row.n),
      due: figure(iso(row.due)),
      currency: figure(currency),
      payment: amount(row.payment),
      principal: amount(row.to.principal),
      interest: amount(row.to.interest),
      penalty: amount(row.to.penalty),
      fees: amount(row.to.fees),
      charged: amount(total(row.charged)),
      capitalised: amount(row.capitalised),
      balance: amount(total(row.left)),
      brokenOn: figure(at && iso(at.on)),
      owedIfBroken: at ? amount(total(at.owed)) : figure(null),
      returnedIfBroken: at ? amount(total(at.returned)) : figure(null),
    }
  })
  return csv(rows)
}
