// Overrides of a whole file (整批覆盖): `--set` is the same for every record, so one that no case can have ends a run before it
// begins: `--set debt.principl=5` is refused once, not on each of a million lines.
import { hasPath, nearestPath } from './case-paths.ts'
import { inputError } from './input-error.ts'
import { parseSet } from './sets.ts'
import { pathText } from './tree.ts'

/** Throws an InputError for the first that is no override or names no field of a case. */
export function checkSets(sets: readonly string[]): void {
  for (const set of sets) {
    const { path } = parseSet(set)
    if (hasPath(path)) continue
    const name = pathText(path)
    const suggestion = nearestPath(name)
    const more = suggestion === undefined ? {} : { suggestion }
    throw inputError('unknown-key', { name }, { file: '--set', path: name, read: set, ...more })
  }
}
