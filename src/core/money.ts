// Money (金额): whole minor units of one currency, fen or cents, as a branded integer.
// 48,732.55 yuan is 4873255; adding two amounts never touches a fraction. The currency is the debt's.

export type Money = number & { readonly __money: unique symbol }

export const ZERO = 0 as Money

/** Largest amount that is still an exact integer in every sum we make: 10^13 minor units (100 billion yuan). */
export const MOST = 1e13 as Money

/** An integer count of minor units as Money. `money(247458)` is 2,474.58 yuan. Throws on a fraction: that is a bug. */
export function money(minor: number): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not whole minor units: ${minor}`)
  return (minor === 0 ? 0 : minor) as Money
}

export const least = (a: Money, b: Money): Money => (a < b ? a : b)
export const sum = (amounts: Iterable<Money>): Money => {
  let total = 0
  for (const amount of amounts) total += amount
  return total as Money
}

/**
 * Split an amount in proportion to weights so that nothing is lost: largest remainders get the odd units.
 * `allocate(money(16000), [4550, 6700, 1200])` is [5847, 8611, 1542], as debt advisers share 160.00 pro rata.
 */
export function allocate(amount: Money, weights: readonly number[]): Money[] {
  const total = weights.reduce((a, b) => a + b, 0)
  if (total <= 0) return weights.map(() => ZERO)
  const parts = weights.map((w) => (BigInt(amount) * BigInt(w)) / BigInt(total))
  const rest = weights.map((w, i) => ({ i, over: (BigInt(amount) * BigInt(w)) % BigInt(total) }))
  let left = Number(BigInt(amount) - parts.reduce((a, b) => a + b, 0n))
  rest.sort((a, b) => (a.over === b.over ? a.i - b.i : a.over > b.over ? -1 : 1))
  const shares = parts.map(Number)
  for (const { i } of rest) {
    if (left === 0) break
    shares[i] = (shares[i] ?? 0) + 1
    left -= 1
  }
  return shares as Money[]
}

/** `format(money(247458), 2)` is "2474.58"; with `group` "2,474.58". Exactly the currency's digits, no rounding. */
export function format(amount: Money, digits: number, group = ''): string {
  const sign = amount < 0 ? '-' : ''
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = digits === 0 ? text : text.slice(0, -digits)
  const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group)
  return digits === 0 ? sign + grouped : `${sign}${grouped}.${text.slice(-digits)}`
}

export type AmountTrouble = 'not-a-number' | 'too-many-digits' | 'too-large' | 'grouping'

const WAN: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8 }

/**
 * Read an amount as it is written: `28500`, `28,500.00`, `2.85万`. Digits beyond the currency's are trouble,
 * never rounded away; `2.85万` in yuan is 28,500.00 exactly.
 */
export function parse(text: string, digits: number): { amount: Money } | { trouble: AmountTrouble } {
  const match = /^(-?)(\d[\d,]*)(?:\.(\d+))?\s*([万萬亿億]?)$/.exec(text.trim().replace(/^[+]/, ''))
  if (!match) return { trouble: 'not-a-number' }
  const [, sign, whole = '', fraction = '', unit = ''] = match
  if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole)) return { trouble: 'grouping' }
  const power = digits + (WAN[unit] ?? 0) - fraction.length
  const all = whole.replaceAll(',', '') + fraction
  const kept = power >= 0 ? all + '0'.repeat(power) : all.slice(0, power)
  if (power < 0 && /[1-9]/.test(all.slice(power))) return { trouble: 'too-many-digits' }
  const minor = Number(kept || '0')
  if (minor > MOST) return { trouble: 'too-large' }
  return { amount: money(sign === '-' ? -minor : minor) }
}
