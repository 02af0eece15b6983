// A rate in lines (利率结果): the method, the rate a year, its compounded and periodic forms, or why there is none.
// "Annual rate: 13.03%" of 6,000 lent and 12 payments of 536.
import type { NoRate } from '../core/yield.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context, RateDocument } from './document.ts'
import { paint as paintOf } from './paint.ts'

export function rateLines(of: RateDocument, { lang, colour, width = Infinity }: Context): string {
  const paint = paintOf(colour)
  const [first = '', ...rest] = rateWords(of, voiceOf(lang)).flatMap((line) => wrap(line, width, '  '))
  return `${[paint.head(first), ...rest].join('\n')}\n`
}

const percent = (rate: number): string => (rate * 100).toFixed(4)

/** The sentences of an answer, the rate first. */
export function rateWords({ request, answer }: RateDocument, voice: Voice): string[] {
  const { words, say } = voice
  const { rate } = words.report
  const {
    annualRate,
    effectiveRate,
    percent: quoted,
    periodicRate,
    unitPeriod,
    roots,
    reason,
    method,
  } = answer
  const out: string[] = []
  if (quoted !== null) out.push(say(rate.annual, { percent: quoted }))
  else out.push(say(rate.none, { reason: reason ? words.noRate[reason satisfies NoRate] : '' }))
  if (effectiveRate !== null && effectiveRate !== annualRate)
    out.push(say(rate.effective, { percent: percent(effectiveRate) }))
  if (periodicRate !== undefined)
    out.push(
      say(rate.periodic, { unit: unitWords(unitPeriod ?? 'month', voice), percent: percent(periodicRate) }),
    )
  if (roots.length > 1)
    out.push(say(rate.roots, { roots: roots.map((root) => `${percent(root)}%`).join(words.report.comma) }))
  out.push(say(rate.method, { method: words.methods[method] }))
  if (request)
    out.push(say(rate.flows, { advances: request.advances.length, payments: request.payments.length }))
  return out
}

/** "month" or "2 weeks", as the method names its period. */
function unitWords(period: string, { words, say }: Voice): string {
  const { units, unitsMany } = words.report.rate
  const [, count, name = period] = /^(\d+) (.+)s$/.exec(period) ?? []
  const unit = (units as Readonly<Record<string, string>>)[name] ?? name
  return count === undefined ? unit : say(unitsMany, { count, unit })
}
