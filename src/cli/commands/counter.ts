// parley counter (还价): what the borrower asks for, answered: the plans that meet it, or the least changes that would.
// parley counter case.yaml --max-payment 800 --max-months 24
import { answer } from '../../app/answer.ts'
import type { Role } from '../../app/appraise.ts'
import { FORMATS } from '../../render/index.ts'
import { load } from '../case-input.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { caseOptions, common, outputOptions, policyOptions, whole } from '../options.ts'
import { emit, formatOf } from '../output.ts'

export const command: Command = {
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    policyOptions(command, context)
    command.option(`--top <${p.count}>`, o.top)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    const top = whole(options['top'], '--top', 1, 1000)
    const { situation, policy } = await load(context, path, options)
    if (Object.values(situation.wish ?? {}).every((part) => part === undefined))
      throw new UsageError('no-wish')
    const answered = answer(situation, policy, options['role'] as Role, top)
    await emit(context, { is: 'comparison', of: answered }, options, FORMATS)
    return answered.plans.length > 0 ? EXIT.done : EXIT.none
  },
}
