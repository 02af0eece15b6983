// Display width (显示宽度): how many columns of a terminal a text takes: 还款 is 4, é is 1, colour codes are 0.
// Ranges: Unicode 15.1, EastAsianWidth.txt (W and F) and emoji shown as pictures; ambiguous characters count 1.

const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x23f0, 0x23f0],
  [0x23f3, 0x23f3],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x274e, 0x274e],
  [0x2753, 0x2757],
  [0x2795, 0x2797],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f1ff],
  [0x1f200, 0x1f320],
  [0x1f32d, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
]

// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g
// eslint-disable-next-line no-control-regex
const NARROW = /^[\u0020-\u007e]*$/
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u

export function isWide(code: number): boolean {
  if (code < 0x1100) return false
  let low = 0
  let high = WIDE.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = WIDE[middle] as (typeof WIDE)[number]
    if (code < from) high = middle - 1
    else if (code > to) low = middle + 1
    else return true
  }
  return false
}

/** Signs we draw with ourselves: quotes, dashes, arrows, boxes, ticks. */
const isSign = (code: number): boolean =>
  code < 0x300 ? code >= 0xa0 : (code >= 0x2010 && code <= 0x2027) || (code >= 0x2190 && code <= 0x27bf)

export function width(text: string): number {
  const bare = text.includes('\u001b') ? text.replace(COLOUR, '') : text
  if (NARROW.test(bare)) return bare.length
  let columns = 0
  let joined = false
  for (const char of bare) {
    const code = char.codePointAt(0) ?? 0
    const size =
      (code >= 0x20 && code < 0x7f) || code === 0xa5
        ? 1
        : isWide(code)
          ? 2
          : isSign(code) && code !== 0xad
            ? 1
            : rare(char, code)
    // A person and a laptop joined by ZWJ are one picture; the colour of a skin belongs to what stands before it.
    if (code === 0x200d) joined = true
    else if (joined) joined = false
    else if (!(code >= 0x1f3fb && code <= 0x1f3ff && columns > 0)) columns += size
  }
  return columns
}
const rare = (char: string, code: number): number => (code === 0xfe0f || ZERO.test(char) ? 0 : 1)

export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)))
export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - width(text))) + text
