// Check of a policy (政策检查): everything that can be wrong with a policy file or a pack, told together, each with file, line and
// column: first its shape, then what it means by itself, over what it extends, and beside the law. What is only odd is a
// warning. A policy that fails is not read at all: nothing of it is taken, and nothing stands in for it.
import { currencyDigits } from '../core/currency.ts'
import { clausesShape, isClauses } from '../schema/clauses.ts'
import { InputError, type Trouble } from '../schema/input-error.ts'
import { isLetters, lettersShape } from '../schema/letters.ts'
import { policyShape } from '../schema/policy.ts'
import { type Say, fit, inOrder, sayer } from '../schema/reading.ts'
import type { Tree } from '../schema/tree.ts'
import { POLICY_WARNINGS } from '../schema/trouble.ts'
import { valuesShape } from '../schema/values.ts'
import { isWordings, wordingsShape } from '../schema/wordings.ts'
import { type Book, bookOf, bookOver, isShelved } from './book.ts'
import { checkAuthority } from './check-authority.ts'
import { checkLaw } from './check-law.ts'
import { checkLimits } from './check-limits.ts'
import { checkTiers } from './check-tiers.ts'
import { checkMultiples, checkTogether } from './check-together.ts'
import { type Spot, checkEntry, checkParameter, checkValue } from './check-values.ts'
import { checkWordings } from './check-wordings.ts'
import { isWhole } from './check-whole.ts'
import { entriesOf, ownPolicy } from './own.ts'
import { PARAMETERS, isParameter } from './parameters.ts'
import { read } from './read.ts'
import { tiersOf } from './tier.ts'
import { type Written, listOf, mapOf, textOf } from './written.ts'

export type Checked = { readonly troubles: readonly Trouble[]; readonly warnings: readonly Trouble[] }
export type Beside = {
  /** Digits of amounts where neither the policy nor what it extends names a currency. */
  readonly digits?: number
  /** The files of values and clauses beside a shipped policy: then its id is the shelf's, and every text stands in both languages. */
  readonly files?: readonly Tree[]
}

/** `under`: what the policy extends. */
export function checkPolicy(
  tree: Tree,
  under: Book | undefined,
  { digits: asked, files }: Beside = {},
): Checked {
  const heard: Trouble[] = []
  const digits = digitsOf(tree, under) ?? asked ?? 4
  for (const [one, shape] of [
    [tree, policyShape(digits, files !== undefined)] as const,
    ...(files ?? []).map((file) => [file, shapeOf(file)] as const),
  ])
    shapely(() => fit(shape, one), heard)
  if (heard.length === 0) meaning(tree, under, digits, files, heard)
  const warns = ({ key }: Trouble): boolean => (POLICY_WARNINGS as readonly string[]).includes(key)
  const sorted = inOrder(heard)
  return { troubles: sorted.filter((one) => !warns(one)), warnings: sorted.filter(warns) }
}

function shapeOf(file: Tree) {
  if (isClauses(file)) return clausesShape()
  if (isLetters(file)) return lettersShape()
  return isWordings(file) ? wordingsShape() : valuesShape()
}

function shapely(run: () => unknown, heard: Trouble[]): void {
  try {
    run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    heard.push(...error.troubles)
  }
}

function digitsOf({ root }: Tree, under: Book | undefined): number | undefined {
  const own = mapOf(root as Written)['currency']
  const code = textOf(own) ?? textOf(under?.written['currency'])
  return code === undefined ? undefined : currencyDigits(code.trim())
}

function meaning(
  tree: Tree,
  under: Book | undefined,
  digits: number,
  files: readonly Tree[] | undefined,
  heard: Trouble[],
): void {
  const say = sayer(tree, heard)
  const file = tree.place([]).file ?? ''
  const own = ownPolicy(tree, file, '')
  const { written } = own
  const trees = [tree, ...(files ?? [])]
  const spots = trees.flatMap((one) => spotsOf(one, heard))
  const inputs = mapOf(written['inputs'])
  const [letters, wordings] = (['letters', 'wordings'] as const).map((key) =>
    trees.flatMap((one) => entriesOf(one, one.place([]).file ?? '', key)),
  )
  const values = spots.map((spot) => spot.written)
  const parts = { values, letters: letters ?? [], wordings: wordings ?? [] }
  const book = bookOver({ ...own, written: { ...written, ...parts } }, under)

  if (!files && isShelved(textOf(written['id']) ?? '')) say(['id'], 'id-taken', {})
  const whole = under !== undefined || isWhole(written, mapOf(bookOf('generic')?.written), [], say)
  checkTiers(tiersOf(listOf(written['tiers']), digits), digits, say)

  const quiet = (check: () => void): boolean => {
    const before = heard.length
    check()
    return heard.length === before
  }
  // Only what can be read is held against the law; the rest has been told already.
  const sound = spots.filter((spot) => quiet(() => checkEntry(spot, digits)))
  const readable = Object.entries(inputs).filter(([name, value]) =>
    quiet(() => checkInput(name, value, digits, say)),
  )
  checkTogether(spots)
  checkWordings(
    trees.map((one) => ({ written: mapOf(one.root as Written), say: sayer(one, heard) })),
    book.wordings,
    under?.wordings ?? [],
    files !== undefined,
  )
  if (quiet(() => checkMultiples(spots, { written: inputs, say }, under?.values ?? []))) {
    const law = {
      ...written,
      values: sound.map((spot) => spot.written),
      inputs: Object.fromEntries(readable),
    }
    checkLaw(
      [...sound, ...inputSpots(readable, say)],
      bookOver({ ...own, written: law }, under),
      under,
      digits,
    )
  }

  if (!whole) return
  const policy = read(book, digits)
  checkLimits(written, policy, book.values, say)
  checkAuthority(written, policy, say)
}

const spotsOf = (tree: Tree, heard: Trouble[]): Spot[] =>
  entriesOf(tree, tree.place([]).file ?? '').map((written, i) => ({
    say: sayer(tree, heard),
    path: ['values', i],
    written,
  }))

function checkInput(name: string, value: Written, digits: number, say: Say): void {
  checkParameter(name, say, ['inputs', name], 'key')
  if (isParameter(name)) checkValue(value, PARAMETERS[name], name, digits, say, ['inputs', name])
}

/** As the book makes them: `inputs: { litigation.collect: 35% }` is an entry of the institution's own. */
const inputSpots = (inputs: readonly (readonly [string, Written])[], say: Say): Spot[] =>
  inputs.map(([name, value]) => ({
    say,
    path: ['inputs', name],
    written: { id: `inputs.${name}`, sets: name, value, own: true },
  }))
