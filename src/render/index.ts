// Render (输出): the registry of outputs, one file each; all but the two everyday tables are loaded when asked for.
// await render('table', { is: 'comparison', of: compare(…) }, { lang: 'zh', colour: 1, width: 100 }) is the text to print.
import type { Context, Document, DocumentName, Renderer } from './document.ts'
import { scheduleTable } from './schedule-table.ts'
import { comparisonTable } from './table.ts'

export type { Context, Document, DocumentName, ScheduleDocument } from './document.ts'

export const FORMATS = ['table', 'json', 'csv', 'markdown', 'html'] as const
/** What only a few results can be. */
const OTHERS = ['svg', 'ics'] as const
export type Format = (typeof FORMATS)[number] | (typeof OTHERS)[number]

type Outputs = { readonly [N in DocumentName]: Readonly<Partial<Record<Format, () => Promise<Renderer<N>>>>> }

const outputs: Outputs = {
  comparison: {
    table: async () => comparisonTable,
    json: async () => (await import('./json.ts')).comparisonJson,
    csv: async () => (await import('./csv.ts')).comparisonCsv,
    markdown: async () => (await import('./markdown.ts')).comparisonMarkdown,
    html: async () => (await import('./html.ts')).comparisonHtml,
  },
  schedule: {
    table: async () => scheduleTable,
    json: async () => (await import('./json.ts')).scheduleJson,
    csv: async () => (await import('./csv.ts')).scheduleCsv,
    markdown: async () => (await import('./markdown.ts')).scheduleMarkdown,
    html: async () => (await import('./html.ts')).scheduleHtml,
  },
  rate: {
    table: async () => (await import('./rate-lines.ts')).rateLines,
    json: async () => (await import('./json.ts')).rateJson,
    csv: async () => (await import('./csv.ts')).rateCsv,
    markdown: async () => (await import('./markdown.ts')).rateMarkdown,
    html: async () => (await import('./html.ts')).rateHtml,
  },
  explanation: {
    table: async () => (await import('./explain-text.ts')).explanationText,
    json: async () => (await import('./explain-json.ts')).explanationJson,
    csv: async () => (await import('./explain-json.ts')).explanationCsv,
    markdown: async () => (await import('./explain-markdown.ts')).explanationMarkdown,
  },
  policy: {
    table: async () => (await import('./policy-table.ts')).policyTable,
    json: async () => (await import('./policy-json.ts')).policyJson,
    csv: async () => (await import('./policy-csv.ts')).policyCsv,
    markdown: async () => (await import('./policy-markdown.ts')).policyMarkdown,
  },
  policies: {
    table: async () => (await import('./policies.ts')).policiesTable,
    json: async () => (await import('./policy-json.ts')).policiesJson,
    csv: async () => (await import('./policy-csv.ts')).policiesCsv,
  },
  'policy-diff': {
    table: async () => (await import('./policy-diff.ts')).policyDiffTable,
    json: async () => (await import('./policy-json.ts')).policyDiffJson,
    csv: async () => (await import('./policy-csv.ts')).policyDiffCsv,
    markdown: async () => (await import('./policy-markdown.ts')).policyDiffMarkdown,
  },
  replay: {
    table: async () => (await import('./replay.ts')).replayTable,
    json: async () => (await import('./replay-json.ts')).replayJson,
    markdown: async () => (await import('./replay.ts')).replayMarkdown,
  },
  verification: {
    table: async () => (await import('./verification.ts')).verificationText,
    json: async () => (await import('./verification.ts')).verificationJson,
  },
  sweep: {
    table: async () => (await import('./sweep-table.ts')).sweepTable,
    json: async () => (await import('./sweep-json.ts')).sweepJson,
    csv: async () => (await import('./sweep-csv.ts')).sweepCsv,
    html: async () => (await import('./sweep-html.ts')).sweepHtml,
    svg: async () => (await import('./sweep-svg.ts')).sweepSvg,
  },
  backtest: {
    table: async () => (await import('./backtest-table.ts')).backtestTable,
    json: async () => (await import('./backtest-json.ts')).backtestJson,
    csv: async () => (await import('./backtest-csv.ts')).backtestCsv,
    html: async () => (await import('./backtest-html.ts')).backtestHtml,
  },
  'book-list': {
    table: async () => (await import('./book-list.ts')).bookTable,
    json: async () => (await import('./book-list.ts')).bookJson,
    csv: async () => (await import('./book-list.ts')).bookCsv,
  },
  'book-check': {
    table: async () => (await import('./book-check.ts')).bookCheckText,
    json: async () => (await import('./book-check.ts')).bookCheckJson,
  },
  'book-import': {
    table: async () => (await import('./book-import.ts')).bookImportTable,
    json: async () => (await import('./book-import.ts')).bookImportJson,
    csv: async () => (await import('./book-import.ts')).bookImportCsv,
  },
  contacts: {
    table: async () => (await import('./contacts.ts')).contactsTable,
    json: async () => (await import('./contacts.ts')).contactsJson,
    csv: async () => (await import('./contacts.ts')).contactsCsv,
  },
  'may-contact': {
    table: async () => (await import('./contacts.ts')).answerText,
    json: async () => (await import('./contacts.ts')).answerJson,
  },
  due: {
    table: async () => (await import('./due.ts')).dueTable,
    json: async () => (await import('./due.ts')).dueJson,
    csv: async () => (await import('./due.ts')).dueCsv,
    ics: async () => (await import('./due-ics.ts')).dueIcs,
  },
  'text-check': {
    table: async () => (await import('./text-check.ts')).textCheckLines,
    json: async () => (await import('./text-check.ts')).textCheckJson,
  },
  standing: {
    table: async () => (await import('./standing.ts')).standingTable,
    json: async () => (await import('./standing-json.ts')).standingJson,
    csv: async () => (await import('./standing.ts')).standingCsv,
    markdown: async () => (await import('./standing.ts')).standingMarkdown,
  },
}

/** The formats a document has. */
export const formatsOf = (is: DocumentName): Format[] =>
  [...FORMATS, ...OTHERS].filter((format) => outputs[is][format] !== undefined)

/** The text of a document, ending with a line feed. A format the document does not have is a bug of the caller. */
export async function render(format: Format, document: Document, context: Context): Promise<string> {
  const load = outputs[document.is][format] as (() => Promise<Renderer<DocumentName>>) | undefined
  if (!load) throw new Error(`${document.is} has no ${format}`)
  return (await load())(document.of as never, context)
}
