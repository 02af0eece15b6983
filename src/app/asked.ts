// What a script asks for (脚本参数): a role, kinds of plan, how many: words that a type check would refuse, but a script in plain
// JavaScript may misspell. { role: 'borower' } would show a borrower what is the lender's alone; it is an InputError.
import { PLAN_KINDS } from '../core/plan.ts'
import { inputError } from '../schema/input-error.ts'
import { nearest } from '../schema/nearest.ts'
import { ROLES } from './appraise.ts'

type Given = { readonly role?: unknown; readonly kinds?: unknown; readonly top?: unknown }
const MOST_SHOWN = 1_000_000

/** Throws an InputError for the first that is no role, no kind of plan or no number of plans. */
export function checkAsked(given: unknown): void {
  const { role, kinds, top } = (given ?? {}) as Given
  word('role', role, ROLES)
  if (kinds !== undefined) {
    if (!Array.isArray(kinds)) throw inputError('not-a-list', {}, { path: 'kinds', read: shown(kinds) })
    for (const kind of kinds as readonly unknown[]) word('kinds', kind, PLAN_KINDS)
  }
  if (top !== undefined && !(Number.isInteger(top) && Number(top) >= 1 && Number(top) <= MOST_SHOWN))
    throw inputError('out-of-range', { least: 1, most: MOST_SHOWN }, { path: 'top', read: shown(top) })
}

function word(path: string, said: unknown, words: readonly string[]): void {
  if (typeof said === 'string' && words.includes(said)) return
  const expected = { key: 'word', args: { words } } as const
  if (said === undefined) throw inputError('missing', {}, { path, expected })
  const suggestion = nearest(shown(said), words)
  throw inputError(
    'not-one-of',
    {},
    { path, read: shown(said), expected, ...(suggestion ? { suggestion } : {}) },
  )
}

const shown = (value: unknown): string =>
  ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : typeof value
