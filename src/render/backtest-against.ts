// One policy against another, and what a budget buys (政策对比与让步预算): the second half of what a back-test says.
// example against cn: 12 gain a plan, 3 lose it; expected value +1,204,331, 19 of 20 within 1,101,204–1,310,877.
import type { Backtest } from '../app/backtest.ts'
import type { Money } from '../core/money.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { amountOf, changesOf, drawnOf } from './backtest-words.ts'
import type { Section } from './section.ts'

/** Above nothing with its sign, as a difference is read. */
const signed = (text: string, of: number): string => (of > 0 ? `+${text}` : text)

export function differenceSections(of: Backtest, voice: Voice): Section[] {
  const { words, say } = voice
  const w = words.backtest
  const base = of.policies[0]
  return of.differences.map((one, k) => {
    const policy = of.policies[k + 1]
    const title = say(w.against, { policy: visible(policy?.name ?? ''), base: visible(base?.name ?? '') })
    const money = (value: number): string => signed(amountOf(value, of, voice), Math.round(value))
    const { changes, drawings } = one
    const known = base !== undefined && base.drawn > 0 && (policy?.drawn ?? 0) > 0
    const figures: [string, string, string][] = [
      [w.plans, signed(String(one.plans), one.plans), ''],
      [w.reliefs, money(one.reliefs), ''],
      [w.presentValue, money(one.presentValue), ''],
      ...(known
        ? ([
            [w.expectedValue, money(one.expectedValue), ''],
            [w.portfolio, money(one.portfolio), ''],
          ] as [string, string, string][])
        : []),
      ...(drawings
        ? drawnOf(words).map((key): [string, string, string] => {
            const { mean, low, high } = drawings[key]
            const text = (value: number): string =>
              key === 'kept' ? signed(String(Math.round(value)), Math.round(value)) : money(value)
            const name = say(w.simulatedOf, { measure: w.drawn[key] })
            const middle = key === 'kept' ? signed(mean.toFixed(1), mean) : text(mean)
            return [name, middle, say(w.range, { low: text(low), high: text(high) })]
          })
        : []),
    ]
    return {
      title,
      lines: changesOf(words)
        .filter((kind) => changes[kind] > 0)
        .map((kind) => say(w.changed, { name: w.changes[kind], count: changes[kind] })),
      table: { head: ['', w.difference, w.interval], rows: figures, words: 1 },
    }
  })
}

export function budgetSection(of: Backtest, voice: Voice): Section[] {
  const { words, say, fraction } = voice
  const w = words.backtest
  const budget = of.policies.find(({ spent }) => spent)?.spent?.budget
  if (budget === undefined) return []
  const money = (value: number): string => amountOf(value, of, voice)
  const row = (
    name: string,
    cell: (spent: NonNullable<Backtest['policies'][0]['spent']>) => string,
  ): string[] => [name, ...of.policies.map(({ spent }) => (spent ? cell(spent) : ''))]
  const ratio = (value: number): string => value.toFixed(2)
  return [
    {
      title: say(w.budget, { budget: voice.money(budget as Money) }),
      lines: [w.budgetAbout],
      table: {
        head: ['', ...of.policies.map(({ name }) => visible(name))],
        words: 1,
        rows: [
          row(w.spent, ({ cost }) => money(cost)),
          row(w.touched, ({ records }) => String(records)),
          row(w.gain, ({ gain }) => money(gain)),
          row(w.perUnit, ({ cost, gain }) => (cost === 0 ? '' : ratio(gain / cost))),
          row(w.next, ({ next }) => ratio(next)),
          row(w.most, ({ most }) => money(most)),
          row(w.gap, ({ most, gain }) => (most === 0 ? '' : fraction((most - gain) / most))),
          row(w.left, ({ all, gain }) => money(all.value - gain)),
          row(w.needed, ({ all }) => money(all.cost)),
          row(w.recommendedGives, ({ recommended }) => money(recommended.cost)),
          row(w.recommendedWorth, ({ recommended, base }) => money(recommended.value - base)),
        ],
      },
    },
  ]
}
