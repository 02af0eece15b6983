// Facts (案情摘要): what is owed, since when, what happened, what was asked for, and what the household can pay.
// "Means: income ¥6,500.00 - essentials ¥4,000.00 - cushion ¥250.00 = ¥2,250.00 a month."
import { BUCKETS, daysPastDue, total } from '../core/debt.ts'
import type { Means, MeansAt } from '../core/means.ts'
import type { Situation, Wish } from '../core/situation.ts'
import { visible } from '../i18n/neutral.ts'
import type { Said, Voice } from '../i18n/say.ts'

export function facts({ debt, hardship, wish }: Situation, voice: Voice): string[] {
  const { words, say } = voice
  const { report } = words
  const parts = BUCKETS.toReversed().flatMap((bucket) =>
    debt.owed[bucket] === 0
      ? []
      : [say(report.bucketOf, { bucket: words.buckets[bucket], amount: { money: debt.owed[bucket] } })],
  )
  const owed = {
    day: { day: debt.asOf },
    total: { money: total(debt.owed) },
    buckets: parts.join(report.comma),
    rate: { rate: debt.rates.contract },
  }
  const out = [say(debt.rates.contract.per === 'day' ? report.owedDaily : report.owed, owed)]
  const days = daysPastDue(debt)
  if (debt.overdueSince !== undefined && days > 0)
    out.push(say(report.overdue, { days: { count: days }, since: { day: debt.overdueSince } }))
  if (hardship) {
    const { since, until } = hardship
    const what = known(words.hardships, hardship.what)
    const template =
      since === undefined ? report.hardship : until === undefined ? report.hardshipSince : report.hardshipSpan
    out.push(
      say(template, {
        what,
        ...(since === undefined ? {} : { since: { day: since } }),
        ...(until === undefined ? {} : { until: { day: until } }),
      }),
    )
  }
  if (hardship && hardship.evidence.length > 0)
    out.push(
      say(report.evidence, {
        papers: hardship.evidence.map((paper) => known(words.evidence, paper)).join(report.list),
      }),
    )
  const wished = wish ? wishes(wish, voice) : []
  if (wished.length > 0) out.push(say(report.wish, { wishes: wished.join(report.comma) }))
  return out
}

/** A word of the trade where it is one, else what was written. */
export const known = (table: Readonly<Record<string, string>>, of: string): string =>
  Object.hasOwn(table, of) ? (table[of] as string) : visible(of)

/** What was asked for, part by part: at most ¥800.00 a month. */
export function wishes(
  { maxPayment, payNow, maxMonths, doneBy, firstDue, dueDay }: Wish,
  { words, say }: Voice,
): string[] {
  const said: readonly (readonly [keyof typeof words.report.wishes, Said | undefined])[] = [
    ['maxPayment', maxPayment === undefined ? undefined : { money: maxPayment }],
    ['payNow', payNow === undefined ? undefined : { money: payNow }],
    ['maxMonths', maxMonths],
    ['doneBy', doneBy === undefined ? undefined : { day: doneBy }],
    ['firstDue', firstDue === undefined ? undefined : { day: firstDue }],
    ['dueDay', dueDay],
  ]
  return said.flatMap(([key, wish]) => (wish === undefined ? [] : [say(words.report.wishes[key], { wish })]))
}

/** One line, and how it changes: income - max(essentials, floor) - other debts - cushion = capacity. */
export function meansLine(means: Means | undefined, voice: Voice, minus: string): string {
  const { words, say } = voice
  const { means: w, comma } = words.report
  const [now, ...later] = means?.path ?? []
  if (!means || !now) return w.unknown
  const part = (template: string, amount: MeansAt['amount']): string =>
    amount === 0 ? '' : say(template, { minus, amount: { money: amount } })
  const floored = now.floor > now.essentials
  const line = say(floored ? w.floor : w.line, {
    minus,
    income: { money: now.income },
    essentials: { money: floored ? now.floor : now.essentials },
    others: part(w.others, now.otherDebts),
    cushion: part(w.cushion, now.cushion),
    capacity: { money: now.amount },
  })
  const changes = later.map((step) =>
    say(w.from, { day: { day: step.from }, capacity: { money: step.amount } }),
  )
  const savings = means.savings > 0 ? [say(w.savings, { amount: { money: means.savings } })] : []
  return [line, ...changes, ...savings].join(comma) + w.end
}
