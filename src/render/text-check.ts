// What of a text is forbidden (文字检查的输出): a line for each hit, as an editor can jump to it, and how many there are.
// sms.txt:1:6: “通知你单位”: says that others will be told of the debt (telling others; third-party.tell). GB/T 45251—2025 …
import type { PlacedHit, TextCheck } from '../app/check-text.ts'
import type { Wording } from '../policy/wording.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, citation, voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { jsonText } from './json-text.ts'

const LONGEST = 80
const brief = (said: string): string => {
  const line = said.replaceAll(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** “通知你单位”: what is wrong with it, of what sort, under which name, and where that stands. */
export function hitWords(said: string, wording: Wording, { words, say, lang }: Voice): string {
  const where = wording.sources.map((one) => citation(one, lang)).join(words.agreement.semicolon)
  return say(words.letter.hit, {
    said: visible(brief(said)),
    label: { label: wording.label },
    why: words.letter.whys[wording.why],
    wording: { text: wording.id },
    source: wording.advisory ? say(words.letter.advisory, { source: where }) : where,
  })
}

export function textCheckLines({ file, hits }: TextCheck, { lang, width }: Context): string {
  const voice = voiceOf(lang)
  const { words, say } = voice
  const line = (of: PlacedHit): string[] =>
    wrap(
      `${visible(file)}:${of.line}:${of.column}: ${hitWords(of.said, of.wording, voice)}`,
      width ?? Infinity,
      '  ',
    )
  const sum = say(hits.length === 0 ? words.letter.clean : words.letter.checked, {
    file: visible(file),
    hits: hits.length,
  })
  return `${[...hits.flatMap(line), ...wrap(sum, width ?? Infinity, '')].join('\n')}\n`
}

export const textCheckJson = ({ file, hits }: TextCheck, { compact = false }: Context): string =>
  `${jsonText(
    {
      schema: 'parley/text-check@1',
      file,
      hits: hits.map(({ line, column, said, wording }) => ({
        line,
        column,
        said,
        wording: wording.id,
        why: wording.why,
        label: wording.label,
        sources: wording.sources,
        advisory: wording.advisory,
      })),
    },
    compact,
  )}\n`
