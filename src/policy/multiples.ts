// Multiples (倍数关系): values that are so many times another parameter: four times the reference rate moves when that does.
import { stepsOf } from './check-values.ts'
import { type Entry, entryOf } from './entry.ts'
import type { Law } from './law.ts'
import { type WrittenMap, mapOf, textOf } from './written.ts'

/** A parameter that is a multiple of another moves with it. */
export function withMultiples(set: ReadonlySet<string>, values: readonly WrittenMap[]): Set<string> {
  const all = new Set(set)
  for (let before = 0; before < all.size;) {
    before = all.size
    for (const written of values)
      if (basesOf(written).some((of) => all.has(of))) all.add(textOf(written['sets']) ?? '')
  }
  return all
}
export const basesOf = (written: WrittenMap): string[] =>
  stepsOf({ path: [], written }).flatMap(({ value }) => textOf(mapOf(value)['of']) ?? [])

/** The entries of a parameter, and those of what they are multiples of. */
export function entriesFor(parameter: string, { byParameter }: Law, seen: readonly string[] = []): Entry[] {
  if (seen.includes(parameter)) return []
  return (byParameter.get(parameter) ?? []).flatMap((written) => [
    entryOf(written),
    ...basesOf(written).flatMap((of) => entriesFor(of, { byParameter } as Law, [...seen, parameter])),
  ])
}
