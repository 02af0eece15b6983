// Means on the desk (还款能力): what can be paid a month in one line, and one small picture of the plan on the table against it:
// "[##############------] plan 1: 72.40% of what can be paid (¥1,494.40 of ¥2,064.20)".
import type { Sitting } from '../app/sitting.ts'
import type { Voice } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import type { Paint } from './paint.ts'

const [LONG, SHORT] = [24, 10]

export function means(
  of: Sitting,
  { width = 80, ascii = false }: Context,
  { words, say }: Voice,
  paint: Paint,
): string[] {
  const w = words.call.screen
  const { comparison } = of
  const [now, ...later] = comparison.means?.path ?? []
  const savings = comparison.means?.savings ?? 0
  const line =
    now === undefined
      ? w.unknown
      : [
          say(w.capacity, { amount: { money: now.amount } }),
          ...later.map((step) => say(w.later, { amount: { money: step.amount }, day: { day: step.from } })),
          ...(savings > 0 ? [say(w.savings, { amount: { money: savings as typeof now.amount } })] : []),
        ].join(w.apart)
  return [
    ...wrap(line, width, '  '),
    ...picture(of, { long: width < 76 ? SHORT : LONG, ascii }, { words, say }, paint),
  ]
}

/** The recommended plan, or the offer on the table: as much of the bar as it takes of what can be paid. */
function picture(
  of: Sitting,
  { long, ascii }: { readonly long: number; readonly ascii: boolean },
  { words, say }: Pick<Voice, 'words' | 'say'>,
  paint: Paint,
): string[] {
  const w = words.call.screen
  const id = of.standing.accepted?.id ?? of.offers.at(-1)?.id ?? of.comparison.recommended
  const shown = of.choices.find((one) => one.id === id)
  const { capacity } = of
  if (!shown) return []
  const { strain, peakPayment, fits } = shown.entry.measures
  const part = strain ?? (capacity !== undefined && capacity > 0 ? peakPayment / capacity : undefined)
  if (part === undefined || capacity === undefined) return []
  const filled = Math.max(0, Math.min(long, Math.round(part * long)))
  const [full, rest] = ascii ? ['#', '-'] : ['█', '░']
  const tone = fits === false ? paint.bad : paint.good
  const bar = `[${tone(full.repeat(filled))}${rest.repeat(long - filled)}]`
  const share = `${(Math.round(part * 1000) / 10).toFixed(1)}%`
  return [
    say(w.picture, {
      bar,
      n: shown.n,
      share,
      peak: { money: peakPayment },
    }),
  ]
}
