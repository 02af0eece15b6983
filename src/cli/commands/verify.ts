// parley verify (核验协议): an agreement made again from its own data; exit 6 where a figure, a word or the digest differs.
// parley verify signed/job-loss-1f0c22ab.json
import { voice } from '../../i18n/say.ts'
import { formatsOf } from '../../render/index.ts'
import { agreementData } from '../../store/agreement-file.ts'
import { readText } from '../../store/case-file.ts'
import type { Command } from '../command.ts'
import { stdinFor } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { common, outputOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { verified } from '../verifying.ts'

const FORMATS = formatsOf('verification')

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command.argument(`[${p.agreement}]`, args.agreement).option(`--policy <${p.name}>`, o.policy)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    const { words, io, lang } = context
    if (path === undefined)
      throw new UsageError('missing-argument', { argument: words.cli.placeholders.agreement })
    const data = agreementData(await readText(path, stdinFor(context, path)), path)
    const found = await verified(context, data, path, options['policy'])
    if ('against' in found) {
      for (const finding of found.against)
        io.err.write(`${words.cli.levels[finding.level]}: ${voice(lang).finding(finding)}\n`)
      return EXIT.failed
    }
    await emit(context, { is: 'verification', of: found }, options, FORMATS)
    return found.differences.length === 0 ? EXIT.done : EXIT.failed
  },
}
