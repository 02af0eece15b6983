// Reading (读取): a tree run through its schema, then its values against each other; everything wrong is reported together.
import * as v from 'valibot'
import { fault, unpack } from './fault.ts'
import { type Fault, InputError, type Trouble } from './input-error.ts'
import { at, type Path, pathText, type Tree } from './tree.ts'
import type { TroubleArgs, TroubleKey } from './trouble.ts'

type More = Omit<Fault, 'key' | 'args'> & { readonly what?: 'key' | 'value' }
/** Says a trouble with the value at a path, or with its key. */
export type Say = <K extends TroubleKey>(path: Path, key: K, args: TroubleArgs[K], more?: More) => void

/** The value of a tree under a schema; throws one InputError with all its troubles in the order of the file. */
export function fit<S extends v.GenericSchema>(schema: S, tree: Tree): v.InferOutput<S> {
  const run = v.safeParse(schema, tree.root)
  if (run.success) return run.output
  throw new InputError(inOrder(unpack(run.issues, tree)))
}

/** Runs checks of values against each other; throws one InputError if any of them said something. */
export function settle<T>(tree: Tree, build: (say: Say) => T): T {
  const troubles: Trouble[] = []
  const built = build(sayer(tree, troubles))
  if (troubles.length > 0) throw new InputError(inOrder(troubles))
  return built
}

/** What is said of a tree goes into a list. */
export function sayer(tree: Tree, into: Trouble[]): Say {
  return (path, key, args, { what, ...more } = {}) => {
    const node = at(tree.root, path)
    const read = typeof node === 'string' ? { read: node } : {}
    into.push({
      ...read,
      ...fault(key, args, more).fault,
      path: pathText(path),
      ...tree.place(path, what),
    } as Trouble)
  }
}

export const inOrder = (troubles: readonly Trouble[]): Trouble[] =>
  troubles.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.col ?? 0) - (b.col ?? 0))
