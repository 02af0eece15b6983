// Level amount (等额): the one amount which, paid in its own and every later level-like row times its weight,
// clears the debt on the last row. 48,732.55 at 1.5 % a month over 24 rows: 2,432.93 before rounding.
// Found in doubles with an error bound; where rounding could go either way the exact fraction decides.
import type { Factors } from './course.ts'
import type { Pay } from './plan.ts'
import { type Ledger, FEES, INTEREST, PENALTY, PRINCIPAL, everything } from './ledger.ts'
import { exactLevel, near } from './level-exact.ts'
import type { Step } from './step.ts'
import { weights } from './work.ts'

export type Ratio = { readonly num: bigint; readonly den: bigint }
export type Level = { readonly approx: number; readonly bound: number; readonly exact: () => Ratio }

/**
 * The closed form over a plain stretch of a timeline: rows m … m + n of level amounts, `others` bearing no interest and
 * paid before principal. With k the row by which they and the interest of the rows so far are paid:
 * L = (P·(1 + F) + O) ÷ (k + (S[m+n] − S[m+k]) ÷ D[m+k]).
 */
export function closed(
  rows: Factors,
  m: number,
  n: number,
  principal: number,
  others: number,
  pay: Pay = 'level',
): { approx: number; bound: number } {
  const { discount, annuity, simple } = rows
  const end = annuity[m + n] as number
  let approx = 0
  let part = 1
  if (pay !== 'level') return weighty(rows, m, n, principal, others, pay)
  if (others === 0) {
    const sum = end - (annuity[m] as number)
    approx = (principal * (discount[m] as number)) / sum
    part = end / sum
  } else
    for (let k = 1; k <= n; k++) {
      const interest = principal * ((simple[m + k] as number) - (simple[m] as number))
      const rest = end - (annuity[m + k] as number)
      approx = (principal + interest + others) / (k + rest / (discount[m + k] as number))
      part = k === n ? 1 : end / rest
      if (k * approx >= others + interest) break
    }
  return { approx, bound: (approx * 16 * (m + n + 8) * (1 + part)) / 2 ** 52 }
}

/** The same with weights w: k becomes w₀ + … + w₍ₖ₋₁₎, and the annuity Σ w·D of the rows after. */
function weighty(
  rows: Factors,
  m: number,
  n: number,
  principal: number,
  others: number,
  pay: Pay,
): { approx: number; bound: number } {
  const { discount, simple } = rows
  const w = weights(pay, n)
  let rest = 0
  for (let k = 0; k < n; k++) rest += (w[k] as number) * (discount[m + k + 1] as number)
  const whole = rest
  let paid = 0
  let approx = others === 0 ? (principal * (discount[m] as number)) / rest : 0
  for (let k = 1; others > 0 && k <= n; k++) {
    paid += w[k - 1] as number
    rest = k === n ? 0 : rest - (w[k - 1] as number) * (discount[m + k] as number)
    const interest = principal * ((simple[m + k] as number) - (simple[m] as number))
    approx = (principal + interest + others) / (paid + rest / (discount[m + k] as number))
    if (paid * approx >= others + interest) break
  }
  return { approx, bound: (approx * 16 * (m + n + 8) * (1 + whole / Math.max(rest, whole * 1e-6))) / 2 ** 52 }
}

/** Solve over the given rows from the ledger as it stands before the first of them. `undefined`: no amount matters. */
export function level(rows: readonly Step[], l: Ledger): Level | undefined {
  let guess = annuity(rows, l)
  let slope = 0
  for (let turn = 0; turn < 40; turn++) {
    const { a, b } = pass(rows, l, guess)
    if (b === 0) return undefined
    slope = b
    const next = -a / b
    const settled = Math.abs(next - guess) <= Math.abs(next) * 1e-14
    guess = next
    if (settled) break
  }
  // A slope that is nothing but rounding noise: the exact one tells whether any amount makes a difference.
  if (Math.abs(slope) < 1e-6 && !exactLevel(rows, owedOf(l), l.order, guess)) return undefined
  let growth = 1
  for (const { top, bottom } of rows) growth *= 1 + top / bottom
  const bound = (32 * (rows.length + 2) * (Math.abs(guess) + everything(l)) * growth) / 2 ** 53
  return { approx: guess, bound, exact: exactly(() => rows, l, guess) }
}

/** The exact answer, worked out at most once and only when asked for. */
export function exactly(rows: () => readonly Step[], l: Ledger, guess: number): () => Ratio {
  const owed = owedOf(l)
  let found: Ratio | undefined
  return () => (found ??= exactLevel(rows(), owed, l.order, guess) ?? near(guess))
}
const owedOf = (l: Ledger): number[] => [
  l.owed[FEES] as number,
  l.owed[PENALTY] as number,
  l.owed[INTEREST] as number,
  l.owed[PRINCIPAL] as number,
]

/** total × Π(1 + fᵢ) ÷ Σ wᵢ Π_{j>i}(1 + fⱼ): exact when only principal is owed, a first guess otherwise. */
function annuity(rows: readonly Step[], l: Ledger): number {
  let grown = everything(l)
  let paid = 0
  for (const step of rows) {
    const g = 1 + step.top / step.bottom
    grown *= g
    paid = paid * g + (step.level ? step.weight : 0)
  }
  return paid === 0 ? 0 : grown / paid
}

/** One run with every bucket a line a + b·L; which bucket a payment reaches is decided at the guess. */
function pass(rows: readonly Step[], l: Ledger, guess: number): { a: number; b: number } {
  const A = l.owed.slice()
  const B = new Float64Array(4)
  let startA = 0
  let startB = 0
  for (const step of rows) {
    if (step.nth === 0) [startA, startB] = [A[PRINCIPAL] as number, B[PRINCIPAL] as number]
    const f = step.top / step.bottom
    ;(A[INTEREST] as number) += (A[PRINCIPAL] as number) * f
    ;(B[INTEREST] as number) += (B[PRINCIPAL] as number) * f
    let a = 0
    let b = 0
    if (step.level) b = step.weight
    else if (typeof step.pay === 'object' || step.pay === 'as-contracted') a = step.amount
    else if (step.pay === 'rest') [a, b] = [sum(A), sum(B)]
    else if (step.pay !== 'nothing') {
      a = (A[FEES] as number) + (A[PENALTY] as number) + (A[INTEREST] as number)
      b = (B[FEES] as number) + (B[PENALTY] as number) + (B[INTEREST] as number)
      if (step.pay === 'equal-principal') [a, b] = [a + startA / step.months, b + startB / step.months]
    }
    for (const k of l.order) {
      const cash = a + b * guess
      const owed = (A[k] as number) + (B[k] as number) * guess
      if (cash >= owed) {
        a -= A[k] as number
        b -= B[k] as number
        A[k] = B[k] = 0
      } else {
        ;(A[k] as number) -= a
        ;(B[k] as number) -= b
        a = b = 0
        break
      }
    }
    ;(A[PRINCIPAL] as number) -= a
    ;(B[PRINCIPAL] as number) -= b
    if (step.capitalises) {
      ;(A[PRINCIPAL] as number) += A[INTEREST] as number
      ;(B[PRINCIPAL] as number) += B[INTEREST] as number
      A[INTEREST] = B[INTEREST] = 0
    }
  }
  return { a: sum(A), b: sum(B) }
}
const sum = (v: Float64Array): number =>
  (v[0] as number) + (v[1] as number) + (v[2] as number) + (v[3] as number)
