// Check of values together (数值之间的检查): no id twice, no two entries that set one parameter for the same debts on the same days,
// no values that are multiples of each other. 24 % from 2017 and 20 % from 2025, both for cards: the first lacks its `until`.
import { nearest } from '../schema/nearest.ts'
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import { type Spot, stepsOf } from './check-values.ts'
import { type Applies, entryOf } from './entry.ts'
import { flowText } from './own.ts'
import { PARAMETERS, PARAMETER_NAMES, isParameter } from './parameters.ts'
import { type Written, type WrittenMap, mapOf, textOf } from './written.ts'

const idOf = ({ written }: Spot): string => textOf(written['id']) ?? ''

/** `spots`: the entries of one policy or pack. */
export function checkTogether(spots: readonly Spot[]): void {
  const ids = new Set<string>()
  for (const spot of spots) {
    if (ids.has(idOf(spot))) spot.say([...spot.path, 'id'], 'listed-twice', {})
    ids.add(idOf(spot))
  }
  const byParameter = new Map<string, Rival[]>()
  for (const spot of spots) {
    const sets = textOf(spot.written['sets'])
    // Every duty that fits is told: they do not compete.
    if (sets === undefined || sets === 'duty') continue
    const rivals = byParameter.get(sets) ?? []
    const one = { spot, applies: entryOf(spot.written).applies, steps: stepsOf(spot) }
    const rival = rivals.find((other) => compete(other, one))
    if (rival) spot.say([...spot.path, 'id'], 'ambiguous', { other: idOf(rival.spot), parameter: sets })
    rivals.push(one)
    byParameter.set(sets, rivals)
  }
}

type Rival = {
  readonly spot: Spot
  readonly applies: Applies
  readonly steps: ReturnType<typeof stepsOf>
}

/**
 * Neither is more specific, both hold on some day for some debt. For the same debts that is always wrong; for debts that
 * two conditions share, only where both begin on one day and say different things: else the later of the two holds.
 */
function compete(a: Rival, b: Rival): boolean {
  if (conditions(a.applies) !== conditions(b.applies) || !meet(a.applies, b.applies)) return false
  const same = JSON.stringify(a.applies) === JSON.stringify(b.applies)
  return a.steps.some((one) =>
    b.steps.some((two) => {
      const together =
        (one.from ?? -Infinity) < (two.until ?? Infinity) && (two.from ?? -Infinity) < (one.until ?? Infinity)
      return together && (same || (one.from === two.from && flowText(one.value) !== flowText(two.value)))
    }),
  )
}

const conditions = (applies: Applies): number => Object.keys(applies).length

/** Some debt is bound by both. */
function meet(a: Applies, b: Applies): boolean {
  const share = (x: readonly string[] | undefined, y: readonly string[] | undefined): boolean =>
    !x || !y || x.some((word) => y.includes(word))
  const [one, two] = [a.daysPastDue, b.daysPastDue]
  const days =
    !one || !two || ((one.from ?? 0) <= (two.to ?? Infinity) && (two.from ?? 0) <= (one.to ?? Infinity))
  return days && share(a.products, b.products) && share(a.lenders, b.lenders) && share(a.regions, b.regions)
}

type Multiple = { readonly parameter: string; readonly of: string; readonly say?: Say; readonly path?: Path }

function multiplesIn(parameter: string, value: Written, say?: Say, path: Path = []): Multiple[] {
  const of = textOf(mapOf(value)['of'])
  return of === undefined ? [] : [{ parameter, of, ...(say ? { say, path: [...path, 'of'] } : {}) }]
}

/** Values written as `{ times: 4, of: reference.rate }`: of a rate that there is, and not of themselves in the end. */
export function checkMultiples(
  spots: readonly Spot[],
  inputs: { readonly written: WrittenMap; readonly say: Say },
  below: readonly WrittenMap[],
): void {
  const own = [
    ...spots.flatMap((spot) => {
      const sets = textOf(spot.written['sets'])
      return sets === undefined
        ? []
        : stepsOf(spot).flatMap(({ value, at }) => multiplesIn(sets, value, spot.say, at))
    }),
    ...Object.entries(inputs.written).flatMap(([name, value]) =>
      multiplesIn(name, value, inputs.say, ['inputs', name]),
    ),
  ]
  const theirs = below.flatMap((written) => {
    const sets = textOf(written['sets'])
    return sets === undefined
      ? []
      : stepsOf({ path: [], written }).flatMap(({ value }) => multiplesIn(sets, value))
  })
  const all = [...own, ...theirs]
  for (const { parameter, of, say, path = [] } of own) {
    if (!isParameter(of)) {
      const suggestion = nearest(of, RATES)
      say?.(path, 'unknown-parameter', { name: of }, suggestion === undefined ? {} : { suggestion })
    } else if (PARAMETERS[of] !== 'rate')
      say?.(path, 'not-one-of', {}, { expected: { key: 'word', args: { words: RATES } } })
    const chain = wayBack(parameter, of, all)
    if (chain) say?.(path, 'times-cycle', { chain: [parameter, ...chain].join(' → ') })
  }
}
const RATES = PARAMETER_NAMES.filter((name) => PARAMETERS[name] === 'rate')

/** The way from a parameter back to another by `of`, both included. */
function wayBack(
  to: string,
  from: string,
  all: readonly Multiple[],
  seen: readonly string[] = [],
): string[] | undefined {
  if (from === to) return [to]
  if (seen.includes(from)) return undefined
  for (const { parameter, of } of all) {
    if (parameter !== from) continue
    const rest = wayBack(to, of, all, [...seen, from])
    if (rest) return [from, ...rest]
  }
  return undefined
}
