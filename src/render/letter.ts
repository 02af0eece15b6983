// What a letter can be written as (函件的输出格式), and every text in it, for whoever holds it against the forbidden wordings.
// renderLetter('pdf', paper, { fonts }) is bytes; letterTexts(paper) is its titles, sentences and cells.
import type { Fonts } from './glyphs.ts'
import type { Paper } from './paper.ts'
import { PAPER_FORMATS, renderPaper } from './paper-formats.ts'

export { letterPaper } from './letter-paper.ts'
export const LETTER_FORMATS = ['text', ...PAPER_FORMATS] as const
export type LetterFormat = (typeof LETTER_FORMATS)[number]

export const LETTER_ENDINGS: Readonly<Record<string, LetterFormat>> = {
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  pdf: 'pdf',
  docx: 'docx',
}

export async function renderLetter(
  format: LetterFormat,
  of: Paper,
  { fonts, width }: { readonly fonts?: () => Fonts; readonly width?: number },
): Promise<string | Uint8Array> {
  if (format === 'text') return (await import('./paper-text.ts')).paperText(of, width)
  return renderPaper(format, of, fonts)
}

/** Sentence by sentence, cell by cell: what stands in two of them is no wording. */
export const letterTexts = ({ titles, heads, sections, feet }: Paper): string[] => [
  ...titles,
  ...heads.flat(),
  ...sections.flatMap(({ titles: named, sentences, table }) => [
    ...named,
    ...sentences.flat(),
    ...(table ? [...table.head, ...table.rows.flat()] : []),
  ]),
  ...feet,
]
