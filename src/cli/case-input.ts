// From arguments to a situation (案件输入): a case file or standard input, --set overrides, or flags alone.
// parley compare a.yaml --set debt.annualRate=12% --income 6500
import type { Role } from '../app/appraise.ts'
import { currencyDigits } from '../core/currency.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { defaultsOf, read } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { readCase } from '../schema/case.ts'
import { applySets } from '../schema/sets.ts'
import { type Tree, isMap } from '../schema/tree.ts'
import { readCaseFile } from '../store/case-file.ts'
import { type Context, canAsk, stdinFor } from './context.ts'
import { UsageError } from './exit.ts'
import { missingFlags } from './missing-flags.ts'
import { CASE_FLAGS, CASE_FLAG_NAMES, type CaseFlag } from './options.ts'
import { bookFor } from './policy-input.ts'

export type Loaded = { readonly situation: Situation; readonly policy: Policy; readonly tree: Tree }
type Options = Readonly<Record<string, unknown>>

const camel = (flag: string): string => flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
const FLOWS: readonly CaseFlag[] = ['income', 'essentials', 'other-debts']

/** The flags that were given, as overrides of the tree: one amount becomes one monthly flow. */
export function flagSets(options: Options): string[] {
  return CASE_FLAG_NAMES.flatMap((flag) => {
    const value = options[camel(flag)]
    if (typeof value !== 'string') return []
    const text = value
    return FLOWS.includes(flag)
      ? [`${CASE_FLAGS[flag]}=${JSON.stringify([{ what: flag, amount: text }])}`]
      : [`${CASE_FLAGS[flag]}=${text}`]
  })
}

/** The tree of the case file with every override in it; without a file, of the flags alone. */
export async function caseTree(context: Context, path: string | undefined, options: Options): Promise<Tree> {
  const sets = [...flagSets(options), ...((options['set'] as string[] | undefined) ?? [])]
  if (path !== undefined) return applySets((await readCaseFile(path, stdinFor(context, path))).tree, sets)
  const empty: Tree = { root: {}, place: () => ({}) }
  if (sets.length === 0 && !canAsk(context)) throw new UsageError('no-case')
  const tree = applySets(empty, sets)
  const role = (options['role'] ?? 'collector') as Role
  if (canAsk(context)) return (await import('./ask.ts')).askMissing(context, tree, role)
  const lacking = missingFlags(tree, role)
  if (lacking) throw lacking
  return tree
}

export async function load(context: Context, path: string | undefined, options: Options): Promise<Loaded> {
  return loaded(context, await caseTree(context, path, options), options)
}

export async function loaded(context: Context, tree: Tree, options: Options): Promise<Loaded> {
  const code = isMap(tree.root) ? tree.root['currency'] : undefined
  const digits = (typeof code === 'string' ? currencyDigits(code.trim()) : undefined) ?? 2
  const book = await bookFor(context, options['policy'], tree)
  const situation = onWishedDay(readCase(tree, defaultsOf(book, digits)))
  return { situation, policy: read(book, digits, situation), tree }
}
