// What a paper can be written as (纸面文件的格式): Markdown and HTML as text, PDF and DOCX as bytes. The libraries of the last two, and
// the fonts of a PDF, are loaded only when one is made.
import type { Fonts } from './glyphs.ts'
import type { Paper } from './paper.ts'

export const PAPER_FORMATS = ['markdown', 'html', 'pdf', 'docx'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]
export type TextPaper = Extract<PaperFormat, 'markdown' | 'html'>

export function renderPaper(format: TextPaper, of: Paper): Promise<string>
export function renderPaper(format: PaperFormat, of: Paper, fonts?: () => Fonts): Promise<string | Uint8Array>
export async function renderPaper(
  format: PaperFormat,
  of: Paper,
  fonts?: () => Fonts,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'markdown':
      return (await import('./paper-markdown.ts')).paperMarkdown(of)
    case 'html':
      return (await import('./paper-html.ts')).paperHtml(of)
    case 'pdf':
      if (!fonts) throw new Error('a PDF needs fonts')
      return (await import('./paper-pdf.ts')).paperPdf(of, fonts())
    case 'docx':
      return (await import('./paper-docx.ts')).paperDocx(of)
  }
}
