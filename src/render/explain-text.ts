// Explanation for a terminal (算式说明): subject by subject, a figure a line: "Payment: 2,432.59 = …", its note below.
import type { Explanation } from '../app/explain.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { notationOf } from './explain-formula.ts'
import { ruleLines } from './explain-rules.ts'
import { equation, figureWords, noteWords, sections, shownItems } from './explain-words.ts'
import { idLine } from './comparison-grid.ts'
import { paint as paintOf } from './paint.ts'
import { sheetOf } from './table.ts'

/** Lines no wider than the terminal; in a pipe one line a figure, without digit groups. */
export function explanationText(of: Explanation, context: Context): string {
  const { currency, digits, dayCount, id, plan } = of
  const plain = context.width === undefined
  const columns = context.width ?? Infinity
  const voice = voiceOf(context.lang, { currency, digits, plain })
  const paint = paintOf(context.colour)
  const notation = notationOf(voice, digits, plain, context.ascii === true)
  const { explain, report } = voice.words
  const blocks = sections(shownItems(of, context), voice).map(({ title, items }) => [
    ...wrap(title, columns).map(paint.head),
    ...items.flatMap((item) => {
      const said = equation(item, voice, notation)
      const line = voice.say(explain.line, { figure: figureWords(item, voice), said })
      const note = noteWords(item, voice)
      return [
        ...wrap(`  ${line}`, columns, '    '),
        ...(note === undefined ? [] : wrap(`    ${note}`, columns, '    ').map(paint.dim)),
      ]
    }),
  ])
  const rules = ruleLines(of, context, voice).flatMap(({ text, level, id }) => {
    const tone =
      level === 'forbids' ? paint.bad : level === undefined || level === 'notes' ? String : paint.mind
    return [
      ...wrap(`  ${text}`, columns, '    ').map(tone),
      ...(id === undefined ? [] : [paint.dim(idLine(id, columns, '    '))]),
    ]
  })
  const title = voice.say(explain.title, { title: planTitle(plan, voice) })
  const foot = voice.join([
    voice.say(report.explain.currency, { currency }),
    voice.say(report.basis, { dayCount: { word: dayCount } }),
  ])
  return sheetOf([
    [...wrap(title, columns, '  ').map(paint.head), ...wrap(visible(id), columns, '  ').map(paint.dim)],
    ...blocks,
    rules.length === 0 ? [] : [...wrap(explain.rules.title, columns).map(paint.head), ...rules],
    wrap(foot, columns, '  ').map(paint.dim),
  ])
}
