// Sweep (变动测算): one case asked what if, cell by cell of a grid: what would be recommended, at what instalment.
// income 3,000 … 9,000 × rate 12 % … 24 %: 65 cells, each the same answer as `compare` on the case with those two values set.
import { firstDueOf } from '../core/course.ts'
import { currencyDigits } from '../core/currency.ts'
import type { Arg, Finding, Level, Refusal } from '../core/finding.ts'
import { type Means, capacityOn } from '../core/means.ts'
import type { Measures } from '../core/measure.ts'
import type { Money } from '../core/money.ts'
import { type Family, type PlanKind, family } from '../core/plan.ts'
import { run } from '../core/run.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { type Book, defaultsOf, read } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { type Axis, OVER, setOf } from '../schema/axis.ts'
import { readCase } from '../schema/case.ts'
import { InputError, type Trouble } from '../schema/input-error.ts'
import { applySets } from '../schema/sets.ts'
import { type Tree, at as nodeAt, isMap } from '../schema/tree.ts'
import { type Desk, type Role, deskOf, entry, shownTo } from './appraise.ts'
import { checkAsked } from './asked.ts'
import { type Named, recommend } from './recommend.ts'

/** The plan that is followed over the whole grid, for the debt of one cell. */
export type Follow = (situation: Situation, policy: Policy) => Named | Refusal

export type SweepOptions = {
  readonly role: Role
  readonly kinds?: readonly PlanKind[]
  /** Instead of the plan that is recommended in each cell. */
  readonly follow?: { readonly name: string; readonly plan: Follow }
  /** Told after every cell. */
  readonly seen?: (done: number, of: number) => void
}

/** What a cell comes to; `capacity` is what can be paid on the day of the first payment. */
export type Cell = { readonly at: readonly number[]; readonly values: readonly Arg[] } & (
  | ({ readonly is: 'plan' } & Named & {
        readonly family: Family | 'contract'
        readonly measures: Measures
        readonly capacity: Money | null
        readonly levels: Readonly<Record<Level, number>>
      })
  /** Nothing can be granted, or the followed plan cannot be computed. `closest` names the plan whose reasons these are. */
  | {
      readonly is: 'none'
      readonly closest: string | null
      readonly why: readonly Finding[]
      readonly capacity: Money | null
    }
  /** With these values it is no case. */
  | { readonly is: 'refused'; readonly troubles: readonly Trouble[] }
)

export type Sweep = {
  readonly id?: string
  readonly role: Role
  readonly policy: Pick<Book, 'id' | 'version' | 'digest'>
  readonly currency: string
  readonly digits: number
  /** The name of the plan followed; undefined where each cell has its own. */
  readonly follow?: string
  readonly axes: readonly Axis[]
  /** Of each axis the value of the case itself, as it is written there. */
  readonly base: readonly (string | null)[]
  /** In the order of the axes, the last one changing fastest. */
  readonly cells: readonly Cell[]
  readonly counts: Readonly<Record<Cell['is'], number>>
}

/** The tree of one cell: the case with the values of the cell set, in the order of the axes. */
const treeAt = (tree: Tree, axes: readonly Axis[], values: readonly Arg[], digits: number): Tree =>
  applySets(
    tree,
    axes.map((axis, k) => setOf(axis, values[k] as Arg, digits)),
    OVER,
  )

/** Throws only where an axis has no place in the case at all, such as the fifth of two incomes. */
export function sweep(tree: Tree, book: Book, axes: readonly Axis[], options: SweepOptions): Sweep {
  checkAsked(options)
  const code = textAt(tree, 'currency')
  const digits = (code === null ? undefined : currencyDigits(code)) ?? 2
  const defaults = defaultsOf(book, digits)
  const id = textAt(tree, 'id')
  const total = axes.reduce((product, { values }) => product * values.length, 1)
  const cells: Cell[] = []
  for (const at of places(axes)) {
    const values = at.map((index, k) => axes[k]?.values[index] as Arg)
    const set = treeAt(tree, axes, values, digits)
    cells.push({ at, values, ...cellOf(set, book, digits, defaults, options) })
    options.seen?.(cells.length, total)
  }
  const counted = (is: Cell['is']): number => cells.filter((cell) => cell.is === is).length
  return {
    ...(id === null ? {} : { id }),
    role: options.role,
    policy: { id: book.id, version: book.version, digest: book.digest },
    currency: code ?? '',
    digits,
    ...(options.follow ? { follow: options.follow.name } : {}),
    axes,
    base: axes.map(({ path }) => baseAt(tree, path)),
    cells,
    counts: { plan: counted('plan'), none: counted('none'), refused: counted('refused') },
  }
}

const textAt = ({ root }: Tree, key: string): string | null => {
  const value = isMap(root) ? root[key] : undefined
  return typeof value === 'string' ? value.trim() : null
}

function baseAt({ root }: Tree, path: string): string | null {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const found = nodeAt(
    root,
    keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
  )
  return typeof found === 'string' ? found.trim() : null
}

/** Every combination of indices, the last changing fastest. */
function* places(axes: readonly Axis[], depth = 0): Generator<number[]> {
  const axis = axes[depth]
  if (!axis) return yield []
  for (const index of axis.values.keys()) for (const rest of places(axes, depth + 1)) yield [index, ...rest]
}

type Outcome = Cell extends infer C ? (C extends Cell ? Omit<C, 'at' | 'values'> : never) : never

function cellOf(
  tree: Tree,
  book: Book,
  digits: number,
  defaults: ReturnType<typeof defaultsOf>,
  { role, kinds, follow }: SweepOptions,
): Outcome {
  let situation: Situation
  try {
    situation = onWishedDay(readCase(tree, defaults))
  } catch (error) {
    if (error instanceof InputError) return { is: 'refused', troubles: error.troubles }
    throw error
  }
  const policy = read(book, digits, situation)
  const at = deskOf(situation, policy, role)
  const found = follow ? followed(at, follow.plan(situation, policy)) : recommended(at, kinds)
  const due = 'closest' in found ? firstDay(situation) : found.measures.firstDue
  return { ...found, capacity: capacityAt(at.means, due) }
}

/** As `payable` has it: the first due day of the contract, or the one asked for. */
const firstDay = ({ debt, wish }: Situation) =>
  wish?.firstDue ?? firstDueOf(debt, { kind: 'contract', reliefs: [], stages: [] })
const capacityAt = (means: Means | undefined, on: Measures['firstDue']): Money | null =>
  means ? capacityOn(means, on) : null

type Found = Outcome extends infer O
  ? O extends { capacity: Money | null }
    ? Omit<O, 'capacity'>
    : never
  : never

/** What `compare` would recommend; of what it refuses, the one that comes closest. */
function recommended(at: Desk, kinds: readonly PlanKind[] | undefined): Found {
  const { best, closest } = recommend(at, kinds)
  if (best) return figures(at, best)
  const why = closest ? closest.against.flatMap((one) => shownTo(at.role, one)) : []
  return { is: 'none', closest: closest?.id ?? null, why }
}

function followed(at: Desk, named: Named | Refusal): Found {
  if ('refused' in named) return { is: 'none', closest: null, why: [named.refused] }
  return figures(at, named)
}

function figures(at: Desk, { id, plan }: Named): Found {
  const made = entry(at, id, plan)
  if (!made) {
    const refused = run(at.situation.debt, plan, at.tape)
    return { is: 'none', closest: id, why: refused ? [refused.refused] : [] }
  }
  const levels = { forbids: 0, 'needs-approval': 0, warns: 0, notes: 0 }
  for (const { level } of made.findings) levels[level] += 1
  return {
    is: 'plan',
    id,
    plan,
    family: plan.kind === 'contract' ? 'contract' : family(plan),
    measures: made.measures,
    levels,
  }
}
