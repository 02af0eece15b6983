// Figures as files write them (文件中的数字与日期): digit groups, 万, currency signs, full-width digits; days in five styles.
// "¥2.85万" is 28500, "２８,５００.００" is 28500.00; "2026/1/5", "20260105" and "2026年1月5日" are 2026-01-05.
import { type Day, day as dayOf, daysInMonth, iso } from '../core/day.ts'
import { Decimal } from '../core/rate.ts'

const NUMBER =
  /^([+-]?)\s*(?:[¥$€£]|CNY|RMB)?\s*([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([万萬亿億]?)\s*(?:元|圆)?\s*([%‰]?)$/
const POWERS: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8, '%': -2, '‰': -3 }
const PLAIN = /^-?\d{1,30}(?:\.\d{1,30})?$/

/** The number a text stands for, exactly; `undefined` where it stands for none, or for two. */
export function numberOf(written: string): Decimal | undefined {
  if (PLAIN.test(written)) return new Decimal(written)
  if (written.length > 80) return undefined
  const match = NUMBER.exec(written.normalize('NFKC').trim())
  if (!match) return undefined
  const [, sign = '', other = '', whole = '', fraction = '', unit = '', share = ''] = match
  if (sign !== '' && other !== '') return undefined
  const number = new Decimal(`${whole.replaceAll(',', '')}${fraction}`)
  const scaled = number.times(new Decimal(10).pow((POWERS[unit] ?? 0) + (POWERS[share] ?? 0)))
  return sign === '-' || other === '-' ? scaled.negated() : scaled
}

/** How days are written that could be read in two ways, or are numbers. */
export const DAY_STYLES = ['d/m/y', 'm/d/y', 'excel'] as const
export type DayStyle = (typeof DAY_STYLES)[number]

/** 1899-12-30: day 60 of a spreadsheet is 1900-02-28 or later, and so are all after it. */
const SERIAL_ZERO = dayOf(1899, 12, 30)

/** An ISO date, if the text is a day in one of the styles: year first always, day or month first where the mapping says which. */
export function dayText(written: string, style?: DayStyle): string | undefined {
  const said = written.normalize('NFKC').trim()
  const first =
    /^(\d{4})(\d{2})(\d{2})$/.exec(said) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      said,
    )
  if (first) return written3(Number(first[1]), Number(first[2]), Number(first[3]))
  if (style === 'excel') {
    const serial = /^(\d{2,6})(?:\.\d+)?$/.exec(said)
    return serial && Number(serial[1]) > 59 ? iso((SERIAL_ZERO + Number(serial[1])) as Day) : undefined
  }
  const last = style && /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(said)
  if (!last) return undefined
  const [a, b, y] = [Number(last[1]), Number(last[2]), Number(last[3])]
  return style === 'd/m/y' ? written3(y, b, a) : written3(y, a, b)
}

function written3(y: number, m: number, d: number): string | undefined {
  return y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)
    ? undefined
    : iso(dayOf(y, m, d))
}
