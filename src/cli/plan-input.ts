// The plan on the command line (方案输入): an id as `compare` prints it, or a plan file.
// equal-instalment-24.fees-100 is a recipe; ./mine.yaml is a file: a slash or an ending makes the difference.
import type { Debt } from '../core/debt.ts'
import { PLAN_KINDS, type Plan } from '../core/plan.ts'
import { contractPlan } from '../app/contract.ts'
import { build } from '../plans/build.ts'
import { idOf, parseId } from '../plans/id.ts'
import type { Spec } from '../plans/recipe.ts'
import type { Policy } from '../policy/policy.ts'
import { nearest } from '../schema/nearest.ts'
import { readPlan } from '../schema/plan.ts'
import { readCaseFile } from '../store/case-file.ts'
import { type Context, stdinFor } from './context.ts'
import { Refused, UsageError } from './exit.ts'

export type Named = { readonly id: string; readonly plan: Plan; readonly spec?: Spec }

export const isFile = (text: string): boolean =>
  text === '-' || text.includes('/') || /\.(ya?ml|json)$/i.test(text)
const baseName = (path: string): string =>
  path === '-' ? 'stdin' : path.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, '')

export async function planFile(
  context: Context,
  text: string,
  digits: number,
  { breach }: Pick<Policy, 'breach'>,
): Promise<Named> {
  const plan = readPlan((await readCaseFile(text, stdinFor(context, text))).tree, digits)
  return { id: baseName(text), plan: plan.breach ? plan : { ...plan, breach } }
}

/** An id that begins with no kind there is; with the one that was probably meant. */
export function noPlan(text: string): UsageError {
  const near = nearest(text.replace(/-\d.*$/, ''), PLAN_KINDS)
  const meant = near === undefined ? undefined : near + (/-\d.*$/.exec(text)?.[0] ?? '')
  return new UsageError('no-plan', { id: text, known: PLAN_KINDS.join(', ') }, meant)
}

/** The plan an argument names. `contract` is the contract as it stands, where the case tells it. */
export async function planOf(context: Context, text: string, debt: Debt, policy: Policy): Promise<Named> {
  if (isFile(text)) return planFile(context, text, debt.digits, policy)
  if (text === 'contract') {
    const plan = contractPlan(debt)
    if (!plan) throw new UsageError('no-contract')
    return { id: text, plan }
  }
  const spec = parseId(text, debt)
  if ('refused' in spec && spec.refused.rule === 'plan-unknown') throw noPlan(text)
  if ('refused' in spec) throw new Refused(text, spec.refused, debt)
  const plan = build(spec, debt, policy.breach)
  if ('refused' in plan) throw new Refused(text, plan.refused, debt)
  return { id: idOf(spec, debt.digits), plan, spec }
}
