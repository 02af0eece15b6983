// parley compare (方案对比): every family's best plans side by side.
// parley compare case.yaml --top 2 --also term-extension-6 --format json
import { compare } from '../../app/compare.ts'
import type { Role } from '../../app/appraise.ts'
import { PLAN_KINDS, type PlanKind } from '../../core/plan.ts'
import { FORMATS } from '../../render/index.ts'
import { nearest } from '../../schema/nearest.ts'
import { type Loaded, load } from '../case-input.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { caseOptions, common, outputOptions, policyOptions, collect, whole } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { planOf } from '../plan-input.ts'

export const command: Command = {
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    policyOptions(command, context)
    command
      .option(`--kinds <${p.list}>`, o.kinds)
      .option(`--top <${p.count}>`, o.top)
      .option('--all', o.all)
      .option(`--also <${p.plan}>`, o.also, collect)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    return show(context, await load(context, path, options), options)
  },
}

/** Compares and prints; 0 if a plan is shown, 3 if none. The demo ends here too. */
export async function show(
  context: Context,
  { situation, policy }: Loaded,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const top = whole(options['top'], '--top', 1, 1000)
  const kinds = kindsOf(options['kinds'] as string | undefined)
  const also = []
  for (const name of (options['also'] as string[] | undefined) ?? [])
    also.push(await planOf(context, name, situation.debt, policy))
  const comparison = compare(situation, policy, {
    role: options['role'] as Role,
    also,
    all: options['all'] === true,
    ...(top === undefined ? {} : { top }),
    ...(kinds ? { kinds } : {}),
  })
  await emit(context, { is: 'comparison', of: comparison }, options, FORMATS)
  return comparison.plans.length > 0 ? EXIT.done : EXIT.none
}

export function kindsOf(list: string | undefined): PlanKind[] | undefined {
  return list?.split(',').map((text) => {
    const kind = PLAN_KINDS.find((known) => known === text.trim())
    if (!kind)
      throw new UsageError(
        'no-kind',
        { kind: text.trim(), known: PLAN_KINDS.join(', ') },
        nearest(text.trim(), PLAN_KINDS),
      )
    return kind
  })
}
