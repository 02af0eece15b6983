// The same plan (同一方案): what two plans say is compared, not how they were made or where they were read from.
// A share of 50/100 is one of 5/10, and to add nothing to principal is to say nothing of it; one fen more is another plan.
import type { Plan } from './plan.ts'
import { type Share, compare } from './rate.ts'

const isShare = (value: object): value is Share & { readonly per?: string } =>
  'units' in value && 'scale' in value

/** Plain data by value: a key without a value is no key, an exact decimal is what it comes to. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isShare(a) && isShare(b)) return a.per === b.per && compare(a, b) === 0
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) =>
    same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}

const said = ({ capitalise, ...plan }: Plan): object =>
  capitalise === undefined || capitalise.length === 0 ? plan : { ...plan, capitalise: capitalise.toSorted() }

export const samePlan = (a: Plan, b: Plan): boolean => a === b || same(said(a), said(b))
