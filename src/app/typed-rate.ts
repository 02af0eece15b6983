// A rate as it is typed (输入的利率): 18%, 年化18%, 0.05%/day, 日万分之五, 万五; 月息1.5% is 18 % a year.
// 一分五 may be 1.5 % a month or 15 % a year, 18 may be 18 % or 1800 %: refused, with what to type instead.
import { formatRate, type Rate, rate, type Share, share, times } from '../core/rate.ts'
import { chineseCount, halfWidth, MOST_TYPED, type Wrong, wrong } from './typed-trouble.ts'

/** `monthly`: it was told by the month, and twelve of it are the year's. */
export type TypedRate = { readonly rate: Rate; readonly text: string; readonly monthly?: true }

type Period = 'year' | 'month' | 'day'
const BEFORE: readonly (readonly [RegExp, Period])[] = [
  [/^(?:年化(?:利率)?|年利率|年息|年|apr)\s*/i, 'year'],
  [/^(?:月利率|月息|月)\s*/, 'month'],
  [/^(?:日利率|日息|每日|每天|日)\s*/, 'day'],
]
const AFTER: readonly (readonly [RegExp, Period])[] = [
  [/\s*(?:(?:\/|每|一|a |an |per )\s*(?:years?|annum|年)|p\.?a\.?|apr)$/i, 'year'],
  [/\s*(?:\/|每|一|a |per )\s*(?:months?|个?月)$/i, 'month'],
  [/\s*(?:\/|每|一|a |per )\s*(?:days?|日|天)$/i, 'day'],
]

/** What was typed, as a rate of zero or more by the year or by the day. */
export function typedRate(text: string): TypedRate | Wrong {
  const said = halfWidth(text).trim()
  if (said === '') return wrong('empty')
  if (said.length > MOST_TYPED) return wrong('too-long', { most: String(MOST_TYPED) })
  if (/[分厘毫]/.test(said.replace(/[百千万]分之/g, ''))) return wrong('fen-rate')
  const before = BEFORE.find(([pattern]) => pattern.test(said))
  const rest = before ? said.replace(before[0], '') : said
  const after = AFTER.find(([pattern]) => pattern.test(rest))
  const figure = after ? rest.replace(after[0], '') : rest
  if (before && after && before[1] !== after[1]) return wrong('not-a-rate')
  const read = figureOf(figure.trim())
  if ('trouble' in read) return read
  const period = before?.[1] ?? after?.[1] ?? read.usual
  if (period === undefined) return wrong('which-period')
  if (period !== 'month') return told({ ...read.share, per: period })
  return { ...told({ ...times(read.share, { units: 12, scale: 0 }), per: 'year' }), monthly: true }
}

function told(read: Rate): TypedRate {
  const text = formatRate(read)
  // In lowest terms, as the case will read it.
  return { rate: rate(text) ?? read, text }
}

/** `usual`: the period where none is said: a percentage is a year's, 万五 a day's; 千分之五 is either. */
function figureOf(text: string): { readonly share: Share; readonly usual?: Period } | Wrong {
  const fraction = /^([百千万])(?:分之)?\s*(\d{1,4}(?:\.\d{1,6})?|[一二两三四五六七八九十]{1,3})$/.exec(text)
  if (fraction && (fraction[1] === '万' || text.includes('分之'))) {
    const [, unit = '', number = ''] = fraction
    const count = /^\d/.test(number) ? number : String(chineseCount(number) ?? '')
    const read = share(count)
    if (!read) return wrong('not-a-rate')
    const scale = { 百: 2, 千: 3, 万: 4 }[unit] ?? 0
    const usual = unit === '百' ? 'year' : unit === '万' ? 'day' : undefined
    return {
      share: times(read, { units: 1, scale }),
      ...(usual === undefined ? {} : { usual }),
    }
  }
  const read = share(text.replace(/^\+/, ''))
  if (!read || read.units < 0) return wrong(text.startsWith('-') ? 'negative' : 'not-a-rate')
  if (text.endsWith('‰')) return { share: read }
  if (!text.endsWith('%') && read.units >= 10 ** read.scale)
    return wrong('bare-rate', { suggestion: `${text}%` })
  return { share: read, usual: 'year' }
}

/** How much more than the contract rate: +50%, 上浮50%, plus 50%; a rate alone is none. */
export function typedUplift(text: string): { readonly text: string } | undefined {
  const said = halfWidth(text).trim()
  const match =
    /^(?:\+|plus\s|上浮|加收|加)\s*(\d{1,4}(?:\.\d{1,6})?\s*%)(?:\s*(?:more|on top))?$/i.exec(said) ??
    /^(\d{1,4}(?:\.\d{1,6})?\s*%)\s*(?:more|on top)$/i.exec(said)
  return match?.[1] === undefined ? undefined : { text: match[1].replace(/\s/g, '') }
}
