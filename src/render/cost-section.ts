// The cost form in words (综合融资成本明示表): principal, each normal cost with its yearly level, their sum, and apart what only
// default costs. Shown for every plan where a pack asks for it.
import type { Entry } from '../app/appraise.ts'
import type { Comparison } from '../app/compare.ts'
import type { CostForm, CostItem, DefaultCost } from '../core/cost-form.ts'
import { total } from '../core/debt.ts'
import { rateOf } from '../core/plan.ts'
import type { Situation } from '../core/situation.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Voice } from '../i18n/say.ts'
import type { Section } from './section.ts'

export const costSections = ({ plans, situation }: Comparison, voice: Voice): Section[] =>
  plans.flatMap((entry, i) =>
    entry.costForm ? [costSection(entry, entry.costForm, situation, String(i + 1), voice)] : [],
  )

export function costSection(
  { plan }: Pick<Entry, 'plan'>,
  form: CostForm,
  { debt, parties }: Situation,
  n: string,
  voice: Voice,
): Section {
  const { words, say, amount, fraction } = voice
  const w = words.value.costForm
  const level = (of: number | null): string => (of === null ? w.none : fraction(of))
  const payee = parties?.lender.name ?? w.payee
  const rates = [...new Set(plan.stages.filter((s) => 'months' in s).map((s) => voice.rate(rateOf(s, debt))))]
  const basis = (item: CostItem['item']): string =>
    item === 'interest'
      ? say(w.onPrincipal, { rates: rates.join(words.report.list), dayCount: { word: debt.dayCount } })
      : say(w.asOwed, { day: { day: debt.asOf } })
  return {
    title: say(w.plan, { n, title: planTitle(plan, voice) }),
    lines: [],
    table: {
      head: [w.head.item, w.head.basis, w.head.payee, w.head.amount, w.head.annual],
      rows: [
        [w.principal, '', '', amount(form.principal), ''],
        ...form.items
          .filter((item) => item.amount > 0 || item.item === 'interest')
          .map((item) => [
            w.items[item.item],
            basis(item.item),
            visible(payee),
            amount(item.amount),
            level(item.annual),
          ]),
        [w.total, '', '', '', level(form.total)],
        [w.effective, '', '', '', level(form.effective)],
        ...form.defaults.map((of) => defaultRow(of, visible(payee), voice)),
      ],
      words: 3,
    },
  }
}

function defaultRow(of: DefaultCost, payee: string, { words, amount, rate }: Voice): string[] {
  const name = words.value.costForm.defaults[of.item]
  if (of.item === 'penalty') return [name, rate(of.rate), payee, '', '']
  return [name, '', payee, amount(of.item === 'held' ? total(of.onBreach) : of.amount), '']
}
