// parley schedule (还款计划表): the rows of one plan.
// parley schedule case.yaml --plan term-extension-6 --format csv
import { type Role, desk, entry } from '../../app/appraise.ts'
import { means as meansOf } from '../../core/means.ts'
import { schedule } from '../../core/schedule.ts'
import { FORMATS } from '../../render/index.ts'
import { voice } from '../../i18n/say.ts'
import { load } from '../case-input.ts'
import type { Command } from '../command.ts'
import { EXIT, Refused } from '../exit.ts'
import { caseOptions, common, outputOptions, policyOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { planOf } from '../plan-input.ts'

export const command: Command = {
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    command.requiredOption(`--plan <${p.plan}>`, o.plan)
    policyOptions(command, context)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    const { situation, policy } = await load(context, path, options)
    const { debt, household } = situation
    const { id, plan } = await planOf(context, String(options['plan']), debt, policy)
    const rows = schedule(debt, plan)
    if ('refused' in rows) throw new Refused(id, rows.refused, situation.debt)
    const at = desk(
      situation,
      policy,
      household && meansOf(household, policy.means, debt.asOf),
      options['role'] as Role,
    )
    const made = entry(at, id, plan)
    const findings = made?.findings ?? []
    const document = {
      situation,
      id,
      plan,
      schedule: rows,
      findings: [],
      ...(made ? { measures: made.measures } : {}),
    }
    await emit(context, { is: 'schedule', of: document }, options, FORMATS)
    const speak = voice(context.lang, { currency: debt.currency, digits: debt.digits })
    for (const finding of findings)
      context.io.err.write(`${context.words.cli.levels[finding.level]}: ${speak.finding(finding)}\n`)
    return EXIT.done
  },
}
