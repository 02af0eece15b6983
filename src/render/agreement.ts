// What an agreement can be written as (协议的输出格式): one model, one renderer each. JSON is made where its digest is reckoned:
// src/store/agreement-file.ts. Another format is a line here.
import type { Agreement } from '../core/agreement.ts'
import type { Lang } from '../i18n/lang.ts'
import type { Fonts } from './glyphs.ts'
import { renderPaper } from './paper-formats.ts'

/** Written as text; the others as bytes. */
export const TEXT_FORMATS = ['markdown', 'html', 'csv', 'ics'] as const
type TextFormat = (typeof TEXT_FORMATS)[number]
export const AGREEMENT_FORMATS = ['json', 'pdf', 'docx', 'xlsx', ...TEXT_FORMATS] as const
export type AgreementFormat = (typeof AGREEMENT_FORMATS)[number]
/** The end of a file's name. */
export const ENDINGS: Readonly<Record<AgreementFormat, string>> = {
  json: 'json',
  pdf: 'pdf',
  docx: 'docx',
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  ics: 'ics',
  xlsx: 'xlsx',
}

/** What a file is made with beside the agreement: fonts for a PDF, the digest of its data for the foot of printed pages. */
export type Resources = { readonly fonts?: () => Fonts; readonly digest?: string }

/** What stands in a file, in these languages: side by side or one below the other where there are two. */
export async function renderAgreement(
  format: TextFormat,
  of: Agreement,
  langs: readonly Lang[],
): Promise<string>
export async function renderAgreement(
  format: Exclude<AgreementFormat, 'json'>,
  of: Agreement,
  langs: readonly Lang[],
  resources?: Resources,
): Promise<string | Uint8Array>
export async function renderAgreement(
  format: Exclude<AgreementFormat, 'json'>,
  of: Agreement,
  langs: readonly Lang[],
  { fonts, digest }: Resources = {},
): Promise<string | Uint8Array> {
  switch (format) {
    case 'markdown':
    case 'html':
    case 'pdf':
    case 'docx': {
      const { agreementPaper } = await import('./agreement-paper.ts')
      const paper = agreementPaper(of, langs)
      return renderPaper(format, digest === undefined ? paper : { ...paper, digest }, fonts)
    }
    case 'csv':
      // A spreadsheet opens a CSV file as UTF-8 only when it begins with a byte order mark.
      return `\ufeff${(await import('./agreement-csv.ts')).agreementCsv(of)}`
    case 'ics':
      return (await import('./agreement-ics.ts')).agreementIcs(of, langs)
    case 'xlsx':
      return (await import('./agreement-xlsx.ts')).agreementXlsx(of, langs)
  }
}
