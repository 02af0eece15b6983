// Session file (协商记录文件), parley/session@1: the first line the case and the policy it began with, then one move a line.
// `{ do: 'offer', id: 'equal-instalment-24', plan, until: '2026-11-29', round: 1, asks: ['direct-debit'] }`, read as it
// was written or refused with line and column.
import * as v from 'valibot'
import { currencyDigits } from '../core/currency.ts'
import { MOVES, type Move } from '../core/negotiation.ts'
import type { Plan } from '../core/plan.ts'
import { fault, value } from './fault.ts'
import { kit } from './figures.ts'
import { wishShape } from './household.ts'
import { InputError } from './input-error.ts'
import { count, leaf, type Leaf, schemaName, text, unread, word } from './leaf.ts'
import { either, list, map, maybe, named } from './map.ts'
import { readPlan } from './plan.ts'
import { fit } from './reading.ts'
import { at, isMap, type Path, pathText, type Tree, type TreeMap } from './tree.ts'

export const SESSION = 'parley/session@1'

/** What a session began with: the case as it was given, the policy it was judged by, and the language spoken. */
export type Head = {
  readonly case: TreeMap
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
  readonly lang: 'zh' | 'en'
}

/** When a line was written: 2026-11-22T08:15:30.000Z. */
const instant = (): Leaf<string> =>
  leaf<string>({ key: 'any', args: {} }, { type: 'string', format: 'date-time' }, (written) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(written) ? value(written) : fault('not-a-day', {}),
  )
/** An answer as it was typed; to say nothing is an answer too. */
const typed = (): Leaf<string> =>
  leaf<string>({ key: 'any', args: {} }, { type: 'string' }, (written) => value(written))

function build(digits: number) {
  const leaves = kit(digits)
  const side = { by: word(['borrower', 'creditor']), on: leaves.day }
  const { money, day } = leaves
  const terms = map({ peak: money, totalPaid: money, months: count(0, 1000), finalDue: day })
  const round = count(0, 1_000_000)
  const line = text()
  const shapes = {
    open: map({ ...side, do: word(['open']) }),
    answer: map({ ...side, do: word(['answer']), path: line, value: maybe(typed()) }),
    ask: map({ ...side, do: word(['ask']), wish: wishShape(leaves) }),
    offer: map({
      ...side,
      do: word(['offer']),
      id: line,
      // Read by the shape of a plan file, once the move is known to be an offer.
      plan: unread(),
      until: day,
      round,
      asks: list(line),
      terms: maybe(terms),
    }),
    approve: map({ ...side, do: word(['approve']), id: line, role: line, name: line, reason: line }),
    accept: map({ ...side, do: word(['accept']), id: line, plan: unread() }),
    refuse: map({ ...side, do: word(['refuse']), why: line }),
    note: map({ ...side, do: word(['note']), text: line }),
  }
  const other = map({ ...side, do: word(MOVES) })
  const move = either(Object.values(shapes), (node) => {
    const done = isMap(node) ? node['do'] : undefined
    const known = MOVES.find((one) => typeof done === 'string' && done.trim() === one)
    // What is none of them is refused by a shape that knows all their names.
    return known === undefined ? (other as never) : shapes[known]
  })
  return map({ seq: unread(), prev: unread(), hash: unread(), at: instant(), move })
}
type LineInput = v.InferOutput<ReturnType<typeof build>>
const built = new Map<number, ReturnType<typeof build>>()

const headShape = map({
  schema: schemaName(SESSION),
  seq: unread(),
  prev: unread(),
  hash: unread(),
  at: instant(),
  // Read by the shape of a case file, with the answers in it.
  case: named(),
  policy: map({ id: text(), version: text(), digest: text() }),
  lang: word(['zh', 'en']),
})
/** Any line of a session file; a plan in a move has the shape of a plan file. */
export const sessionShape = () => v.union([headShape, build(2)])

/** The first line. Throws an InputError with everything wrong in it. */
export function readHead(tree: Tree): Head & { readonly at: string } {
  const { at: when, case: given, policy, lang } = fit(headShape, tree)
  return { at: when, case: given as TreeMap, policy, lang }
}

/** A later line, its amounts in a currency of so many digits. Throws an InputError with everything wrong in it. */
export function readLine(tree: Tree, digits: number): { readonly at: string; readonly move: Move } {
  const shape = built.get(digits) ?? build(digits)
  built.set(digits, shape)
  const { at: when, move } = fit(shape, tree)
  return { at: when, move: moveOf(move, tree, digits) }
}

function moveOf(move: LineInput['move'], tree: Tree, digits: number): Move {
  if (move.do === 'answer') return { value: null, ...move }
  if (move.do !== 'offer' && move.do !== 'accept') return move
  return { ...move, plan: planAt(['move', 'plan'], tree, digits) }
}

/** A plan within a line, its troubles told by their path in the line. */
function planAt(path: Path, tree: Tree, digits: number): Plan {
  const place: Tree['place'] = (more, what) => tree.place([...path, ...more], what)
  try {
    return readPlan({ root: at(tree.root, path) ?? null, place }, digits)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const whole = pathText(path)
    throw new InputError(
      error.troubles.map((one) => ({ ...one, path: one.path === '' ? whole : `${whole}.${one.path}` })),
    )
  }
}

/** Where the currency is not known yet, or is none, four digits keep every amount whole. */
const digitsOf = (code: unknown): number =>
  (typeof code === 'string' ? currencyDigits(code.trim()) : undefined) ?? 4
/** The digits of the amounts in the first move. */
export const digitsAtFirst = ({ case: given }: Head): number => digitsOf(given['currency'])
/** The digits of the amounts in the moves after one. */
export const digitsAfter = (digits: number, move: Move): number =>
  move.do === 'answer' && move.path.trim() === 'currency' ? digitsOf(move.value) : digits
