// Explanation as Markdown (算式说明): a table a subject: the figure, its formula as code, where it comes from.
// | Payment | `2,432.59 = …` | the level amount |
import type { Explanation } from '../app/explain.ts'
import { markdownText as plain } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { notationOf } from './explain-formula.ts'
import { ruleLines } from './explain-rules.ts'
import { equation, figureWords, noteWords, sections, shownItems } from './explain-words.ts'

export function explanationMarkdown(of: Explanation, context: Context): string {
  const { currency, digits, dayCount, id, plan } = of
  const voice = voiceOf(context.lang, { currency, digits })
  const notation = notationOf(voice, digits, false, context.ascii === true)
  const { explain, report } = voice.words
  const parts = sections(shownItems(of, context), voice).map(({ title, items }) => {
    const rows = items.map((item) => {
      const note = noteWords(item, voice)
      // A formula is made of numbers and our own signs: nothing in it can end the code.
      const cells = [
        plain(figureWords(item, voice)),
        `\`${equation(item, voice, notation)}\``,
        plain(note ?? ''),
      ]
      return `| ${cells.join(' | ')} |`
    })
    const { figure, formula, note } = explain.columns
    return [
      `## ${plain(title)}\n`,
      `| ${figure} | ${formula} | ${note} |`,
      '| --- | --- | --- |',
      ...rows,
    ].join('\n')
  })
  const rules = ruleLines(of, context, voice).map(({ text, id: to }) =>
    to === undefined ? `- ${plain(text)}` : `- ${plain(text)}  \n  ${plain(to)}`,
  )
  if (rules.length > 0) parts.push(`## ${plain(explain.rules.title)}\n\n${rules.join('\n')}`)
  const title = voice.say(explain.title, { title: planTitle(plan, voice) })
  const foot = [
    voice.say(report.explain.currency, { currency }),
    voice.say(report.basis, { dayCount: { word: dayCount } }),
  ]
  return `${[`# ${plain(title)}`, plain(id), ...parts, foot.map(plain).join('  \n')].join('\n\n')}\n`
}
