// The list of policies in the terminal (政策清单): a line of figures each, its name below; told in sentences where it is narrow.
// generic  2026-11-22                     0         0      0         no
import type { PolicyList, PolicyRow } from '../app/policy-list.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { type Align, aligned } from './grid.ts'
import { paint as paintOf } from './paint.ts'

const COLUMNS = ['id', 'version', 'country', 'rests', 'values', 'advisory', 'empty', 'authority'] as const
const ALIGNS: readonly Align[] = ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'right']

export function policiesTable(list: PolicyList, { lang, colour, width }: Context): string {
  const voice = voiceOf(lang)
  const { list: words } = voice.words.policy
  const paint = paintOf(colour)
  const heads = COLUMNS.map((key) => words[key])
  const rows = list.map((row) => cellsOf(row, voice))
  const [head = '', ...lines] = aligned([heads, ...rows], ALIGNS, '  ')
  if (width === undefined)
    return joined([
      `${head}  ${words.label}`,
      ...lines.map((line, i) => {
        const row = list[i]
        return row ? `${line}  ${nameOf(row, voice)}` : line
      }),
    ])
  const wide = [head, ...lines].every((line) => widthOf(line) <= width)
  return joined([
    ...(wide ? [paint.head(head)] : []),
    ...list.flatMap((row, i) => [
      ...(wide ? [lines[i] ?? ''] : wrap(told(rows[i] ?? [], heads, voice), width, '  ')),
      ...wrap(`  ${nameOf(row, voice)}`, width, '  ').map(paint.dim),
    ]),
  ])
}

const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`

function cellsOf({ head, counts, authority }: PolicyRow, { words }: Voice): string[] {
  const { value } = words.policy
  return [
    visible(head.id),
    visible(head.version),
    visible(head.country ?? ''),
    head.rests.map(visible).join(words.report.list),
    String(counts.values),
    String(counts.advisory),
    String(counts.empty),
    authority ? value.yes : value.no,
  ]
}

const nameOf = ({ head, file }: PolicyRow, { words, say }: Voice): string =>
  file === undefined
    ? say('{label}', { label: { label: head.label } })
    : say(words.policy.list.own, { label: { label: head.label }, file: visible(file) })

/** "generic: Version 2026-11-22, Values 0, …" */
function told(cells: readonly string[], heads: readonly string[], { words, join }: Voice): string {
  const figures = cells.flatMap((cell, i) => (i === 0 || cell === '' ? [] : [`${heads[i]} ${cell}`]))
  return join([`${cells[0]}${words.report.colon}`, figures.join(words.report.comma)])
}
