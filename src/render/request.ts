// A borrower's request in a format (申请书的输出): renderRequest('markdown', request, ['zh', 'en']);
// a PDF also needs fonts, which `printing` of the command lends.
import type { Request } from '../app/request.ts'
import type { Lang } from '../i18n/lang.ts'
import type { Fonts } from './glyphs.ts'
import { type PaperFormat, type TextPaper, renderPaper } from './paper-formats.ts'
import { requestPaper } from './request-paper.ts'

export function renderRequest(format: TextPaper, of: Request, langs: readonly Lang[]): Promise<string>
export function renderRequest(
  format: PaperFormat,
  of: Request,
  langs: readonly Lang[],
  fonts?: () => Fonts,
): Promise<string | Uint8Array>
export async function renderRequest(
  format: PaperFormat,
  of: Request,
  langs: readonly Lang[],
  fonts?: () => Fonts,
): Promise<string | Uint8Array> {
  return renderPaper(format, requestPaper(of, langs), fonts)
}
