// parley explain (计算说明): how each figure of a plan came about, formula by formula.
// parley explain case.yaml --plan equal-instalment-24 --row 3 --lang zh
import type { Role } from '../../app/appraise.ts'
import { explain } from '../../app/explain.ts'
import { schedule } from '../../core/schedule.ts'
import { formatsOf } from '../../render/index.ts'
import { load } from '../case-input.ts'
import type { Command } from '../command.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { caseOptions, common, outputOptions, policyOptions, whole } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { planOf } from '../plan-input.ts'

const FORMATS = formatsOf('explanation')

export const command: Command = {
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    command.requiredOption(`--plan <${p.plan}>`, o.plan).option(`--row <${p.count}>`, o.row)
    policyOptions(command, context)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    const row = whole(options['row'], '--row', 1, 1000)
    const { situation, policy } = await load(context, path, options)
    const own = await planOf(context, String(options['plan']), situation.debt, policy)
    const { id, plan } = own
    const rows = schedule(situation.debt, plan)
    if ('refused' in rows) throw new Refused(id, rows.refused, situation.debt)
    if (row !== undefined && row > rows.rows.length)
      throw new UsageError('no-row', { row, rows: rows.rows.length })
    const made = explain(situation, policy, own, { row, role: options['role'] as Role })
    if ('refused' in made) throw new Refused(id, made.refused, situation.debt)
    await emit(context, { is: 'explanation', of: made }, options, FORMATS)
    return EXIT.done
  },
}
