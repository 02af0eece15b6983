// Whole policies (完整性检查): a policy that extends none has nothing to fall back on, so it must say everything that the generic one
// says: without `validity.days` nobody could tell how long an offer stands.
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import { type WrittenMap, isWrittenMap, mapOf } from './written.ts'

/** Not of the policy's own making: who it is, and what a policy may leave out even if it extends nothing. */
const OPTIONAL = [
  'source',
  'values',
  'inputs',
  'tiers',
  'authority',
  'lenders',
  'country',
  'currency',
  'extends',
]

/** A policy that extends none says everything that the generic one does. */
export function isWhole(written: WrittenMap, generic: WrittenMap, path: Path, say: Say): boolean {
  const parts = Object.entries(generic).map(([key, below]) => {
    if (path.length === 0 && OPTIONAL.includes(key)) return true
    const own = written[key]
    if (own === undefined) say([...path, key], 'missing', {})
    else if (key !== 'label' && isWrittenMap(below)) return isWhole(mapOf(own), below, [...path, key], say)
    return own !== undefined
  })
  return parts.every(Boolean)
}
