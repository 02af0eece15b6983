// A paper in Markdown (文件的 Markdown): numbered sections, tables, a line for each signature; in two languages one below the other.
// "## 2\. 债务确认 / Confirmation of the debt"
import { markdownText as plain } from '../i18n/neutral.ts'
import { page, table } from './markdown.ts'
import type { Paper } from './paper.ts'

export function paperMarkdown({ titles, heads, sections, feet }: Paper): string {
  const parts = sections.map(({ titles: named, sentences, table: made }, i) =>
    [
      `## ${i + 1}\\. ${named.map(plain).join(' / ')}`,
      ...sentences.flatMap((said) => said.map(plain)),
      ...(made ? [table(made.head, made.rows, made.words)] : []),
    ].join('\n\n'),
  )
  return page([
    `# ${titles.map(plain).join(' / ')}`,
    heads.map((lines) => lines.map(plain).join('  \n')).join('\n\n'),
    ...parts,
    feet.map(plain).join('\n\n'),
  ])
}
