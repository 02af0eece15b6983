// Roots (求根): every rate at which a row of cash flows is worth nothing, and no other.
// −100, +230, −132 a year apart has two, 10 % and 20 %; −20000, +4000, +4000, +4000 has one, −21.76 % a period.
// A root is held as x = ln(1 + rate), the log growth of one unit of time: 0 for 0 %, 0.0953 for 10 %.
import { near } from './near-root.ts'

/** A flow c at time t (+ f odd units): its worth is c × e^(−t·x) / (1 + f·(eˣ − 1)). f in [0, 1], mostly 0. */
export type Term = { readonly t: number; readonly f?: number; readonly c: number }

/** Merged, ordered in time, no zeros. */
export type Flow = { readonly t: number; readonly f: number; readonly c: number }

/** The flows of one sign, as magnitudes, with the mean time of their worth at the x last asked for. */
type Side = { t: number[]; f: number[]; c: number[]; odd: boolean; first: number; last: number; mean: number }
type Balance = { into: Side; out: Side; slope: number; span: number }

/** Beyond this no double can tell a rate from −100 % or from infinity. */
const FAR = 1e7
/** How many changes of sign are still taken apart one by one; beyond that a grid is searched. */
const MANY = 40
const TOUCH = 2e-14

/**
 * All x = ln(1 + rate) with Σ c·(1 + rate)^−t = 0, ascending. `[{t: 0, c: −100}, {t: 1, c: 110}]` gives [0.0953…].
 * −Infinity stands for a rate nearer to −100 % than a double can say, +Infinity for one too large to say.
 * One change of sign in time order means exactly one root (Descartes' rule for exponential sums); up to 40 changes
 * are separated by derivatives, so that none is missed; more (and odd days with several changes) by a fine grid.
 */
export function logRoots(terms: readonly Term[]): number[] {
  return rootsOf(merge(terms))
}

/** The same for flows that are merged already. */
export function rootsOf(flows: readonly Flow[]): number[] {
  const changes = signChanges(flows)
  if (changes === 0) return []
  const odd = flows.some((flow) => flow.f !== 0)
  if (changes === 1) return single(balance(flows), odd, odd ? 0 : near(flows))
  return changes > MANY || odd ? scan(flows, odd) : separate(flows, changes)
}

/** Flows at the same moment added up, what cancels dropped, in order of time. */
export function merge(terms: readonly Term[]): readonly Flow[] {
  if (isMerged(terms)) return terms
  const flows: { t: number; f: number; c: number; gross: number }[] = []
  let [ordered, distinct, before] = [true, true, -Infinity]
  for (const { t, f = 0, c } of terms) {
    if (c === 0) continue
    if (t + f < before) ordered = false
    else if (t + f === before) distinct = false
    before = t + f
    flows.push({ t, f, c, gross: Math.abs(c) })
  }
  if (ordered && distinct) return flows
  if (!ordered) flows.sort((a, b) => a.t + a.f - b.t - b.f)
  const merged: typeof flows = []
  for (const flow of flows) {
    const same = merged.at(-1)
    if (same?.t === flow.t && same.f === flow.f) {
      same.c += flow.c
      same.gross += flow.gross
    } else merged.push(flow)
  }
  // 0.1 + 0.2 − 0.3 is 5.6e-17 in doubles; that is no flow.
  return merged.filter(({ c, gross }) => Math.abs(c) > gross * 1e-14)
}

function isMerged(terms: readonly Term[]): terms is readonly Flow[] {
  let before = -Infinity
  for (const { t, f, c } of terms) {
    if (f === undefined || c === 0 || !(t + f > before)) return false
    before = t + f
  }
  return true
}

export function signChanges(flows: readonly { readonly c: number }[]): number {
  let changes = 0
  for (let k = 1; k < flows.length; k++) if (flows[k]!.c > 0 !== flows[k - 1]!.c > 0) changes += 1
  return changes
}

function balance(flows: readonly Flow[]): Balance {
  const [into, out] = [side(), side()]
  for (const { t, f, c } of flows) {
    const to = c > 0 ? into : out
    to.first = Math.min(to.first, t)
    to.last = Math.max(to.last, t)
    if (f !== 0) to.odd = true
    to.t.push(t)
    to.f.push(f)
    to.c.push(Math.abs(c))
  }
  const [first, last] = [flows[0]!, flows.at(-1)!]
  return { into, out, slope: 0, span: last.t + last.f - first.t - first.f }
}
const side = (): Side => ({ t: [], f: [], c: [], odd: false, first: Infinity, last: -Infinity, mean: 0 })

/** Σ c·e^(−(t − from)·x): `from` is chosen so that no power exceeds 1. Leaves the mean time in `side.mean`. */
function worth(flows: Side, from: number, x: number): number {
  const { t, f, c } = flows
  let sum = 0
  let moment = 0
  if (!flows.odd) {
    for (let k = 0; k < t.length; k++) {
      const value = c[k]! * Math.exp((from - t[k]!) * x)
      sum += value
      moment += value * t[k]!
    }
  } else {
    const gain = Math.expm1(Math.min(x, 700))
    for (let k = 0; k < t.length; k++) {
      const grown = 1 + f[k]! * gain
      const value = (c[k]! * Math.exp((from - t[k]!) * x)) / grown
      sum += value
      moment += value * (t[k]! + (f[k]! * (gain + 1)) / grown)
    }
  }
  flows.mean = moment / sum
  return sum
}

/**
 * ln(worth of what comes in ÷ worth of what goes out): zero exactly where they balance, and nearly a straight line
 * for a loan, so that Newton's method needs four or five steps. Leaves the slope in `at.slope`.
 */
function ratio(at: Balance, x: number): number {
  const { into, out } = at
  const a = x >= 0 ? into.first : into.last
  const b = x >= 0 ? out.first : out.last
  const gain = worth(into, a, x)
  const cost = worth(out, b, x)
  at.slope = out.mean - into.mean
  const quotient = gain / cost
  const log = quotient > 0 && quotient < Infinity ? Math.log(quotient) : Math.log(gain) - Math.log(cost)
  return log + (b - a) * x
}

/** The one root where the sign of the flows changes once, looked for from `start` on; the ratio is strictly monotone there. */
function single(at: Balance, odd: boolean, start = 0): number[] {
  let [low, high, x] = [-Infinity, Infinity, start]
  for (let turn = 0; turn < 200; turn++) {
    const value = ratio(at, x)
    if (value === 0) return [x]
    if (value > 0 === at.slope < 0) low = x
    else high = x
    let next = x - value / at.slope
    // An odd-day discount 1/(1 + f·i) is bounded: there the balance may never come.
    if (!(Math.abs(next) < FAR)) return odd ? [] : [value > 0 === at.slope < 0 ? Infinity : -Infinity]
    // Newton's error is squared by each step: after one of 1e-9 spans, less than the last bit is left.
    const still = Math.abs(next - x) <= 1e-9 / at.span
    const outside = next <= low || next >= high
    const bounded = high - low < Infinity
    if (!still && outside && bounded) next = (low + high) / 2
    // The last bits of the ratio are noise: a step that leads back over them has arrived.
    if (still || (outside && !bounded) || next === low || next === high)
      return odd && next < -40 ? [] : [next]
    x = next
  }
  return [x]
}

/** The root between two points of opposite sign: Newton while it converges, halving when it does not. */
function within(at: Balance, from: number, to: number): number {
  const rising = ratio(at, to) > 0
  let [low, high] = [from, to]
  let x = (low + high) / 2
  let step = high - low
  for (let turn = 0; turn < 200; turn++) {
    const value = ratio(at, x)
    if (value === 0) return x
    if (value < 0 === rising) low = x
    else high = x
    const next = x - value / at.slope
    const trusted = next > low && next < high && Math.abs(next - x) < Math.abs(step) / 2
    const goal = trusted ? next : (low + high) / 2
    step = goal - x
    x = goal
    const little = 2e-16 * Math.max(Math.abs(x), 1 / at.span)
    if (Math.abs(step) <= little || high - low <= little) return x
  }
  return x
}

/**
 * Several changes of sign. With τ at one of them, the derivative of Σ c·e^((τ − t)·x) has coefficients c·(τ − t),
 * one change fewer; between its roots the sum is monotone, so it has at most one root in each piece (Rolle).
 */
function separate(flows: readonly Flow[], changes: number): number[] {
  if (changes === 1) return single(balance(flows), false)
  const at = balance(flows)
  const tau = middleChange(flows, changes)
  const turning = separate(
    flows.map(({ t, f, c }) => ({ t, f, c: (c * (tau - t)) / at.span })),
    changes - 1,
  ).filter((x) => Math.abs(x) < FAR)
  const roots: number[] = []
  const signs = turning.map((x) => {
    const value = ratio(at, x)
    // Touching zero without crossing it: a double root.
    if (Math.abs(value) > TOUCH * (1 + Math.abs(x) * at.span)) return Math.sign(value)
    roots.push(x)
    return 0
  })
  const early = Math.sign(flows[0]!.c)
  const late = Math.sign(flows.at(-1)!.c)
  if (turning.length === 0) return early === late ? [] : outward(at, 0, early)
  if (late * signs[0]! < 0) roots.push(...outward(at, turning[0]!, late, -1))
  for (let k = 1; k < turning.length; k++) {
    if (signs[k - 1]! * signs[k]! < 0) roots.push(within(at, turning[k - 1]!, turning[k]!))
  }
  if (early * signs.at(-1)! < 0) roots.push(...outward(at, turning.at(-1)!, early, 1))
  return roots.sort((a, b) => a - b)
}

function middleChange(flows: readonly Flow[], changes: number): number {
  let seen = 0
  for (let k = 1; k < flows.length; k++) {
    const [a, b] = [flows[k - 1]!, flows[k]!]
    if (a.c > 0 === b.c > 0) continue
    seen += 1
    if (seen * 2 >= changes) return (a.t + b.t) / 2
  }
  return 0
}

/** The root on one side of the last turning point: steps doubled until the sign is the one at infinity. */
function outward(at: Balance, from: number, sign: number, side: 1 | -1 | 0 = 0): number[] {
  const here = side === 0 ? Math.sign(ratio(at, 0)) : 0
  if (side === 0 && here === 0) return [0]
  const way = side === 0 ? (here === sign ? -1 : 1) : side
  const aim = side === 0 && way === -1 ? -sign : sign
  let near = from
  for (let step = 0.01 / at.span; Math.abs(near) < FAR; step *= 2) {
    const far = from + way * step
    if (Math.sign(ratio(at, far)) === aim) return [way > 0 ? within(at, near, far) : within(at, far, near)]
    near = far
  }
  return [way * Infinity]
}

/** A fine grid between the bounds outside which the first, or the last, flow outweighs all others together. */
function scan(flows: readonly Flow[], odd: boolean): number[] {
  const at = balance(flows)
  const high = odd ? 40 : bound(flows, 1)
  const low = odd ? -40 : -bound(flows, -1)
  const grid = spread(low, high)
  const values = grid.map((x) => ratio(at, x))
  const roots: number[] = []
  for (let k = 0; k < grid.length; k++) {
    const [x, value] = [grid[k]!, values[k]!]
    if (value === 0) roots.push(x)
    if (k === 0) continue
    const [before, last] = [grid[k - 1]!, values[k - 1]!]
    if (last * value < 0) roots.push(within(at, before, x))
    const [after, next] = [grid[k + 1], values[k + 1]]
    const dip = after !== undefined && next !== undefined && last * value > 0 && next * value > 0
    if (dip && Math.abs(value) <= Math.abs(last) && Math.abs(value) <= Math.abs(next)) {
      const lowest = nearest(at, before, after)
      const there = ratio(at, lowest)
      if (there * value < 0) roots.push(within(at, before, lowest), within(at, lowest, after))
      else if (Math.abs(there) <= TOUCH * (1 + Math.abs(lowest) * at.span)) roots.push(lowest)
    }
  }
  return roots.sort((a, b) => a - b)
}

/** The smallest doubling of x at which the flow nearest to that end outweighs all others. */
function bound(flows: readonly Flow[], way: 1 | -1): number {
  const end = way > 0 ? flows[0]! : flows.at(-1)!
  for (let x = 1 / 64; x < 1e5; x *= 2) {
    let rest = -Math.abs(end.c)
    for (const { t, c } of flows) rest += Math.abs(c) * Math.exp((end.t - t) * x * way)
    if (rest < Math.abs(end.c)) return x
  }
  return 1e5
}

/** 4,000 points, half of them even, half crowding around 0 where the rates of loans are. */
function spread(low: number, high: number): number[] {
  const points: number[] = []
  const [a, b] = [Math.asinh(low * 100), Math.asinh(high * 100)]
  for (let k = 0; k <= 2000; k++) {
    points.push(low + ((high - low) * k) / 2000, Math.sinh(a + ((b - a) * k) / 2000) / 100)
  }
  return points.sort((x, y) => x - y).filter((x, k) => k === 0 || x > points[k - 1]!)
}

/** Where |ratio| is least between two points, by golden section. */
function nearest(at: Balance, from: number, to: number): number {
  const part = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  for (let turn = 0; turn < 60; turn++) {
    const [a, b] = [high - (high - low) * part, low + (high - low) * part]
    if (Math.abs(ratio(at, a)) < Math.abs(ratio(at, b))) high = b
    else low = a
  }
  return (low + high) / 2
}
