// The ways a day is said (日期的写法), from the plainest to the loosest; the first that fits is read.
// "下个月15号" is { y: 2026, m: 12, d: 15 } on 2026-11-22, "15/12" { m: 12, d: 15 }, with 12/15 tried where that is none.
import { addMonths, type Day, daysInMonth, day as dayOf, ymd } from '../core/day.ts'
import type { OnDay, Parts } from './typed-day.ts'
import { numberOf, type Wrong, wrong } from './typed-trouble.ts'

export type Found = Wrong | { readonly day: Day } | { readonly parts: Parts; readonly swapped?: Parts }
type Form = {
  readonly pattern: RegExp
  /** Nothing where the words fit the pattern and still say no day. */
  readonly read: (said: readonly string[], on: OnDay) => Found | undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const monthNamed = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
const N = '(\\d{1,4}|[〇零一二两三四五六七八九十]{1,3})'
const TH = '(\\d{1,2})(?:st|nd|rd|th)?'

const YEARS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 后年: 2, 去年: -1, 前年: -2 }
const AWAY: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  昨日: -1,
  前天: -2,
  大前天: -3,
  today: 0,
  tomorrow: 1,
  yesterday: -1,
}
const monthsAway = (word: string): number =>
  /^(?:下|next)/i.test(word) ? 1 : /^(?:上|last)/i.test(word) ? -1 : 0

const parts = (y: number | undefined, m: number | undefined, d: number, swap = false): Found => {
  const year = y === undefined ? {} : { y }
  const month = m === undefined ? {} : { m }
  const swapped = swap && m !== undefined ? { swapped: { ...year, m: d, d: m } } : {}
  return { parts: { ...year, ...month, d }, ...swapped }
}
const yearOf = (said: string, on: OnDay): number | undefined =>
  said === '' ? undefined : Object.hasOwn(YEARS, said) ? ymd(on.today).y + (YEARS[said] ?? 0) : Number(said)

/** The day so many months away from this one, or that month's last. */
function inMonthAway(months: number, d: number | 'last', { today }: OnDay): Found {
  const { y, m } = ymd(addMonths(today, months, 1))
  return d === 'last' ? { day: dayOf(y, m, daysInMonth(y, m)) } : parts(y, m, d)
}

function away(count: string, unit: string, sign: 1 | -1, { today }: OnDay): Found | undefined {
  const half = count === '半'
  const n = half ? 6 : /^an?$/i.test(count) ? 1 : numberOf(count)
  if (n === undefined) return undefined
  if (/^(?:天|日|d)/i.test(unit)) return half ? undefined : { day: (today + sign * n) as Day }
  if (/^(?:周|个?星期|个?礼拜|w)/i.test(unit))
    return half ? undefined : { day: (today + sign * n * 7) as Day }
  if (/^(?:年|y)/i.test(unit)) return { day: addMonths(today, sign * (half ? 6 : n * 12)) }
  return half ? undefined : { day: addMonths(today, sign * n) }
}

const UNIT = '(天|日|周|个?星期|个?礼拜|个?月|年)'
const UNIT_EN = '(days?|weeks?|months?|years?)'

export const DAY_FORMS: readonly Form[] = [
  // 2026-12-15, 2026/12/15, 2026.12.15, 2026年12月15日, 20261215
  {
    pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    read: ([y = '', m, d]) => parts(Number(y), Number(m), Number(d)),
  },
  {
    pattern: /^(\d{4})(\d{2})(\d{2})$/,
    read: ([y, m, d]) => parts(Number(y), Number(m), Number(d)),
  },
  // 15/12/2026; the language says which comes first where both can be
  {
    pattern: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/,
    read: ([a, b, y], { lang }) => numeric(Number(a), Number(b), lang, Number(y)),
  },
  { pattern: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{2}年\d/, read: () => wrong('year-digits') },
  // 15/12, 12-15
  {
    pattern: /^(\d{1,2})[-/.](\d{1,2})$/,
    read: ([a, b], { lang }) => numeric(Number(a), Number(b), lang),
  },
  // 12月15日, 明年3月1号, 十二月十五日, 12月底
  {
    pattern: new RegExp(
      `^(\\d{4}年|今年|本年|明年|后年|去年|前年)?\\s?${N}月份?\\s?(?:${N}(?:日|号)?|(底|末))$`,
    ),
    read: ([y = '', m = '', d = '', end], on) => {
      const [month, date] = [numberOf(m), numberOf(d)]
      const year = yearOf(y.replace(/^(\d{4})年$/, '$1'), on)
      if (month === undefined || month < 1 || month > 12) return wrong('not-a-day')
      if (date !== undefined) return parts(year, month, date)
      return end ? lastOf(year, month, on) : undefined
    },
  },
  // 15日, 十五号, the 15th
  { pattern: new RegExp(`^${N}(?:日|号)$`), read: ([d = '']) => dateOnly(numberOf(d)) },
  { pattern: /^(\d{1,2})(?:st|nd|rd|th)$/i, read: ([d]) => dateOnly(Number(d)) },
  // 下月15日, 本月底
  {
    pattern: new RegExp(`^(本月|这个?月|当月|下个?月|上个?月)份?的?\\s?(?:${N}(?:日|号)?|(底|末))$`),
    read: ([which = '', d = '', end], on) => {
      const date = numberOf(d)
      if (end) return inMonthAway(monthsAway(which), 'last', on)
      return date === undefined ? undefined : inMonthAway(monthsAway(which), date, on)
    },
  },
  { pattern: /^月(?:底|末)$/, read: (_, on) => endOf(on) },
  {
    pattern: /^(今|本|明|去)?年年?(?:底|末)$/,
    read: ([which = ''], { today }) => {
      const { y } = ymd(today)
      return parts(y + (which === '明' ? 1 : which === '去' ? -1 : 0), 12, 31)
    },
  },
  {
    pattern: /^(今天|今日|明天|明日|后天|大后天|昨天|昨日|前天|大前天|today|tomorrow|yesterday)$/i,
    read: ([word = ''], { today }) => ({ day: (today + (AWAY[word.toLowerCase()] ?? 0)) as Day }),
  },
  // 10天后, 3个月前, 半年前; in 10 days, 3 months ago
  {
    pattern: new RegExp(`^(?:过)?(半|\\d{1,4}|[一二两三四五六七八九十]{1,3})\\s?${UNIT}(?:之|以)?(后|前)$`),
    read: ([n = '', unit = '', way], on) => away(n, unit, way === '后' ? 1 : -1, on),
  },
  {
    pattern: new RegExp(`^in (an?|\\d{1,4}) ${UNIT_EN}$`, 'i'),
    read: ([n = '', unit = ''], on) => away(n, unit, 1, on),
  },
  {
    pattern: new RegExp(`^(an?|\\d{1,4}) ${UNIT_EN} (ago|from now|from today)$`, 'i'),
    read: ([n = '', unit = '', way = ''], on) => away(n, unit, /^ago$/i.test(way) ? -1 : 1, on),
  },
  // next month 15, the 15th of next month, end of next month
  {
    pattern: new RegExp(`^(next|this|last) month(?: on)?(?: the)? ${TH}$`, 'i'),
    read: ([which = '', d], on) => inMonthAway(monthsAway(which), Number(d), on),
  },
  {
    pattern: new RegExp(`^${TH}(?: of)? (next|this|last) month$`, 'i'),
    read: ([d, which = ''], on) => inMonthAway(monthsAway(which), Number(d), on),
  },
  {
    pattern: /^(?:the )?end of (?:the )?(?:(next|this|last) )?month$/i,
    read: ([which = ''], on) => (which === '' ? endOf(on) : inMonthAway(monthsAway(which), 'last', on)),
  },
  { pattern: /^month[- ]end$/i, read: (_, on) => endOf(on) },
  // 15 Dec, 15th December 2026, Dec 15, December 15, 2026
  {
    pattern: new RegExp(`^${TH}(?: of)?[ -]?(${MONTH})\\.?(?:[ ,-]+(\\d{4}))?$`, 'i'),
    read: ([d, m = '', y = ''], on) => parts(yearOf(y, on), monthNamed(m), Number(d)),
  },
  {
    pattern: new RegExp(`^(${MONTH})\\.?[ -]?(?:the )?${TH}(?:(?:,| )+(\\d{4}))?$`, 'i'),
    read: ([m = '', d, y = ''], on) => parts(yearOf(y, on), monthNamed(m), Number(d)),
  },
]

const dateOnly = (d: number | undefined): Found | undefined =>
  d === undefined ? undefined : parts(undefined, undefined, d)

/** English puts the day first, Chinese the month; the other order where only that is a day. */
function numeric(a: number, b: number, lang: OnDay['lang'], y?: number): Found {
  return lang === 'en' ? parts(y, b, a, true) : parts(y, a, b, true)
}

/** The month's end on or after today, or on or before it. */
function endOf(on: OnDay): Found {
  const here = inMonthAway(0, 'last', on) as { readonly day: Day }
  return on.toward === 'future' || here.day === on.today ? here : inMonthAway(-1, 'last', on)
}

function lastOf(year: number | undefined, m: number, { today, toward }: OnDay): Found {
  const of = (y: number): Day => dayOf(y, m, daysInMonth(y, m))
  const { y } = ymd(today)
  if (year !== undefined) return { day: of(year) }
  if (toward === 'future') return { day: of(y) < today ? of(y + 1) : of(y) }
  return { day: of(y) > today ? of(y - 1) : of(y) }
}
