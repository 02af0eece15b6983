// parley replay (协商回放): a negotiation again, move by move, with what each came to; the file is only looked at.
// parley replay call.jsonl · parley replay call.jsonl --shared --format markdown -o call.md
import { Option } from 'commander'
import { ROLES, type Role } from '../../app/appraise.ts'
import { treeNow } from '../../app/case-now.ts'
import { halfWritten, recap } from '../../app/recap.ts'
import { type Finding, isRefusal } from '../../core/finding.ts'
import { fold } from '../../core/negotiation.ts'
import { formatsOf } from '../../render/index.ts'
import type { Tree } from '../../schema/tree.ts'
import { type Session, isSession, read } from '../../store/journal.ts'
import type { Command } from '../command.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { common, outputOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { bookFor } from '../policy-input.ts'

const FORMATS = formatsOf('replay')

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command
      .argument(`[${p.file}]`, args.session)
      .option(`--policy <${p.name}>`, o.policy)
      .addOption(new Option(`--role <${p.role}>`, o.role).choices(ROLES).default('collector'))
      .option('--shared', o.shared)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    formatOf(options, FORMATS)
    const { words } = context
    if (path === undefined)
      throw new UsageError('missing-argument', { argument: words.cli.placeholders.file })
    if (!isSession(path)) throw new UsageError('no-session', { file: path })
    const session = read(path)
    if (isRefusal(session)) throw new Refused(path, session.refused)
    const { head, entries, at, hash } = session
    const tree: Tree = { root: head.case, place: () => ({ file: path }) }
    const { answers } = fold(entries.map(({ move }) => move))
    const book = await bookFor(context, options['policy'] ?? head.policy.id, treeNow(tree, answers))
    const of = recap(
      { tree, book, role: options['role'] as Role },
      { begun: at, policy: head.policy, damage: damageOf(session), hash, entries },
    )
    await emit(context, { is: 'replay', of }, { ...options, shared: options['shared'] === true }, FORMATS)
    return EXIT.done
  },
}

/** What cannot be used is told; a line that was never written to its end was never shown to anybody either. */
function damageOf({ damage, torn }: Session): Finding[] {
  return [...(damage ? [damage.finding] : []), ...(torn ? [halfWritten(torn.line, torn.bytes.length)] : [])]
}
