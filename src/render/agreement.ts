// What an agreement can be written as (协议的输出格式): one model, one renderer each. JSON is made where its digest is reckoned:
// src/store/agreement-file.ts. Another format is a line here.
import type { Agreement } from '../core/agreement.ts'
import type { Lang } from '../i18n/lang.ts'

export const AGREEMENT_FORMATS = ['json', 'markdown', 'html', 'csv', 'ics'] as const
export type AgreementFormat = (typeof AGREEMENT_FORMATS)[number]
/** The end of a file's name. */
export const ENDINGS: Readonly<Record<AgreementFormat, string>> = {
  json: 'json',
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  ics: 'ics',
}

/** The text of a file in these languages, side by side or one below the other where there are two. */
export async function renderAgreement(
  format: Exclude<AgreementFormat, 'json'>,
  of: Agreement,
  langs: readonly Lang[],
): Promise<string> {
  switch (format) {
    case 'markdown':
      return (await import('./agreement-markdown.ts')).agreementMarkdown(of, langs)
    case 'html':
      return (await import('./agreement-html.ts')).agreementHtml(of, langs)
    case 'csv':
      // A spreadsheet opens a CSV file as UTF-8 only when it begins with a byte order mark.
      return `\ufeff${(await import('./agreement-csv.ts')).agreementCsv(of)}`
    case 'ics':
      return (await import('./agreement-ics.ts')).agreementIcs(of, langs)
  }
}
