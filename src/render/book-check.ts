// What a check of a book found (账册检查结果): every damage with its file and line, what is lost by it and what is not.
// damage: agreements/4f/…/events.ndjson: has 3 lines, and 4 were written. The 3 stand; 1 are lost.
import type { BookCheck, BookDamage, BookRemark } from '../app/book.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { jsonText } from './json-text.ts'
import { paint as paintOf } from './paint.ts'

export function bookCheckText(of: BookCheck, { lang, colour, width }: Context): string {
  const voice = voiceOf(lang)
  const { say, words } = voice
  const w = words.book.check
  const paint = paintOf(colour)
  const { damages, remarks, records } = of
  const counts = {
    agreements: records.agreement,
    cases: records.case,
    sessions: records.session,
    lines: of.lines,
    files: of.files,
    forgotten: of.forgotten,
  }
  const lines = [
    ...damages.map((one) => paint.bad(`${w.damage}${words.report.colon} ${damageWords(one, voice)}`)),
    ...remarks.map((one) => `${w.remark}${words.report.colon} ${remarkWords(one, voice)}`),
    ...(of.rebuilt ? [w.rebuilt] : []),
    damages.length === 0 ? say(w.whole, counts) : say(w.damaged, { damages: damages.length }),
  ]
  return `${lines.flatMap((line) => (width === undefined ? [line] : wrap(line, width, '  '))).join('\n')}\n`
}

function damageWords(
  { what, file, line, why, has = 0, want = 0 }: BookDamage,
  { say, words }: Voice,
): string {
  const w = words.book.check
  const reasons: Readonly<Record<string, string>> = w.why
  const said = say((w.what as Readonly<Record<string, string>>)[what] ?? what, {
    line: line ?? 0,
    kept: (line ?? 1) - 1,
    why: reasons[why ?? ''] ?? '',
    has,
    want,
    lost: want - has,
  })
  return `${visible(file)}${words.report.colon} ${said}`
}

const remarkWords = ({ what, file, lines = 0, bytes = 0 }: BookRemark, { say, words }: Voice): string =>
  `${visible(file)}${words.report.colon} ${say(
    (words.book.check.remarks as Readonly<Record<string, string>>)[what] ?? what,
    { lines, bytes },
  )}`

export const bookCheckJson = (of: BookCheck, { compact = false }: Context): string =>
  `${jsonText(
    {
      schema: 'parley/book-check@1',
      holds: of.damages.length === 0,
      records: { ...of.records },
      files: of.files,
      lines: of.lines,
      forgotten: of.forgotten,
      rebuilt: of.rebuilt,
      damages: of.damages.map((one) => ({ ...one })),
      remarks: of.remarks.map((one) => ({ ...one })),
    },
    compact,
  )}\n`
