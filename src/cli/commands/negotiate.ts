// parley negotiate (协商): the call itself: the questions, the plans, counter-offers by single keys, and what both sides agree on.
// parley negotiate · parley negotiate case.yaml · parley negotiate session.jsonl
import { Option } from 'commander'
import { ROLES, type Role } from '../../app/appraise.ts'
import { parseDay } from '../../core/day.ts'
import { applySets } from '../../schema/sets.ts'
import { flagSets } from '../case-input.ts'
import type { Command } from '../command.ts'
import { canAsk } from '../context.ts'
import { UsageError } from '../exit.ts'
import { missingFlags } from '../missing-flags.ts'
import { caseOptions, common } from '../options.ts'
import { today } from '../today.ts'

const NEGOTIATED_LANGS = ['zh', 'en', 'both'] as const

export const command: Command = {
  langs: NEGOTIATED_LANGS,
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    const [argument] = command.registeredArguments
    if (argument) argument.description = context.words.cli.args.caseOrSession
    command
      .addOption(new Option(`--role <${p.role}>`, o.roleCall).choices(ROLES))
      .option(`--policy <${p.name}>`, o.policy)
      .option(`--session <${p.file}>`, o.session)
      .option(`--out <${p.folder}>`, o.out)
      .option(`--book <${p.folder}>`, o.intoBook)
      .option(`--on <${p.day}>`, o.onCall)
    common(command, context, NEGOTIATED_LANGS)
  },
  run: async (context, [path], options) => {
    const on = options['on'] as string | undefined
    const day = on === undefined ? today() : parseDay(on)
    if (day === undefined) throw new UsageError('not-a-day', { option: '--on', value: on ?? '' })
    if (!canAsk(context) || path === '-') {
      const sets = [...flagSets(options), ...((options['set'] as string[] | undefined) ?? [])]
      const tree = applySets({ root: {}, place: () => ({}) }, sets)
      const lacking =
        path === undefined ? missingFlags(tree, (options['role'] ?? 'collector') as Role) : undefined
      throw lacking ?? new UsageError('no-terminal')
    }
    const { prompterOf } = await import('../prompter.ts')
    const { negotiate } = await import('../negotiate/start.ts')
    const prompter = prompterOf(process.stdin, process.stderr)
    return negotiate(context, path, options, { prompter, clock: () => new Date(), today: day })
  },
}
