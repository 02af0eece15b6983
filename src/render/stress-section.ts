// Stress in words (压力测试): whether the recommended plan survives less income, a late recovery and a missed month.
// "With 20% less income: short by ¥312.40 at most, in 18 months, worst on 2026-12-15."
import type { Comparison } from '../app/compare.ts'
import type { Fit } from '../core/fit.ts'
import { percent } from '../core/rate.ts'
import type { Voice } from '../i18n/say.ts'
import type { Section } from './section.ts'

export function stressSection({ stress, policy }: Comparison, { words, say }: Voice): Section[] {
  if (!stress) return []
  const w = words.value.stress
  const { income, months } = policy.economics.stress
  const result = ({ fits, short, shortfallMonths, day }: Fit): string =>
    fits || day === undefined
      ? w.fits
      : say(w.short, { short: { money: short }, months: { count: shortfallMonths }, day: { day } })
  const { incomeDown, recoveryLate, missedMonth } = stress
  const lines = [
    say(w.income, { share: percent(income), result: result(incomeDown) }),
    ...(recoveryLate ? [say(w.late, { months: { count: months }, result: result(recoveryLate) })] : []),
  ]
  if (missedMonth) {
    const { amount, day, monthsToCatchUp: n } = missedMonth
    const missed = { amount: { money: amount }, day: { day } }
    lines.push(n === null ? say(w.lost, missed) : say(w.missed, { ...missed, months: { count: n } }))
  }
  return [{ title: w.title, lines }]
}
