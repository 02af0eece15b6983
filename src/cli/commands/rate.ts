// parley rate (收益率): a rate of return from cash flows, by one of four methods.
// parley rate flows.json --method xirr · date,amount CSV with advances negative works too.
import { rate } from '../../app/rate.ts'
import { METHODS, type Method } from '../../core/yield.ts'
import { Option } from 'commander'
import { FORMATS } from '../../render/index.ts'
import { flowsOf } from '../flows-input.ts'
import type { Command } from '../command.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { common, outputOptions, policyOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command
      .argument(`[${p.flows}]`, args.flows)
      .addOption(new Option(`--method <${p.method}>`, o.method).choices(METHODS).default('xirr'))
    policyOptions(command, context)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    if (path === undefined) throw new UsageError('no-flows')
    const request = await flowsOf(context, path)
    const answer = rate(request, options['method'] as Method)
    if ('refused' in answer) throw new Refused(path, answer.refused)
    await emit(context, { is: 'rate', of: { request, answer } }, options, FORMATS)
    return EXIT.done
  },
}
