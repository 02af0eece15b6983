// The smallest change in words (最小改动的措辞): what would let a refused plan pass.
// "24 → 33 months", "rate 8% → 5.5%", "¥800.00 paid at once", "¥180.00 a month more in the household".
import type { Nearest } from '../app/nearest.ts'
import type { Voice } from '../i18n/say.ts'
import { known } from './facts.ts'

export function nearestWords(
  { change: { path, from, to } }: Nearest,
  { words, say }: Voice,
  arrow: string,
): string {
  const { change } = words.report
  const figures = { from, to, to_: arrow }
  if (path.startsWith('reliefs.'))
    return say(change.relief, { ...figures, bucket: known(words.buckets, path.slice(8)) })
  if (path.startsWith('household.')) return say(change.surplus, figures)
  if (path.endsWith('.rate')) return say(change.rate, figures)
  if (path.endsWith('.months')) return say(change.months, figures)
  return say('money' in from && from.money > 0 ? change.moreDown : change.down, figures)
}
