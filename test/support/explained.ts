// Explained (算式核对): an explanation printed in every language and notation, and what each printed formula comes to.
// proven(explanation) lists each equation as { line, figure, found }; the two must be the same.
import type { Role } from '../../src/app/appraise.ts'
import { type Explanation, explain } from '../../src/app/explain.ts'
import type { Debt } from '../../src/core/debt.ts'
import type { Household } from '../../src/core/household.ts'
import type { Plan } from '../../src/core/plan.ts'
import { build } from '../../src/plans/build.ts'
import { parseId } from '../../src/plans/id.ts'
import type { Spec } from '../../src/plans/recipe.ts'
import { policy as load } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { explanationJson } from '../../src/render/explain-json.ts'
import { explanationText } from '../../src/render/explain-text.ts'
import { cents, flow, household, on, situation } from './build.ts'
import { check } from './evaluate.ts'

export type Proof = { readonly line: string; readonly figure: string; readonly found: string }
type Told = { readonly items: readonly { readonly value: unknown; readonly formula: string | null }[] }

const MANNERS = [
  { lang: 'en', colour: 0, width: 1e9 },
  { lang: 'zh', colour: 0, width: 1e9 },
  { lang: 'en', colour: 0 },
  { lang: 'zh', colour: 0, width: 1e9, ascii: true },
] as const

/** Every equation, in both languages, with and without digit groups, and as JSON. */
export function proven(of: Explanation): Proof[] {
  const equations = of.items.filter(({ formula }) => formula !== undefined).length
  const proofs = MANNERS.flatMap((manner) => {
    const lines = explanationText(of, manner)
      .split('\n')
      .flatMap((line) => /^ {2}\S.*?[:：] ?([-−]?[\d.,]+%? = .+)$/.exec(line)?.[1] ?? [])
    if (lines.length !== equations)
      throw new Error(`${lines.length} equations of ${equations} in ${manner.lang}`)
    return lines.map((line) => ({ line, ...check(line, of.digits) }))
  })
  return [...proofs, ...fromJson(of)]
}

function fromJson(of: Explanation): Proof[] {
  const text = explanationJson(of, { lang: 'en', colour: 0 })
  // Numbers as they are written: 2474.50 keeps its digits.
  const told = JSON.parse(text.replace(/"value": (-?[\d.]+)/g, '"value": "$1"')) as Told
  return told.items.flatMap(({ value, formula }) => {
    if (formula === null) return []
    const line = `${String(value)} = ${formula}`
    return [{ line, ...check(line, of.digits) }]
  })
}

export const unproven = (of: Explanation): Proof[] =>
  proven(of).filter(({ figure, found }) => figure !== found)

export const policy = load('generic', 2)
export const home = household({
  income: [
    flow('wage', 150_000, { every: 'fortnight' }),
    flow('benefit', 200_050, { from: on('2027-02-01') }),
  ],
  otherDebts: [flow('mortgage', 90_000)],
  savings: cents(5000),
})

export function specOf(id: string, of: Debt): Spec {
  const spec = parseId(id, of)
  if ('refused' in spec) throw new Error(`${id}: ${spec.refused.rule}`)
  return spec
}
export function planOf(id: string, of: Debt): Plan {
  const made = build(specOf(id, of), of, policy.breach)
  if ('refused' in made) throw new Error(`${id}: ${made.refused.rule}`)
  return made
}
/** The generic policy with what its packs say of this case. */
export const genericFor = (of: Debt, who: Household): Policy =>
  load('generic', of.digits, situation(of, { household: who }))

export type Asked = { row?: number; role?: Role; home?: Household; by?: Policy }
export function explained(
  of: Debt,
  plan: Plan | string,
  { row, role, home: h = home, by = genericFor(of, h) }: Asked = {},
): Explanation {
  const own =
    typeof plan === 'string'
      ? { id: plan, plan: planOf(plan, of), spec: specOf(plan, of) }
      : { id: 'mine', plan }
  const made = explain(situation(of, { household: h }), by, own, { row, role })
  if ('refused' in made) throw new Error(made.refused.rule)
  return made
}
export const en = { lang: 'en', colour: 0, width: 1e9 } as const
/** The printed line of a figure: "730.98 = …". */
export function lineOf(of: Explanation, name: string): string {
  const lines = explanationText(of, en).split('\n')
  const found = lines.find((line) => line.startsWith(`  ${name}: `))
  return found?.slice(name.length + 4) ?? `no ${name}`
}

export const IDS = [
  'equal-instalment-24',
  'equal-principal-12.fees-50',
  'term-extension-6',
  'payment-holiday-3+24.during-0.interest-40-last.interest-60-kept12',
  'interest-only-6+18',
  'grace-10',
  'step-up-24.grow-5.every-3.fees-50-done.penalty-100',
  'reduced-then-level-6+24.pay-800',
  'balloon-24.over-60',
  'rate-reduction-24.rate-8',
  'personalised-instalments-60.rate-0',
  'fee-waiver-24.fees-100.penalty-33.3.penalty-66.7-done',
  'settlement-3.principal-20-done.penalty-100.fees-100',
  'catch-up-6',
  'equal-instalment-18.down-2000.first-20270120.capitalise-fees+interest',
] as const
