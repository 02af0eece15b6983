// A lender's own policy (自有政策): from a name or a file to a book, over the files and the shipped policy it extends, each checked
// over the one below. Loaded only where a policy is named that does not ship.
// my-bank.yaml extends ./group.yaml extends cn: three texts, one digest, and what is wrong is told where it stands.
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { checkPolicy } from '../policy/check.ts'
import { type Book, POLICIES, bookOf, bookOver, isPolicyName } from '../policy/load.ts'
import { ownPolicy } from '../policy/own.ts'
import { InputError, type Trouble, inputError } from '../schema/input-error.ts'
import { nearest } from '../schema/nearest.ts'
import { type Tree, at } from '../schema/tree.ts'
import {
  type PolicyFile,
  besideFile,
  ownPolicies,
  policyFolder,
  readPolicyFile,
} from '../store/policy-file.ts'
import type { Context } from './context.ts'
import { UsageError } from './exit.ts'

export { ownPolicies }

/** `book` is not there where something is wrong. `files`: those it was read from, the named one first. */
export type Examined = {
  readonly book?: Book
  readonly files: readonly string[]
  readonly troubles: readonly Trouble[]
  readonly warnings: readonly Trouble[]
}
export type OwnBook = {
  readonly book: Book
  readonly files: readonly string[]
  readonly warnings: readonly Trouble[]
}

const isFile = (named: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(named)

/** A shipped policy by its name, one of the user's folder by its name, or a file: all that is wrong with it, as data. */
export async function examinePolicy({ io }: Context, named: string, digits?: number): Promise<Examined> {
  if (isFile(named)) return examine(await readPolicyFile(named), digits)
  const shipped = isPolicyName(named) ? bookOf(named) : undefined
  if (shipped) return { book: shipped, files: [], troubles: [], warnings: [] }
  const own = ownPolicies(io.env)
  if (own.includes(named))
    return examine(await readPolicyFile(join(policyFolder(io.env), `${named}.yaml`)), digits)
  const known = [...POLICIES, ...own]
  throw new UsageError('no-policy', { name: named, known: known.join(', ') }, nearest(named, known))
}

/** As `examinePolicy`, but throws what is wrong. */
export async function loadPolicy(context: Context, named: string, digits?: number): Promise<OwnBook> {
  const { book, files, troubles, warnings } = await examinePolicy(context, named, digits)
  if (!book) throw new InputError(troubles)
  return { book, files, warnings }
}

async function examine(
  of: PolicyFile,
  digits: number | undefined,
  above: readonly PolicyFile[] = [],
): Promise<Examined> {
  const { file, text, tree, real } = of
  const chain = [...above, of]
  if (above.some((one) => one.real === real)) throw cycle(chain)
  const below = await examineBelow(of, digits, chain)
  const files = [file, ...below.files]
  if (below.troubles.length > 0) return { ...below, files }
  const { troubles, warnings } = checkPolicy(tree, below.book, digits === undefined ? {} : { digits })
  const told = { files, troubles, warnings: [...warnings, ...below.warnings] }
  if (troubles.length > 0) return told
  const hash = createHash('sha256')
    .update(text)
    .update(below.book?.digest ?? '')
  const own = ownPolicy(tree, file, `sha256:${hash.digest('hex')}`)
  return { ...told, book: bookOver(own, below.book) }
}

const NOTHING: Examined = { files: [], troubles: [], warnings: [] }

/** What a policy extends: a file beside it, a shipped policy, or nothing. */
async function examineBelow(
  { file, tree }: PolicyFile,
  digits: number | undefined,
  chain: readonly PolicyFile[],
): Promise<Examined> {
  const said = at(tree.root, ['extends'])
  if (typeof said !== 'string') return NOTHING
  const name = said.trim()
  if (/^\.\.?\//.test(name)) {
    const path = besideFile(file, name)
    return examine(await readBeside(path, tree, name), digits, chain)
  }
  const book = isPolicyName(name) ? bookOf(name) : undefined
  if (book) return { ...NOTHING, book }
  const suggestion = nearest(name, POLICIES)
  const more = { ...whereExtends(tree), read: name, ...(suggestion === undefined ? {} : { suggestion }) }
  throw inputError('no-such-policy', { known: POLICIES }, more)
}

const whereExtends = (tree: Tree) => ({ path: 'extends', ...tree.place(['extends']) })

/** That a file is not there is told where it is named. */
async function readBeside(path: string, tree: Tree, read: string): Promise<PolicyFile> {
  try {
    return await readPolicyFile(path)
  } catch (error) {
    const [trouble] = error instanceof InputError ? error.troubles : []
    if (trouble?.key !== 'no-file') throw error
    throw new InputError([{ ...trouble, ...whereExtends(tree), read }])
  }
}

function cycle(chain: readonly PolicyFile[]): InputError {
  const [last, again] = [chain.at(-2), chain.at(-1)]
  const first = chain.findIndex(({ real }) => real === again?.real)
  const names = chain.slice(first).map(({ file }) => basename(file))
  return inputError('extends-cycle', { chain: names.join(' → ') }, last ? whereExtends(last.tree) : {})
}
