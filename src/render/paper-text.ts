// A paper as plain text (文件的纯文本): for a terminal, an e-mail, a message. Sections without marks, tables in columns.
import { wrap } from '../i18n/wrap.ts'
import { grid } from './grid.ts'
import type { Paper } from './paper.ts'

/** `width`: columns of a terminal; a pipe gets whole lines. */
export function paperText({ titles, heads, sections, feet }: Paper, width = Infinity): string {
  const lines = (text: string, indent = ''): string[] => wrap(text, width, indent)
  const parts = sections.map(({ titles: named, sentences, table }, i) => [
    ...lines(`${i + 1}. ${named.join(' / ')}`),
    ...sentences.flatMap((said) => said.flatMap((text) => lines(text))),
    ...(table
      ? grid(
          [table.head, ...table.rows],
          table.head.map((_, at) => (at < table.words ? 'left' : 'right')),
        )
      : []),
  ])
  const head = [titles.join(' / '), ...heads.flatMap((said) => said.flatMap((text) => lines(text)))]
  return `${[head, ...parts, feet.flatMap((text) => lines(text))]
    .filter((part) => part.length > 0)
    .map((part) => part.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n')}\n`
}
