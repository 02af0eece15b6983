// Written (原样数据): a policy or a pack as its file says it, before it is read: maps, lists, texts, true and false.
// `{ limits: { mostMonths: '60' } }`. What a policy rests on (`extends`) is merged in this form, so that it is read once.
import type { Written, WrittenMap } from '../packs/shelf.js'

export type { Written, WrittenMap } from '../packs/shelf.js'

export const isWrittenMap = (written: Written | undefined): written is WrittenMap =>
  typeof written === 'object' && written !== null && !Array.isArray(written)
export const textOf = (written: Written | undefined): string | undefined =>
  typeof written === 'string' ? written : undefined
export const listOf = (written: Written | undefined): readonly Written[] =>
  Array.isArray(written) ? (written as readonly Written[]) : []
export const mapOf = (written: Written | undefined): WrittenMap => (isWrittenMap(written) ? written : {})

/** What is the policy's own and not taken over from the one it rests on. */
const OWN: readonly string[] = ['schema', 'id', 'version', 'label', 'source', 'extends']

/** The upper over the lower: maps key by key, anything else as a whole. */
export function over(upper: WrittenMap, lower: WrittenMap): WrittenMap {
  const out: Record<string, Written> = { ...lower }
  for (const [key, written] of Object.entries(upper)) {
    const below = lower[key]
    out[key] = isWrittenMap(written) && isWrittenMap(below) ? over(written, below) : written
  }
  return out
}

/** A policy over the one it rests on. Inputs add up; name, version and source are its own. */
export function overPolicy(upper: WrittenMap, lower: WrittenMap): WrittenMap {
  const kept = Object.fromEntries(Object.entries(lower).filter(([key]) => !OWN.includes(key)))
  return { ...over(upper, kept), inputs: { ...mapOf(lower['inputs']), ...mapOf(upper['inputs']) } }
}
