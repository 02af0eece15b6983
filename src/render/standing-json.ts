// Standing as data (履约状态的 JSON), parley/standing@1, as schema/output-standing.ts describes it.
import type { Following } from '../app/follow.ts'
import { type Day, iso } from '../core/day.ts'
import type { Entry } from '../core/account.ts'
import type { Context } from './document.ts'
import { type Amount, amountIn, findingJson, owedJson, sourceJson } from './json-plan.ts'
import { type Json, jsonText } from './json-text.ts'

const dayOrNull = (on: Day | undefined): string | null => (on === undefined ? null : iso(on))

export function standingJson(of: Following, { lang, compact = false }: Context): string {
  const { agreement, standing: s, clocks, findings } = of
  const { currency, digits } = agreement.situation.debt
  const amount = amountIn(digits)
  return `${jsonText(
    {
      schema: 'parley/standing@1',
      agreement: agreement.id,
      on: iso(s.on),
      currency,
      state: s.state,
      daysPastDue: s.daysPastDue,
      paid: amount(s.paid),
      waiting: amount(s.waiting),
      surplus: amount(s.surplus),
      due: amount(s.due),
      next: s.next ? { row: s.next.row, on: iso(s.next.on), amount: amount(s.next.amount) } : null,
      payoff: amount(s.payoff),
      owed: owedJson(s.owed, amount),
      putOff: owedJson(s.putOff, amount),
      held: owedJson(s.held, amount),
      forgiven: owedJson(s.forgiven, amount),
      charged: owedJson(s.charged, amount),
      restored: owedJson(s.restored, amount),
      brokenOn: dayOrNull(s.brokenOn),
      completedOn: dayOrNull(s.completedOn),
      clocks: clocksJson(clocks, amount, lang),
      rows: s.rows.map(({ n, due, asked, paid, is, metOn }) => ({
        n,
        due: iso(due),
        asked: amount(asked),
        paid: amount(paid),
        is,
        metOn: dayOrNull(metOn),
      })),
      entries: s.entries.map((one) => entryJson(one, amount)),
      findings: findings.map((one) => findingJson(one, amount, lang)),
    },
    compact,
  )}\n`
}

const entryJson = ({ on, is, row, paid, charged, to, capitalised, left }: Entry, amount: Amount): Json => ({
  on: iso(on),
  is,
  row,
  paid: amount(paid),
  charged: owedJson(charged, amount),
  to: owedJson(to, amount),
  capitalised: amount(capitalised),
  left: owedJson(left, amount),
})

function clocksJson({ cure, observation }: Following['clocks'], amount: Amount, lang: Context['lang']): Json {
  return {
    cure: cure && { until: iso(cure.until), amount: amount(cure.amount) },
    observation: observation && {
      from: iso(observation.from),
      until: iso(observation.until),
      kept: observation.kept,
      rows: observation.rows,
      restarts: observation.restarts,
      over: observation.over,
      source: sourceJson(observation.source, lang),
    },
  }
}
