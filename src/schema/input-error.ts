// InputError (输入错误): what is wrong with what was given, as data: where, what was read, what was expected, what would do.
// { key: 'bare-rate', path: 'debt.annualRate', file: 'a.yaml', line: 9, col: 15, read: '18', suggestion: '18%' }.
// Several troubles in one input are reported together; sentences are made at the edge from `key` and `args`.
import type { Expected } from './expected.ts'
import type { TroubleArgs, TroubleKey } from './trouble.ts'

/** A trouble without its place. */
export type Fault<K extends TroubleKey = TroubleKey> = {
  [P in K]: {
    readonly key: P
    readonly args: TroubleArgs[P]
    readonly read?: string
    readonly expected?: Expected
    readonly suggestion?: string
  }
}[K]

export type Place = { readonly file?: string; readonly line?: number; readonly col?: number }
/** `path` is written as in --set: `debt.contract[2].due`; empty for the file as a whole. */
export type Trouble<K extends TroubleKey = TroubleKey> = Fault<K> & Place & { readonly path: string }

/** Everything wrong with one input, reported together. `message` lists the keys, for a log; it is not for people. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly troubles: readonly Trouble[]

  constructor(troubles: readonly Trouble[]) {
    super(troubles.map(({ key, path }) => (path === '' ? key : `${key} ${path}`)).join(', '))
    this.troubles = troubles
  }
}

/** One trouble, thrown: `throw inputError('empty-file', {}, { file: 'a.yaml' })`. */
export function inputError<K extends TroubleKey>(
  key: K,
  args: TroubleArgs[K],
  more: Place & Omit<Fault, 'key' | 'args'> & { readonly path?: string } = {},
): InputError {
  return new InputError([{ path: '', ...more, key, args } as Trouble])
}
