// What a schedule says (还款计划表内容), in cells and sentences, before it becomes a table, a page or Markdown.
// Columns that are zero throughout are left out: without penalty there is no "Penalty".
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Voice } from '../i18n/say.ts'
import type { ScheduleDocument } from './document.ts'
import { scheduleTotals } from './totals.ts'

const COLUMNS = [
  'n',
  'due',
  'payment',
  'principal',
  'interest',
  'penalty',
  'fees',
  'capitalised',
  'balance',
] as const
export type ScheduleColumn = (typeof COLUMNS)[number]
export type ScheduleView = {
  readonly title: string
  readonly columns: readonly { readonly key: ScheduleColumn; readonly head: string }[]
  readonly rows: readonly Readonly<Record<ScheduleColumn, string>>[]
  readonly totals: Readonly<Record<ScheduleColumn, string>>
  readonly notes: readonly string[]
  readonly foot: readonly string[]
}

export function scheduleView(
  { situation, plan, schedule, findings }: ScheduleDocument,
  voice: Voice,
): ScheduleView {
  const { words, say, amount } = voice
  const { report } = words
  const sums = scheduleTotals(schedule)
  const rows = schedule.rows.map((row) => ({
    n: String(row.n),
    due: iso(row.due),
    payment: amount(row.payment),
    principal: amount(row.to.principal),
    interest: amount(row.to.interest),
    penalty: amount(row.to.penalty),
    fees: amount(row.to.fees),
    capitalised: amount(row.capitalised),
    balance: amount(total(row.left)),
  }))
  const { payment, principal, interest, penalty, fees, capitalised } = sums
  const empty = { penalty: penalty === 0, fees: fees === 0, capitalised: capitalised === 0 } as Readonly<
    Record<string, boolean>
  >
  const [first, last] = [schedule.rows[0], schedule.rows.at(-1)]
  const [waived, held] = [total(schedule.forgiven), total(schedule.held)]
  const paid =
    first && last
      ? [
          say(report.schedule.paid, {
            total: { money: payment },
            rows: rows.length,
            first: { day: first.due },
            last: { day: last.due },
          }),
        ]
      : []
  return {
    title: say(report.schedule.title, { title: planTitle(plan, voice) }),
    columns: COLUMNS.filter((key) => !empty[key]).map((key) => ({ key, head: report.columns[key] })),
    rows,
    totals: {
      n: '',
      due: report.schedule.total,
      payment: amount(payment),
      principal: amount(principal),
      interest: amount(interest),
      penalty: amount(penalty),
      fees: amount(fees),
      capitalised: amount(capitalised),
      balance: '',
    },
    notes: findings.map((finding) => voice.finding(finding)),
    foot: [
      ...paid,
      ...(waived > 0 ? [say(report.schedule.waived, { amount: { money: waived } })] : []),
      ...(held > 0 ? [say(report.schedule.held, { amount: { money: held } })] : []),
      voice.join([
        say(report.explain.currency, { currency: situation.debt.currency }),
        say(report.basis, { dayCount: { word: situation.debt.dayCount } }),
      ]),
    ],
  }
}
