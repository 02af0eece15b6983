// parley book (账册): begin one, put agreements in it, look into it, check every byte, accept a loss, take out what is asked for, forget what may go.
// parley book add signed/demo-card-9bbcd208.json · parley book list · parley book check
import { Option } from 'commander'
import { ROLES } from '../../app/appraise.ts'
import { isRefusal } from '../../core/finding.ts'
import { voice } from '../../i18n/say.ts'
import { nearest } from '../../schema/nearest.ts'
import { made } from '../../store/book/book.ts'
import { KINDS } from '../../store/book/layout.ts'
import { acceptLoss } from '../book/accept.ts'
import { addToBook } from '../book/add.ts'
import { exportBook } from '../book/export.ts'
import { forgetRecord } from '../book/forget.ts'
import { checkBook, listBook } from '../book/look.ts'
import { bookDir, clock } from '../book/place.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { common, outputOptions } from '../options.ts'

const ACTIONS = ['init', 'add', 'list', 'find', 'check', 'accept', 'export', 'forget'] as const
type Action = (typeof ACTIONS)[number]
type Options = Readonly<Record<string, unknown>>
type Act = (context: Context, words: readonly string[], options: Options) => Promise<number>

export const command: Command = {
  actions: ACTIONS,
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command
      .argument(`[${p.action}]`, args.bookAction)
      .argument(`[${p.text}...]`, args.bookWhat)
      .option(`--book <${p.folder}>`, o.book)
      .addOption(new Option(`--kind <${p.word}>`, o.ofKind).choices(KINDS))
      .option('--reveal', o.reveal)
      .option('--rebuild', o.rebuild)
      .option(`--reason <${p.text}>`, o.forgetReason)
      .option(`--on <${p.day}>`, o.on)
      .option(`--policy <${p.name}>`, o.policy)
      .addOption(new Option(`--role <${p.role}>`, o.roleBook).choices(ROLES).default('collector'))
    outputOptions(command, context, ['table', 'json', 'csv'])
    common(command, context)
  },
  run: async (context, [action, words], options) => {
    const chosen = ACTIONS.find((one) => one === action)
    if (!chosen)
      throw action === undefined
        ? new UsageError('missing-argument', { argument: ACTIONS.join('|') })
        : new UsageError('no-book-action', { action, known: ACTIONS.join(', ') }, nearest(action, ACTIONS))
    return ACTS[chosen](context, (words as unknown as string[] | undefined) ?? [], options)
  },
}

const ACTS: Readonly<Record<Action, Act>> = {
  init: async (context, words, options) => {
    most(words, 1)
    const dir = words[0] ?? bookDir(context, options)
    const no = made(dir, clock)
    if (no && isRefusal(no)) throw new Refused(dir, no.refused)
    const { say, words: w } = voice(context.lang)
    context.io.out.write(`${say(w.book.made, { dir: { text: dir } })}\n`)
    return EXIT.done
  },
  add: addToBook,
  list: async (context, words, options) => {
    most(words, 0)
    return listBook(context, options)
  },
  find: async (context, words, options) => {
    if (words.length === 0)
      throw new UsageError('missing-argument', { argument: context.words.cli.placeholders.text })
    return listBook(context, options, words.join(' '))
  },
  check: async (context, words, options) => {
    most(words, 0)
    return checkBook(context, options)
  },
  accept: async (context, words, options) => {
    most(words, 1)
    const [what] = words
    if (what === undefined) throw new UsageError('missing-argument', { argument: 'ID' })
    return acceptLoss(context, what, options)
  },
  export: exportBook,
  forget: async (context, words, options) => {
    most(words, 1)
    const [id] = words
    if (id === undefined) throw new UsageError('missing-argument', { argument: 'ID' })
    return forgetRecord(context, id, options)
  },
}

function most(words: readonly string[], count: number): void {
  if (words.length > count) throw new UsageError('too-many-arguments')
}
