// Verify (核验): an agreement made again from its own data, on whatever machine, and held against what it says: which figure
// differs, and by what. { path: 'rows[2].payment', stated: '916.81', recomputed: '916.80' }
// The words of the clauses are made again where the very same policy and program are at hand; else their digest vouches.
import type { Agreement } from '../core/agreement.ts'
import { costForm } from '../core/cost-form.ts'
import type { Finding } from '../core/finding.ts'
import { type Book, bookOf, read } from '../policy/load.ts'
import { type Given, isPlainMap, readAgreement } from '../schema/agreement.ts'
import type { Plain } from '../schema/plain.ts'
import { type Digest, compose } from './agree.ts'

export type Difference = {
  readonly path: string
  /** `null`: it is not there. */
  readonly stated: string | null
  readonly recomputed: string | null
}
export type VerifyNote = 'policy-unknown' | 'policy-other' | 'program-other' | 'clauses-unchecked'

export type Verification = {
  readonly id: string
  readonly on: string
  readonly policy: Given['policy']
  /** The version of the program that made it. */
  readonly version: string
  readonly digest: { readonly stated: string | null; readonly recomputed: string }
  /** So many figures and texts were made again and compared. */
  readonly compared: number
  readonly differences: readonly Difference[]
  readonly notes: readonly VerifyNote[]
}

type Map = { readonly [key: string]: Plain | undefined }
export type Verifier = {
  readonly digest: Digest
  /** The agreement as it is written, without its digest. */
  readonly write: (of: Agreement) => Map
  readonly version: string
  /** A policy that does not ship, where the reader has it. */
  readonly book?: Book | undefined
  readonly file?: string
}

export type Verified = Verification | { readonly against: readonly Finding[] }

/** Throws an InputError where it is no agreement, or its case or plan cannot be read. */
export function verify(of: Plain, { digest, write, version, book: own, file }: Verifier): Verified {
  const given = readAgreement(of, file)
  const { digest: written, ...rest } = of as Map
  const book = own ?? bookOf(given.policy.id)
  const known = book !== undefined && book.digest === given.policy.digest
  const basis = known ? book : bookOf('generic')
  if (!basis) throw new Error('no policy generic')
  const { situation } = given
  const policy = { ...read(basis, situation.debt.digits, situation), ...(known ? {} : given.policy) }
  const made = compose(situation, policy, given.plan, { digest, on: given.on })
  if ('against' in made) return made
  const whole = known && version === given.version
  const again: Map = write(
    known ? made.agreement : withCostForm(made.agreement, rest['costForm'] !== undefined),
  )
  const skipped = new Set(['tool', ...(whole ? [] : ['clauses']), ...(known ? [] : ['duties'])])
  const kept = (map: Map): Map => Object.fromEntries(Object.entries(map).filter(([key]) => !skipped.has(key)))
  const found: Difference[] = []
  const compared = differ(kept(rest), kept(again), '', found)
  const recomputed = `sha256:${digest(rest as Plain)}`
  const stated = typeof written === 'string' ? written : null
  if (stated !== recomputed) found.push({ path: 'digest', stated, recomputed })
  return {
    id: textAt(rest, 'id'),
    on: textAt(rest, 'on'),
    policy: given.policy,
    version: given.version,
    digest: { stated, recomputed },
    compared: compared + 1,
    differences: found,
    notes: [
      ...(book ? (known ? [] : (['policy-other'] as const)) : (['policy-unknown'] as const)),
      ...(version === given.version ? [] : (['program-other'] as const)),
      ...(whole ? [] : (['clauses-unchecked'] as const)),
    ],
  }
}

const textAt = (of: Map, key: string): string => {
  const value = of[key]
  return typeof value === 'string' ? value : ''
}

/** Whether there is a cost form hangs on the policy; what it says does not. */
function withCostForm({ costForm: _, ...of }: Agreement, wanted: boolean): Agreement {
  if (!wanted) return of
  return { ...of, costForm: costForm(of.schedule, of.situation.debt, of.plan.plan) }
}

/** Every leaf that is not the same, by its path; counts those it looked at. */
function differ(
  stated: Plain | undefined,
  again: Plain | undefined,
  path: string,
  out: Difference[],
): number {
  if (Array.isArray(stated) && Array.isArray(again)) {
    const [a, b] = [stated as readonly Plain[], again as readonly Plain[]]
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
      differ(a[i], b[i], `${path}[${i}]`, out),
    ).reduce((sum, n) => sum + n, 0)
  }
  if (isPlainMap(stated) && isPlainMap(again)) {
    const keys = [...new Set([...Object.keys(again), ...Object.keys(stated)])]
    return keys
      .map((key) => differ(stated[key], again[key], path === '' ? key : `${path}.${key}`, out))
      .reduce((sum, n) => sum + n, 0)
  }
  if (stated === again) return 1
  out.push({ path, stated: leaf(stated), recomputed: leaf(again) })
  return 1
}

const leaf = (of: Plain | undefined): string | null =>
  of === undefined ? null : typeof of === 'object' ? JSON.stringify(of) : String(of)
