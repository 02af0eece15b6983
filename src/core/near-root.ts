// Near a root (近似求根): about where the one rate of a loan's flows lies, before it is worked out to the last bit.
// −6,000 and 12 × 536 a month apart: ln 1.010862 to ten digits in four passes, without a power taken for each flow.
/** Flows of so many different distances are taken as they come. */
const GAPS = 8
const gaps = new Float64Array(GAPS)
const powers = new Float64Array(GAPS)
let amounts = new Float64Array(512)
let times = new Float64Array(512)
/** Which of the gaps lies before each flow. */
let before = new Uint8Array(512)

/**
 * About where the one root lies: Newton's method with the powers multiplied up from flow to flow, since flows of a loan stand
 * a month, or 28 to 31 days, apart. 0 where that leads nowhere.
 */
export function near(flows: readonly { readonly t: number; readonly c: number }[]): number {
  const size = flows.length
  if (size >= amounts.length) {
    amounts = new Float64Array(size * 2)
    times = new Float64Array(size * 2)
    before = new Uint8Array(size * 2)
  }
  let count = 0
  for (let k = 0; k < size; k++) {
    const { t, c } = flows[k]!
    amounts[k] = c
    times[k] = t
    if (k === 0) continue
    const gap = t - times[k - 1]!
    let i = 0
    while (i < count && gaps[i] !== gap) i++
    if (i === GAPS) return 0
    if (i === count) gaps[count++] = gap
    before[k] = i
  }
  const span = times[size - 1]! - times[0]!
  let x = 0
  for (let turn = 0; turn < 20; turn++) {
    for (let i = 0; i < count; i++) powers[i] = Math.exp(-gaps[i]! * Math.abs(x))
    const step = newton(size, x >= 0)
    if (!Number.isFinite(step)) return 0
    x -= step
    if (Math.abs(step) <= 1e-6 / span) return x
  }
  return 0
}

/** ln(into ÷ out of) ÷ its slope, with the powers as they stand, from the end at which none exceeds 1. */
function newton(size: number, forward: boolean): number {
  let [power, into, out, late, early] = [1, 0, 0, 0, 0]
  let k = forward ? 0 : size - 1
  for (let n = 0; n < size; n++) {
    const value = amounts[k]! * power
    if (value > 0) {
      into += value
      late += value * times[k]!
    } else {
      out -= value
      early -= value * times[k]!
    }
    if (forward) power *= powers[before[++k]!]!
    else power *= powers[before[k--]!]!
  }
  return Math.log(into / out) / (early / out - late / into)
}
