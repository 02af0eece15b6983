// Check of tiers (分层检查): every debt falls into exactly one tier. 1 to 30 days and 30 to 90 days overlap in the 30th; 1 to 30 and
// 32 to 90 leave a gap on the 31st; each is told with a debt that shows it, over days, amount, times, grade and product at once.
import { PRODUCTS } from '../core/debt.ts'
import { type Money, MOST, format } from '../core/money.ts'
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import type { Point } from '../schema/trouble.ts'
import { type Box, type Cell, firstOf, overlap, uncovered, without } from './boxes.ts'
import type { Span, Tier } from './policy.ts'

/** What can be: days past due, owed in minor units, times overdue. */
const DOMAIN = { daysPastDue: [0, 36_500], amount: [1, MOST], timesOverdue: [0, 10_000] } as const
type Measured = keyof typeof DOMAIN
/** No grade, or one that no tier names. */
const NO_GRADE = ''
/** Beyond so many pieces tiers overlap so much that a gap is looked for once they do not. */
const MOST_PIECES = 20_000

/** One direction: its cells, each shown by its first value, and the cells a tier covers. */
type Direction = { readonly cells: readonly (number | string)[]; readonly mask: (tier: Tier) => bigint }

export function checkTiers(tiers: readonly Tier[], digits: number, say: Say): void {
  if (tiers.length === 0) return
  const names = new Set<string>()
  for (const [i, { id }] of tiers.entries()) {
    if (names.has(id)) say(['tiers', i, 'id'], 'listed-twice', {})
    names.add(id)
  }
  // What a span leaves open that covers nothing is no gap.
  if (tiers.filter((tier, i) => empty(tier, i, digits, say)).length > 0) return
  const directions = [
    ...(['daysPastDue', 'amount', 'timesOverdue'] as const).map((key) => measured(tiers, key)),
    named(tiers, 'grades', [...new Set(tiers.flatMap(({ grades }) => grades ?? [])), NO_GRADE]),
    named(tiers, 'products', PRODUCTS),
  ]
  const point = (cell: Cell): Point => pointAt(cell, directions, digits)
  const boxes = tiers.map((tier): Box => directions.map(({ mask }) => mask(tier)))
  const pieces = checkOverlaps(tiers, boxes, point, say)
  if (!pieces) return
  const all = directions.map(({ cells }) => (1n << BigInt(cells.length)) - 1n)
  const gradeless = 1n << BigInt((directions[3]?.cells.length ?? 1) - 1)
  const graded = all.with(3, (all[3] ?? 0n) & ~gradeless)
  const gap = uncovered((graded[3] ?? 0n) === 0n ? all : graded, pieces)
  if (gap) say(['tiers'], 'tiers-gap', { point: point(gap) }, { what: 'key' })
  const open = !gap && uncovered(all.with(3, gradeless), pieces)
  if (open) say(['tiers'], 'tiers-grades', { point: point(open) }, { what: 'key' })
}

/** Tells of every two tiers that overlap; gives what they cover in pieces that do not, unless those are too many. */
function checkOverlaps(
  tiers: readonly Tier[],
  boxes: readonly Box[],
  point: (cell: Cell) => Point,
  say: Say,
): Box[] | undefined {
  const pieces: Box[] = []
  for (const [i, box] of boxes.entries()) {
    const met = boxes.slice(0, i).flatMap((other, j) => {
      const both = overlap(box, other)
      return both ? [{ other, both, id: tiers[j]?.id ?? '' }] : []
    })
    let left: Box[] = [box]
    for (const { other } of met) left = left.flatMap((piece) => without(piece, other))
    if (left.length === 0) say(['tiers', i], 'tier-covered', { tiers: met.map(({ id }) => id) })
    else
      for (const { id, both } of met)
        say(['tiers', i], 'tiers-overlap', {
          first: id,
          second: tiers[i]?.id ?? '',
          point: point(firstOf(both)),
        })
    pieces.push(...left)
    if (pieces.length > MOST_PIECES) return undefined
  }
  return pieces
}

const shown = (n: number, key: Measured, digits: number): string =>
  key === 'amount' ? format(n as Money, digits, ',') : String(n)

/** Spans that cover nothing: they run backwards, or end where nothing is owed. */
function empty(tier: Tier, i: number, digits: number, say: Say): boolean {
  let found = false
  for (const key of ['daysPastDue', 'amount', 'timesOverdue'] as const) {
    const { from = 0, to = Infinity } = tier[key] ?? {}
    const path: Path = ['tiers', i, 'when', key, 'to']
    if (from > to) say(path, 'span-backwards', { from: shown(from, key, digits) })
    else if (to < DOMAIN[key][0]) say(path, 'not-above-zero', {})
    else continue
    found = true
  }
  return found
}

/** Cells begin where some tier begins, and behind where one ends. */
function measured(tiers: readonly Tier[], key: Measured): Direction {
  const [least, most] = DOMAIN[key]
  const bounds = tiers.flatMap(({ [key]: span }) => [span?.from ?? least, (span?.to ?? most) + 1])
  const cells = [...new Set([least, ...bounds])].filter((n) => n >= least && n <= most)
  cells.sort((a, b) => a - b)
  const inside = (span: Span | undefined, n: number): boolean =>
    n >= (span?.from ?? least) && n <= (span?.to ?? most)
  return { cells, mask: (tier) => maskOf(cells, (cell) => inside(tier[key], cell)) }
}

function named(tiers: readonly Tier[], key: 'grades' | 'products', words: readonly string[]): Direction {
  const cells = tiers.some((tier) => tier[key]) ? words : words.slice(-1)
  return { cells, mask: ({ [key]: of }) => maskOf(cells, (cell) => !of || of.includes(cell)) }
}

const maskOf = <T>(cells: readonly T[], covers: (cell: T) => boolean): bigint =>
  cells.reduce((mask, cell, i) => (covers(cell) ? mask | (1n << BigInt(i)) : mask), 0n)

/** Of a debt only what some tier looks at. */
function pointAt(cell: Cell, directions: readonly Direction[], digits: number): Point {
  const values = directions.map(({ cells }, i) => (cells.length > 1 ? cells[cell[i] ?? 0] : undefined))
  const [days, amount, times, grade, product] = values
  const point = {
    ...(days === undefined ? {} : { days: String(days) }),
    ...(amount === undefined ? {} : { amount: shown(Number(amount), 'amount', digits) }),
    ...(times === undefined ? {} : { times: String(times) }),
    ...(grade === undefined ? {} : { grade: String(grade) }),
    ...(product === undefined ? {} : { product: String(product) }),
  }
  return Object.keys(point).length > 0 ? point : { days: '0' }
}
