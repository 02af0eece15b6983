// Boxes (多维区间): what a tier covers, as one set of cells in each direction (days, amount, grade, …). Two tiers overlap where
// their boxes do; a gap is a cell that no box covers. Bit 3 of a mask is the fourth cell of its direction.

/** One mask of cells for each direction. */
export type Box = readonly bigint[]
/** One cell in each direction. */
export type Cell = readonly number[]

const size = (mask: bigint): number => {
  let count = 0
  for (let rest = mask; rest > 0n; rest &= rest - 1n) count += 1
  return count
}
const volume = (box: Box): number => box.reduce((product, mask) => product * size(mask), 1)
const lowest = (mask: bigint): number => mask.toString(2).length - 1 - mask.toString(2).lastIndexOf('1')
const hasCell = (mask: bigint, cell: number): boolean => ((mask >> BigInt(cell)) & 1n) === 1n

/** What both cover; `undefined` where nothing is. */
export function overlap(a: Box, b: Box): Box | undefined {
  const both = a.map((mask, i) => mask & (b[i] ?? 0n))
  return both.every((mask) => mask > 0n) ? both : undefined
}

/** The first cell of a box in each direction. */
export const firstOf = (box: Box): Cell => box.map(lowest)

/** What of a box another leaves, in boxes that do not overlap: at most one for each direction. */
export function without(box: Box, taken: Box): Box[] {
  const both = overlap(box, taken)
  if (!both) return [box]
  return box.flatMap((mask, i) => {
    const rest = mask & ~(taken[i] ?? 0n)
    return rest === 0n ? [] : [[...both.slice(0, i), rest, ...box.slice(i + 1)]]
  })
}

/**
 * The first cell of a domain that no box covers. The boxes may not overlap: then what they cover adds up, and each
 * direction shows by its sum alone in which of its cells something is missing, so that nothing is tried twice.
 */
export function uncovered(domain: Box, boxes: readonly Box[]): Cell | undefined {
  let left = boxes.map((box) => overlap(box, domain)).filter((box) => box !== undefined)
  const covered = left.reduce((sum, box) => sum + volume(box), 0)
  if (covered === volume(domain)) return undefined
  const found: number[] = []
  for (const [direction, mask] of domain.entries()) {
    const rest = volume(domain.slice(direction + 1))
    for (let cell = 0; mask >> BigInt(cell) > 0n; cell++) {
      if (!hasCell(mask, cell)) continue
      const here = left.filter((box) => hasCell(box[direction] ?? 0n, cell))
      if (here.reduce((sum, box) => sum + volume(box.slice(direction + 1)), 0) === rest) continue
      found.push(cell)
      left = here
      break
    }
  }
  return found
}
