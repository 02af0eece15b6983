// Check of values (数值条目检查): each entry of a pack by itself: its unit and parameter are known and go together, the value is
// written in its unit, it has a source and a day, its steps follow one another. `unit: months, value: five years` is no month.
import { type Day, iso, parseDay } from '../core/day.ts'
import { nearest } from '../schema/nearest.ts'
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import { flowText } from './own.ts'
import { PARAMETERS, PARAMETER_NAMES, type Parameter, isParameter } from './parameters.ts'
import { UNIT_EXAMPLES } from './unit-examples.ts'
import { UNITS, UNIT_NAMES, type Unit, isUnit } from './units.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, textOf } from './written.ts'

/** An entry where it stands. */
export type Spot = { readonly say: Say; readonly path: Path; readonly written: WrittenMap }

const WORDS: Readonly<Partial<Record<Parameter, readonly string[]>>> = { 'cost.basis': ['irr', 'simple'] }

export function checkEntry(spot: Spot, digits: number): void {
  const { say, path, written } = spot
  const [unit, sets] = [textOf(written['unit']) ?? '', textOf(written['sets'])]
  if (!isUnit(unit)) {
    const suggestion = nearest(unit, UNIT_NAMES)
    const expected = { key: 'word', args: { words: UNIT_NAMES } } as const
    say(
      [...path, 'unit'],
      'not-one-of',
      {},
      { expected, ...(suggestion === undefined ? {} : { suggestion }) },
    )
  }
  if (sets !== undefined) checkParameter(sets, say, [...path, 'sets'])
  const wanted = sets !== undefined && isParameter(sets) ? PARAMETERS[sets] : undefined
  if (wanted !== undefined && isUnit(unit) && unit !== wanted)
    say([...path, 'unit'], 'wrong-unit', {
      parameter: sets ?? '',
      unit: wanted,
      example: UNIT_EXAMPLES[wanted],
    })
  const steps = stepsOf(spot)
  if (isUnit(unit) && (wanted === undefined || unit === wanted))
    for (const { at, value } of steps) checkValue(value, unit, sets, digits, say, at)
  checkDates(spot)
  checkSource(spot, steps.length > 0)
}

/** A name of a parameter that some rule reads. */
export function checkParameter(name: string, say: Say, path: Path, what: 'key' | 'value' = 'value'): void {
  if (isParameter(name)) return
  const suggestion = nearest(name, PARAMETER_NAMES)
  say(path, 'unknown-parameter', { name }, { what, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** A value that is written in its unit, and says what its parameter can take. */
export function checkValue(
  value: Written,
  unit: Unit,
  sets: string | undefined,
  digits: number,
  say: Say,
  path: Path,
): void {
  const words = sets === undefined ? undefined : WORDS[sets as Parameter]
  if (UNITS[unit](value, digits) === undefined)
    say(path, 'not-in-unit', { unit, example: UNIT_EXAMPLES[unit] }, { read: flowText(value) })
  else if (words && !words.includes(textOf(value) ?? ''))
    say(path, 'not-one-of', {}, { expected: { key: 'word', args: { words } } })
  else if (!inOrder(value, unit, digits)) say(path, 'table-order', {}, { read: flowText(value) })
}

/** Lines of a table rise, and none follows the one without an end. */
function inOrder(value: Written, unit: Unit, digits: number): boolean {
  if (!['brackets', 'by-days', 'by-months', 'by-term'].includes(unit)) return true
  const [key, read] =
    unit === 'by-days' ? ['from', UNITS.count] : ['upTo', unit === 'brackets' ? UNITS.amount : UNITS.count]
  const bounds = listOf(value).map((line) => {
    const bound = mapOf(line)[key as string]
    return bound === undefined ? Infinity : (read as typeof UNITS.count)(bound, digits)
  })
  return bounds.every((bound, i) => i === 0 || (bound ?? 0) > (bounds[i - 1] ?? 0))
}

type PlacedStep = { readonly at: Path; readonly value: Written; readonly from?: Day; readonly until?: Day }
const dayIn = (key: 'from' | 'until', map: WrittenMap): { from?: Day; until?: Day } => {
  const on = parseDay(textOf(map[key]) ?? '')
  return on === undefined ? {} : { [key]: on }
}
const stepIn = (map: WrittenMap, at: Path): PlacedStep => ({
  at,
  value: map['value'] ?? null,
  ...dayIn('from', map),
  ...dayIn('until', map),
})

/** The one value of an entry, or its steps. */
export function stepsOf({ path, written }: Pick<Spot, 'path' | 'written'>): PlacedStep[] {
  if (written['value'] !== undefined) return [stepIn(written, [...path, 'value'])]
  return listOf(written['steps']).map((step, i) => stepIn(mapOf(step), [...path, 'steps', i, 'value']))
}

function checkDates(spot: Spot): void {
  const { say, path, written } = spot
  const steps = stepsOf(spot)
  steps.forEach(({ at, from, until }, i) => {
    const [here, next] = [at.slice(0, -1), steps[i + 1]]
    if (from !== undefined && until !== undefined && until <= from)
      say([...here, 'until'], 'until-before-from', { from: iso(from) })
    else if (next?.from !== undefined && from !== undefined && next.from <= from)
      say([...next.at.slice(0, -1), 'from'], 'not-increasing', { before: iso(from) })
    else if (next?.from !== undefined && until !== undefined && until > next.from)
      say([...here, 'until'], 'steps-overlap', { next: iso(next.from) })
  })
  const days = mapOf(mapOf(written['applies'])['daysPastDue'])
  const [from, to] = [textOf(days['from']), textOf(days['to'])]
  if (from !== undefined && to !== undefined && Number(from) > Number(to))
    say([...path, 'applies', 'daysPastDue', 'to'], 'span-backwards', { from })
}

const isGiven = (written: Written | undefined): boolean =>
  isWrittenMap(written) || (Array.isArray(written) ? written.length > 0 : (textOf(written) ?? '') !== '')

/** A value without a source is a rumour; nothing at all must say why it is empty. */
function checkSource({ say, path, written }: Spot, valued: boolean): void {
  const given = ['value', 'steps', 'empty'].filter((key) => written[key] !== undefined)
  if (given.length === 0) say([...path, 'value'], 'neither-given', { other: 'empty' })
  const [first = '', second] = given
  if (second !== undefined) say([...path, second], 'both-given', { other: first }, { what: 'key' })
  if (written['value'] === undefined)
    for (const key of ['from', 'until'])
      if (written[key] !== undefined)
        say([...path, key], 'both-given', { other: given[0] ?? 'value' }, { what: 'key' })
  if (written['checked'] === undefined)
    say([...path, 'checked'], 'missing', {}, { expected: { key: 'day', args: {} } })
  if (!valued) return
  if (!isGiven(written['instrument']) || !isGiven(written['source'])) say(path, 'unsourced', {})
  if (written['confidence'] === undefined) say([...path, 'confidence'], 'missing', {})
  if (written['confidence'] === 'low' && written['advisory'] !== 'true' && written['advisory'] !== true)
    say([...path, 'confidence'], 'low-not-advisory', {})
}
