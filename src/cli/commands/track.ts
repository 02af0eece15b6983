// parley track (履约跟踪): how an agreement stands, what came in, was sent back, charged or waived, a bank's list, and a case to negotiate anew.
// parley track pay signed/job-loss-1f0c22ab.json 2026-12-15 2432.59 · parley track status signed/job-loss-1f0c22ab.json --on 2027-01-20
import { Option } from 'commander'
import { ROLES } from '../../app/appraise.ts'
import { type Following, chargeLate, follow } from '../../app/follow.ts'
import { nextId } from '../../app/match.ts'
import { renegotiate } from '../../app/renegotiate.ts'
import { type Day, iso } from '../../core/day.ts'
import { total } from '../../core/debt.ts'
import { CHARGED, type Event, SURPLUSES } from '../../core/payment.ts'
import { voice } from '../../i18n/say.ts'
import { formatsOf } from '../../render/index.ts'
import { nearest } from '../../schema/nearest.ts'
import { readEvent } from '../../schema/payments.ts'
import { treeOf } from '../../schema/tree.ts'
import type { Agreed } from '../agreement-input.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { dayIn } from '../day-option.ts'
import { EXIT, Refused, UsageError } from '../exit.ts'
import { type Kept, keptOf } from '../kept.ts'
import { common, outputOptions } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { today } from '../today.ts'
import { bankLines, matched, sayMatched } from '../track-import.ts'

const ACTIONS = ['status', 'pay', 'return', 'charge', 'waive', 'import', 'renegotiate'] as const
type Action = (typeof ACTIONS)[number]
type Options = Readonly<Record<string, unknown>>
type At = Agreed & {
  readonly path: string
  readonly kept: Kept
  readonly on: Day
}
type Act = (context: Context, at: At, words: readonly string[], options: Options) => Promise<number>

const FORMATS = formatsOf('standing')

export const command: Command = {
  actions: ACTIONS,
  define: (command, context) => {
    const { args, options: o, placeholders: p } = context.words.cli
    command
      .argument(`[${p.action}]`, args.trackAction)
      .argument(`[${p.agreement}]`, args.agreementFile)
      .argument(`[${p.text}...]`, args.trackWords)
      .option(`--payments <${p.file}>`, o.payments)
      .option(`--book <${p.folder}>`, o.book)
      .option(`--on <${p.day}>`, o.onStanding)
      .option(`--ref <${p.text}>`, o.ref)
      .addOption(new Option(`--surplus <${p.word}>`, o.surplus).choices(SURPLUSES))
      .addOption(new Option(`--bucket <${p.word}>`, o.bucket).choices(CHARGED).default(CHARGED[0]))
      .option(`--map <${p.file}>`, o.bankMap)
      .option(`--currency <${p.word}>`, o.currency)
      .option(`--policy <${p.name}>`, o.policy)
      .addOption(new Option(`--role <${p.role}>`, o.role).choices(ROLES).default('collector'))
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [action, path, more], options) => {
    const { placeholders: p } = context.words.cli
    if (action === undefined) throw new UsageError('missing-argument', { argument: p.action })
    const act = ACTIONS.find((known) => known === action)
    if (!act)
      throw new UsageError('no-track-action', { action, known: ACTIONS.join(', ') }, nearest(action, ACTIONS))
    if (path === undefined) throw new UsageError('missing-argument', { argument: p.agreement })
    if (act === 'import' && ((more as readonly string[] | undefined)?.length ?? 0) === 0)
      return (await import('../track-book.ts')).importIntoBook(context, path, options)
    if (path === '-' && options['payments'] === undefined)
      throw new UsageError('missing-option', { option: '--payments' })
    if (act !== 'renegotiate') formatOf(options, FORMATS)
    const on = dayIn(options['on'], '--on') ?? today()
    const kept = await keptOf(context, path, options)
    const at = { ...kept.agreed, path, kept, on }
    return acts[act](context, at, (more ?? []) as unknown as readonly string[], options)
  },
}

const acts: Readonly<Record<Action, Act>> = {
  status: async (context, at, words, options) => {
    none(words, 0)
    return show(context, at, await known(at), options)
  },
  pay: async (context, at, words, options) => {
    const { placeholders: p } = context.words.cli
    const [on, amount] = some(words, 2, [p.day, p.amount])
    const { ref, surplus } = options
    return add(context, at, options, (id) => ({ is: 'payment', id, on, amount, ref, surplus }))
  },
  return: async (context, at, words, options) => {
    const [of] = some(words, 1, [context.words.cli.placeholders.text])
    return add(context, at, options, (id) => ({ is: 'returned', id, on: iso(at.on), of }))
  },
  charge: async (context, at, words, options) => {
    const { placeholders: p } = context.words.cli
    const [on, amount] = some(words, 2, [p.day, p.amount])
    return add(context, at, options, (id) => ({ is: 'charge', id, on, bucket: options['bucket'], amount }))
  },
  waive: async (context, at, words, options) => {
    const [of] = some(words, 1, [context.words.cli.placeholders.text])
    return add(context, at, options, (id) => ({ is: 'waive', id, on: iso(at.on), of }))
  },
  import: async (context, at, words, options) => {
    const [list] = some(words, 1, [context.words.cli.placeholders.file])
    const { digits } = at.of
    const lines = await bankLines(context, list as string, options['map'], digits)
    const { standing } = following(at, [], at.on, options)
    let found: ReturnType<typeof matched> | undefined
    const all = await at.kept.add((before) => {
      found = matched(lines, before, at, standing.rows)
      return found.payments
    })
    if (found) sayMatched(context, found, at.agreement.situation.debt)
    return show(context, later(at, found?.payments ?? []), all, options)
  },
  renegotiate: async (context, at, words, options) => {
    none(words, 0)
    const { io, lang } = context
    const made = renegotiate(following(at, await known(at), at.on, options))
    const { currency, digits } = at.agreement.situation.debt
    if ('refused' in made) throw new Refused(at.path, made.refused, { currency, digits })
    const speak = voice(lang, { currency, digits })
    const { debt } = made.situation
    const { writeCase } = await import('../track-case.ts')
    await writeCase(context, made.situation, options['output'])
    io.err.write(
      `${speak.say(context.words.track.reopened, {
        day: { day: debt.asOf },
        owed: { money: total(debt.owed) },
        changes: debt.restructures.length,
      })}\n`,
    )
    for (const finding of made.findings) io.err.write(`  ${speak.finding(finding)}\n`)
    return EXIT.done
  },
}

const known = ({ kept }: At): Promise<Event[]> => kept.read()

/** Writes the event down, then shows how the agreement stands after it. */
async function add(
  context: Context,
  at: At,
  options: Options,
  make: (id: string) => object,
): Promise<number> {
  let made: Event | undefined
  const all = await at.kept.add((before) => {
    const event = JSON.parse(JSON.stringify(make(String(nextId(before))))) as object
    made = readEvent(treeOf(event), at.of, before)
    if (made.is === 'charge') chargeable(at, before, made.on, options)
    // Refused before it is kept: an event that cannot be followed would spoil the file.
    following(at, [...before, made], later(at, [made]).on, options)
    return [made]
  })
  if (made)
    context.io.err.write(
      `${voice(context.lang).say(context.words.track.recorded, { id: { text: made.id } })}\n`,
    )
  return show(context, later(at, made ? [made] : []), all, options)
}

/** Settled before that day, it bears no charge: what is to be paid back would be taken for it. */
function chargeable(at: At, events: readonly Event[], on: Day, options: Options): void {
  const { completedOn } = following(at, events, on, options).standing
  if (completedOn !== undefined) throw new Refused(at.path, chargeLate(completedOn).refused)
}

/** What was entered for a later day is seen on that day. */
const later = (at: At, events: readonly Event[]): At => ({
  ...at,
  on: events.reduce((last, { on }) => (on > last ? on : last), at.on),
})

function following(at: At, events: readonly Event[], on: Day, options: Options): Following {
  const { agreement, policy, remarks, path } = at
  const found = follow(agreement, events, on, { policy, remarks, lender: options['role'] !== 'borrower' })
  const { currency, digits } = agreement.situation.debt
  if ('refused' in found) throw new Refused(path, found.refused, { currency, digits })
  return found
}

async function show(context: Context, at: At, events: readonly Event[], options: Options): Promise<number> {
  await emit(context, { is: 'standing', of: following(at, events, at.on, options) }, options, FORMATS)
  return EXIT.done
}

function some(words: readonly string[], count: number, names: readonly string[]): readonly string[] {
  const missing = names[words.length]
  if (missing !== undefined) throw new UsageError('missing-argument', { argument: missing })
  none(words, count)
  return words
}
function none(words: readonly string[], most: number): void {
  if (words.length > most) throw new UsageError('too-many-arguments')
}
