// Missing flags (缺少的选项): where nobody can be asked, every required answer that is missing is named at once, with a command line
// that has them all: --rate, --due-day → parley compare --as-of 2026-11-22 … --rate 18% --due-day 15.
import type { Role } from '../app/appraise.ts'
import { missing } from '../app/interview.ts'
import { isMap, type Tree, type TreeNode } from '../schema/tree.ts'
import { UsageError } from './exit.ts'
import { CASE_FLAG_NAMES, CASE_FLAGS } from './options.ts'

/** What stands in the command line for an answer that is missing. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'as-of': '2026-11-22',
  currency: 'CNY',
  principal: '48732.55',
  rate: '18%',
  'due-day': '15',
  'day-count': 'act/365',
  'months-left': '22',
  people: '3',
  hardship: 'job-loss',
}

/** The error that names them; nothing where nothing is missing. */
export function missingFlags(tree: Tree, role: Role, command = 'compare'): UsageError | undefined {
  const wanted = missing({ tree }, { lender: role !== 'borrower' })
  if (wanted.length === 0) return undefined
  const named = wanted.map(
    ({ id, flag, path }) => [flag === undefined ? `--set ${path}=` : `--${flag} `, id] as const,
  )
  const flags = named.map(([option]) => option.replace(/[= ]$/, '')).join(' ')
  const line = [...toldIn(tree.root), ...named.map(([option, id]) => option + quoted(EXAMPLES[id] ?? ''))]
  return new UsageError('missing-answers', { flags, line: ['parley', command, ...line].join(' ') })
}

/** What the tree tells, as the options that would tell it. */
function toldIn(node: TreeNode, path: readonly string[] = []): string[] {
  if (isMap(node)) return Object.entries(node).flatMap(([key, below]) => toldIn(below, [...path, key]))
  if (node === null) return []
  const at = path.join('.')
  const flag = CASE_FLAG_NAMES.find((name) => CASE_FLAGS[name] === at)
  const text = typeof node === 'string' ? node : amountAlone(node, flag)
  if (flag !== undefined && text !== undefined) return [`--${flag} ${quoted(text)}`]
  return [`--set ${quoted(`${at}=${text ?? JSON.stringify(node)}`)}`]
}

/** --income 6500 is one flow that is called income. */
function amountAlone(node: TreeNode, flag: string | undefined): string | undefined {
  const [only, more] = Array.isArray(node) ? (node as readonly TreeNode[]) : []
  if (more !== undefined || !isMap(only) || Object.keys(only).length !== 2 || only['what'] !== flag)
    return undefined
  return typeof only['amount'] === 'string' ? only['amount'] : undefined
}

/** As a POSIX shell takes it for one word. */
const quoted = (text: string): string =>
  /^[\w.,:%/@+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
