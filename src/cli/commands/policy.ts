// parley policy (政策): what there is, what one says, whether one's own is sound, what differs, and a file to begin with.
// parley policy show cn --product credit-card --on 2026-11-22 · parley policy diff cn my-bank.yaml
import { Option } from 'commander'
import { policyDiff } from '../../app/policy-diff.ts'
import { policyList } from '../../app/policy-list.ts'
import { policyDocument } from '../../app/policy-view.ts'
import { PRODUCTS } from '../../core/debt.ts'
import { type Book, POLICIES, bookOf, isPolicyName } from '../../policy/load.ts'
import { type Document, type Format, formatsOf } from '../../render/index.ts'
import { nearest } from '../../schema/nearest.ts'
import { sayTrouble } from '../../i18n/say-trouble.ts'
import { voice } from '../../i18n/say.ts'
import { LENDERS } from '../../schema/policy-words.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { common, outputOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { loadPolicy, ownPolicies } from '../own-policy.ts'
import { askedOf } from '../policy-asked.ts'
import { beginPolicy } from '../policy-begin.ts'
import { checkPolicies, examined } from '../policy-check.ts'

const ACTIONS = ['list', 'show', 'check', 'diff', 'new'] as const
type Action = (typeof ACTIONS)[number]
type Options = Readonly<Record<string, unknown>>
type Act = (context: Context, names: readonly string[], options: Options) => Promise<number>

export const command: Command = {
  actions: ACTIONS,
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command
      .argument(`[${p.action}]`, args.policyAction)
      .argument(`[${p.name}...]`, args.policies)
      .option(`--on <${p.day}>`, o.on)
      .addOption(new Option(`--product <${p.word}>`, o.ofProduct).choices(PRODUCTS))
      .addOption(new Option(`--lender <${p.word}>`, o.ofLender).choices(LENDERS))
      .option(`--region <${p.word}>`, o.ofRegion)
      .option(`--days-past-due <${p.count}>`, o.ofDays)
      .option(`--contract-date <${p.day}>`, o.ofContract)
      .option('--menu', o.partsOnly)
      .option('--values', o.valuesOnly)
      .option(`--extends <${p.name}>`, o.extends)
    outputOptions(command, context, formatsOf('policy'))
    common(command, context)
  },
  run: async (context, [action, names], options) => {
    const chosen = ACTIONS.find((one) => one === action)
    if (!chosen)
      throw action === undefined
        ? new UsageError('missing-argument', { argument: ACTIONS.join('|') })
        : new UsageError('no-action', { action, known: ACTIONS.join(', ') }, nearest(action, ACTIONS))
    // The last argument takes all the words there are.
    return ACTS[chosen](context, (names as unknown as string[] | undefined) ?? [], options)
  },
}

const ACTS: Readonly<Record<Action, Act>> = {
  list: async (context, names, options) => {
    none(names, 0)
    formatOf(options, formatsOf('policies'))
    const own = await ownBooks(context)
    const shipped = POLICIES.flatMap((name) => bookOf(name) ?? []).map((book) => ({ book }))
    return told(context, { is: 'policies', of: policyList([...shipped, ...own]) }, options)
  },

  show: async (context, names, options) => {
    const [name] = some(names, 1, 'NAME|FILE')
    const asked = askedOf(options)
    formatOf(options, formatsOf('policy'))
    const { book } = await loadPolicy(context, name)
    return told(context, { is: 'policy', of: policyDocument(book, asked) }, options)
  },

  check: async (context, names, options) => {
    if (names.length === 0) throw new UsageError('missing-argument', { argument: 'NAME|FILE' })
    formatOf(options, PLAIN)
    return checkPolicies(context, names)
  },

  diff: async (context, names, options) => {
    const [a, b] = some(names, 2, 'A B')
    formatOf(options, formatsOf('policy-diff'))
    const [left, right] = [await loadPolicy(context, a), await loadPolicy(context, b)]
    return told(context, { is: 'policy-diff', of: policyDiff(left.book, right.book) }, options)
  },

  new: async (context, names, options) => {
    const [id] = some(names, 1, 'ID')
    formatOf(options, PLAIN)
    return beginPolicy(context, id, options)
  },
}

const PLAIN: readonly Format[] = ['table']

async function told(context: Context, document: Document, options: Options): Promise<number> {
  await emit(context, document, options, formatsOf(document.is))
  return EXIT.done
}

function some(names: readonly string[], count: number, argument: string): readonly [string, string] {
  if (names.length < count) throw new UsageError('missing-argument', { argument })
  none(names, count)
  return [names[0] ?? '', names[1] ?? '']
}
function none(names: readonly string[], most: number): void {
  if (names.length > most) throw new UsageError('too-many-arguments')
}

/** The policies of the user's folder; what is wrong with one is said and it is left out. */
async function ownBooks(context: Context): Promise<{ book: Book; file: string }[]> {
  const out: { book: Book; file: string }[] = []
  for (const name of ownPolicies(context.io.env)) {
    if (isPolicyName(name)) continue
    const { book, files, troubles } = await examined(context, name)
    for (const trouble of troubles) context.io.err.write(`${sayTrouble(trouble, voice(context.lang))}\n`)
    if (book) out.push({ book, file: files[0] ?? name })
  }
  return out
}
