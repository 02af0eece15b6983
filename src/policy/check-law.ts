// Check against the law (合规性检查): a lender's own policy may tighten what its pack says, never loosen it. Asked of one debt of
// every kind the values tell apart: a cap of 20 % where the pack has 24 % passes, one of 30 % does not, nor does a value
// under the pack's own id that no longer binds anybody. What the pack itself only knows second-hand binds nobody.
import { compare, compareRates, formatRate, percent, type Rate, type Share } from '../core/rate.ts'
import { type Money, format } from '../core/money.ts'
import type { Point } from '../schema/trouble.ts'
import type { Book } from './book.ts'
import { idleAmong } from './check-idle.ts'
import { type Spot, stepsOf } from './check-values.ts'
import { type Known, type Law, NO_SUBJECT, find, lawOf } from './law.ts'
import { basesOf, entriesFor, withMultiples } from './multiples.ts'
import { flowText } from './own.ts'
import { PARAMETERS, type Parameter, TIGHTER, isParameter } from './parameters.ts'
import { pointOf, subjectsOf } from './subjects.ts'
import { type WrittenMap, textOf } from './written.ts'

type Sight = {
  readonly digits: number
  readonly over: Law
  readonly under: Law
  readonly own: readonly Spot[]
}

/** `own`: what the policy itself sets, inputs included; its values are all readable. */
export function checkLaw(own: readonly Spot[], over: Book, under: Book | undefined, digits: number): void {
  // What an institution put in below is its own affair, not law.
  const law = (under?.values ?? []).filter((entry) => entry['own'] !== true)
  const sight: Sight = {
    digits,
    own,
    over: lawOf(over.values, NO_SUBJECT, digits),
    under: lawOf(law, NO_SUBJECT, digits),
  }
  const set = new Set(own.flatMap(({ written }) => textOf(written['sets']) ?? []))
  const removed = new Set(own.map(({ written }) => written['id']))
  for (const entry of law) if (removed.has(entry['id'] ?? '')) set.add(textOf(entry['sets']) ?? '')
  for (const parameter of withMultiples(set, [...over.values, ...law]))
    if (isParameter(parameter) && parameter !== 'duty') checkParameter(parameter, sight)
  checkDuties(own, law)
}

function checkParameter(parameter: Parameter, sight: Sight): void {
  const { over, under, own } = sight
  const subjects = subjectsOf([...entriesFor(parameter, over), ...entriesFor(parameter, under)])
  const told = new Set<Spot>()
  for (const subject of subjects) {
    const now = find(over, parameter, subject)
    const before = TIGHTER[parameter] && find(under, parameter, subject)
    if (!before || before.entry.advisory) continue
    const spot = causeOf(own, parameter, now, before)
    if (!spot || told.has(spot)) continue
    const point = pointOf(subject, subjects)
    if (tell(spot, parameter, now, before, point, sight.digits)) told.add(spot)
  }
  const checkIdle = idleAmong(parameter, subjects, over, sight.digits)
  for (const spot of own) if (textOf(spot.written['sets']) === parameter) checkIdle(spot)
}

/** Which of the policy's own entries makes the difference, if any. */
function causeOf(
  own: readonly Spot[],
  parameter: Parameter,
  now: Known<unknown> | undefined,
  before: Known<unknown>,
): Spot | undefined {
  const named = (id: string | undefined) => own.find(({ written }) => written['id'] === id)
  const bases = new Set(own.map(({ written }) => textOf(written['sets'])))
  const moved = basesOf({ value: (now ?? before).step.value }).find((of) => bases.has(of))
  return (
    named(now?.entry.id) ??
    named(before.entry.id) ??
    own.find(({ written }) => moved !== undefined && written['sets'] === moved && moved !== parameter)
  )
}

/** Says how an entry loosens the law, if it does. */
function tell(
  spot: Spot,
  parameter: Parameter,
  now: Known<unknown> | undefined,
  before: Known<unknown>,
  point: Point,
  digits: number,
): boolean {
  const at = before.entry.at ?? before.entry.id
  const { say, path, written } = spot
  if (!now || now.entry.advisory) {
    say([...path, 'id'], 'law-removed', { parameter, at })
    return true
  }
  const way = TIGHTER[parameter]
  const more = differ(PARAMETERS[parameter], now.value, before.value)
  const key =
    more === 0 || way === undefined
      ? undefined
      : way === 'never'
        ? 'against-law'
        : way === 'lower'
          ? more > 0 && 'above-law'
          : more < 0 && 'below-law'
  if (!key) return false
  const step = stepsOf(spot).find(({ from }) => from === now.step.from) ?? stepsOf(spot)[0]
  const input = written['own'] === true
  const args = { parameter, law: lawText(before, parameter, digits), at, point }
  say(input || !step ? path : step.at, key, args, { read: flowText(step?.value ?? '') })
  return true
}

/** Above zero where the first is more; for what has no order, 1 where they differ. */
function differ(unit: string, a: unknown, b: unknown): number {
  if (unit === 'rate') return compareRates(a as Rate, b as Rate)
  if (unit === 'share') return compare(a as Share, b as Share)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return JSON.stringify(a) === JSON.stringify(b) ? 0 : 1
}

function lawText({ value, step }: Known<unknown>, parameter: Parameter, digits: number): string {
  const unit: string = PARAMETERS[parameter]
  if (unit === 'rate') return formatRate(value as Rate)
  if (unit === 'share') return percent(value as Share)
  return unit.startsWith('amount') ? format(value as Money, digits, ',') : flowText(step.value)
}

/** Every duty of a pack binds: one whose id an own entry takes would be gone. */
function checkDuties(own: readonly Spot[], law: readonly WrittenMap[]): void {
  for (const { say, path, written } of own) {
    const taken = law.find((entry) => entry['sets'] === 'duty' && entry['id'] === written['id'])
    if (taken)
      say([...path, 'id'], 'law-removed', {
        parameter: 'duty',
        at: textOf(taken['at']) ?? textOf(taken['id']) ?? '',
      })
  }
}
