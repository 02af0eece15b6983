// Undo (撤销): nothing is taken out of a journal; what stood before is said again. Asked for 800 and then for 24 months: the
// first undo asks for 800 alone, the second for what the case had.
import type { Finding } from '../core/finding.ts'
import { type Move, fold } from '../core/negotiation.ts'
import { type TreeNode, at } from '../schema/tree.ts'
import { treeNow } from './case-now.ts'
import { type Made, ask, whatIf } from './moves.ts'
import type { Sitting } from './sitting.ts'

export type Undone = Made & { /** Up to here moves have been taken back. */ readonly upTo: number }

/** The last request or answer among the first moves, put back. An offer that was made stands, and so does a word given. */
export function undo(of: Sitting, moves: readonly Move[], upTo = moves.length): Undone {
  const last = moves.slice(0, upTo).findLastIndex(({ do: done }) => done === 'ask' || done === 'answer')
  const move = moves[last]
  if (move?.do === 'ask') return { ...again(of, moves.slice(0, last)), upTo: last }
  if (move?.do === 'answer') {
    const { answers } = fold(moves.slice(0, last))
    return { ...whatIf(of, move.path, textAt(of, answers, move.path)), upTo: last }
  }
  return { against: [NOTHING], upTo: 0 }
}
const NOTHING: Finding = { rule: 'nothing-to-undo', level: 'forbids', args: {} }

/** What was asked for before; where it was the first time, what the case asks for. */
function again(of: Sitting, before: readonly Move[]): Made {
  const wish = fold(before).asks.at(-1) ?? of.now.situation.wish ?? {}
  const none = Object.fromEntries(Object.keys(of.wish).map((key) => [key, undefined]))
  return ask(of, { ...none, ...wish })
}

type Answers = Sitting['standing']['answers']
/** What stood at a path, as it would be typed; `null` where nothing did. */
function textAt({ seat }: Sitting, answers: Answers, path: string): string | null {
  const keys = path
    .trim()
    .split(/[.[]/)
    .map((key) => (key.endsWith(']') ? Number(key.slice(0, -1)) : key))
  const node: TreeNode | undefined = at(treeNow(seat.tree, answers).root, keys)
  if (node === undefined || node === null) return null
  return typeof node === 'string' ? node : JSON.stringify(node)
}
