// parley sweep (变动测算): what if: one case over a grid of values, as a tidy table, data, or a picture.
// parley sweep case.yaml --over household.income=3000:9000:500 --over debt.annualRate=12%:24%:3% -o grid.html
import type { Role } from '../../app/appraise.ts'
import { contractPlan } from '../../app/contract.ts'
import { type Follow, type SweepOptions, sweep } from '../../app/sweep.ts'
import { currencyDigits } from '../../core/currency.ts'
import { build } from '../../plans/build.ts'
import { idOf, looksLikeId, parseId } from '../../plans/id.ts'
import { type Book, read } from '../../policy/load.ts'
import { type Format, formatsOf } from '../../render/index.ts'
import { MOST_ACROSS, MOST_DOWN } from '../../render/sweep-size.ts'
import { type Axis, MOST_CELLS, readAxes } from '../../schema/axis.ts'
import { type Tree, isMap } from '../../schema/tree.ts'
import { caseTree } from '../case-input.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { EXIT, UsageError } from '../exit.ts'
import { CASE_FLAGS, caseOptions, collect, common, outputOptions, policyOptions, whole } from '../options.ts'
import { emit, formatOf } from '../output.ts'
import { isFile, noPlan, planFile } from '../plan-input.ts'
import { bookFor } from '../policy-input.ts'
import { kindsOf } from './compare.ts'

const FORMATS = formatsOf('sweep')

export const command: Command = {
  define: (command, context) => {
    const { options: o, placeholders: p } = context.words.cli
    caseOptions(command, context)
    command
      .requiredOption(`--over <${p.over}>`, o.over, collect)
      .option(`--plan <${p.plan}>`, o.sweptPlan)
      .option(`--kinds <${p.list}>`, o.kinds)
      .option(`--max-cells <${p.count}>`, o.maxCells)
    policyOptions(command, context)
    outputOptions(command, context, FORMATS)
    common(command, context)
  },
  run: async (context, [path], options) => {
    const format = formatOf(options, FORMATS)
    const most = whole(options['maxCells'], '--max-cells', 1, 10_000_000) ?? MOST_CELLS
    const kinds = kindsOf(options['kinds'] as string | undefined)
    const tree = await caseTree(context, path, options)
    const digits = digitsOf(tree)
    const axes = readAxes((options['over'] as string[]).map(byFlag), digits, most)
    refusePicture(format, axes)
    const book = await bookFor(context, options['policy'], tree)
    const named = options['plan'] as string | undefined
    const follow = named === undefined ? undefined : await followed(context, named, digits, book)
    const progress = progressOf(context)
    const swept = sweep(tree, book, axes, {
      role: options['role'] as Role,
      ...(kinds ? { kinds } : {}),
      ...(follow ? { follow } : {}),
      ...(progress ? { seen: progress } : {}),
    })
    await emit(context, { is: 'sweep', of: swept }, options, FORMATS)
    if (swept.counts.plan > 0) return EXIT.done
    return swept.counts.none > 0 ? EXIT.none : EXIT.usage
  },
}

function digitsOf({ root }: Tree): number {
  const code = isMap(root) ? root['currency'] : undefined
  return (typeof code === 'string' ? currencyDigits(code.trim()) : undefined) ?? 2
}

/** `income=3000:9000:500` is `household.income=…`, as --income is: the names of the flags serve here too. */
function byFlag(text: string): string {
  const cut = text.indexOf('=')
  const name = text.slice(0, Math.max(0, cut)).trim()
  return Object.hasOwn(CASE_FLAGS, name)
    ? CASE_FLAGS[name as keyof typeof CASE_FLAGS] + text.slice(cut)
    : text
}

function refusePicture(format: Format, axes: readonly Axis[]): void {
  if (format !== 'svg' && format !== 'html') return
  const [across, down] = axes
  if (axes.length > 2) throw new UsageError('no-picture', { dimensions: axes.length })
  if (!across || !down) return
  const [columns, rows] = [across.values.length, down.values.length]
  if (columns > MOST_ACROSS || rows > MOST_DOWN)
    throw new UsageError('picture-size', { across: MOST_ACROSS, down: MOST_DOWN, columns, rows })
}

/** A file is read once; an id is a recipe, made for the debt of each cell. What is no plan at all is refused at once. */
async function followed(
  context: Context,
  name: string,
  digits: number,
  book: Book,
): Promise<NonNullable<SweepOptions['follow']>> {
  if (name === 'contract') return { name, plan: contract }
  if (looksLikeId(name)) return { name, plan: recipe(name) }
  if (!isFile(name)) throw noPlan(name)
  const named = await planFile(context, name, digits, read(book, digits))
  return { name: named.id, plan: () => named }
}

const contract: Follow = ({ debt }) => {
  const plan = contractPlan(debt)
  return plan
    ? { id: 'contract', plan }
    : { refused: { rule: 'contract-unknown', level: 'forbids', args: {} } }
}

const recipe =
  (name: string): Follow =>
  ({ debt }, policy) => {
    const spec = parseId(name, debt)
    if ('refused' in spec) {
      if (spec.refused.rule === 'plan-unknown') throw noPlan(name)
      return spec
    }
    const plan = build(spec, debt, policy.breach)
    return 'refused' in plan ? plan : { id: idOf(spec, debt.digits), plan }
  }

const EVERY_MS = 200

/** How far it is, for a person at a terminal only; a grid that is done at once says nothing. */
function progressOf({ io, words }: Context): SweepOptions['seen'] {
  if (!io.err.isTerminal || io.env['CI'] !== undefined) return undefined
  let told = Date.now()
  let shown = 0
  return (done, cells) => {
    if (done === cells) {
      if (shown > 0) io.err.write(`\r${' '.repeat(shown)}\r`)
      return
    }
    const now = Date.now()
    if (now - told < EVERY_MS) return
    told = now
    const text = words.cli.sweeping.replace('{done}', String(done)).replace('{cells}', String(cells))
    shown = Math.max(shown, text.length * 2)
    io.err.write(`\r${text}`)
  }
}
