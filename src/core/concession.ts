// Concession budget (让步预算): what can be given up in all, spent where it buys the most expected value per yuan given. Each
// record offers options (cost, value) of which one is taken: the multiple-choice knapsack of Sinha and Zoltners (1979). Only
// the options on the upper concave hull matter to its linear relaxation, which is the bound an answer is held against.
// Options (0, 100), (10, 130), (30, 150): steps of 10 for 30 and of 20 for 20; a budget of 10 buys the first.

export type Option = { readonly cost: number; readonly value: number }
/** From one option of the hull to the next: what it costs more and is worth more. */
export type Step = { readonly record: number; readonly cost: number; readonly value: number }

/** The options worth taking at some price of a yuan given, cheapest first: cost and value rise, value per cost falls. */
export function hull<T extends Option>(options: readonly T[]): T[] {
  const sorted = options.toSorted((a, b) => a.cost - b.cost || b.value - a.value)
  const out: T[] = []
  for (const one of sorted) {
    const last = out.at(-1)
    if (last && one.value <= last.value) continue
    while (out.length > 1 && !above(out[out.length - 2] as T, out[out.length - 1] as T, one)) out.pop()
    out.push(one)
  }
  return out
}

/** Whether `b` lies above the line from `a` to `c`. */
const above = (a: Option, b: Option, c: Option): boolean =>
  (b.value - a.value) * (c.cost - a.cost) > (c.value - a.value) * (b.cost - a.cost)

export const stepsOf = (record: number, points: readonly Option[]): Step[] =>
  points.slice(1).map((one, k) => {
    const before = points[k] as Option
    return { record, cost: one.cost - before.cost, value: one.value - before.value }
  })

export type Spent = {
  /** Given, and what that buys over every record's first option. */
  readonly cost: number
  readonly gain: number
  /** Steps taken, and records of which at least one was taken. */
  readonly steps: number
  readonly records: number
  /** No choice of options within the budget buys more than this: the linear relaxation. */
  readonly most: number
  /** Everything that could be bought, and what it would take. */
  readonly all: Option
  /** What the next yuan would buy; 0 where nothing is left to buy. */
  readonly next: number
}

const yieldOf = ({ cost, value }: Step): number => value / cost

/** In order of value per cost; of equals the record that came first, so that the answer hangs on nothing else. */
export const ranked = (steps: readonly Step[]): Step[] =>
  steps.toSorted((a, b) => yieldOf(b) - yieldOf(a) || a.record - b.record || a.cost - b.cost)

/**
 * Greedy over `ranked` steps. The first step that no longer fits closes its record, and cheaper ones of others go on: so the
 * gain is at most one step short of the bound.
 */
export function spend(steps: readonly Step[], budget: number): Spent {
  let [cost, gain, taken, most, next] = [0, 0, 0, 0, 0]
  let left = budget
  let whole = true
  const [closed, opened] = [new Set<number>(), new Set<number>()]
  const all = { cost: 0, value: 0 }
  for (const step of steps) {
    all.cost += step.cost
    all.value += step.value
    if (whole && step.cost <= left) {
      left -= step.cost
      most += step.value
    } else if (whole) {
      most += (step.value * left) / step.cost
      whole = false
    }
    if (closed.has(step.record)) continue
    if (step.cost > budget - cost) {
      if (next === 0) next = yieldOf(step)
      closed.add(step.record)
      continue
    }
    cost += step.cost
    gain += step.value
    taken += 1
    opened.add(step.record)
  }
  return { cost, gain, steps: taken, records: opened.size, most: Math.max(most, gain), all, next }
}

/** What budgets from nothing to everything buy, by the relaxation: so many points of a concave line. */
export function frontierOf(steps: readonly Step[], points: number): Option[] {
  const whole = steps.reduce((sum, step) => sum + step.cost, 0)
  const out: Option[] = [{ cost: 0, value: 0 }]
  let [cost, value, want] = [0, 0, 1]
  for (const step of steps) {
    while (want <= points && cost + step.cost >= (whole * want) / points - 1e-9) {
      const at = (whole * want) / points
      out.push({ cost: at, value: value + (step.value * (at - cost)) / step.cost })
      want += 1
    }
    cost += step.cost
    value += step.value
  }
  return out
}
