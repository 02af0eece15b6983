// Papers for print (成文样例): a small one that says what a test wants said, the fonts, and the text of a PDF as another library reads it.
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import type { Lang } from '../../src/i18n/lang.ts'
import { context } from '../../src/cli/context.ts'
import { printing } from '../../src/cli/printing.ts'
import type { Paper, PaperTable } from '../../src/render/paper.ts'
import { paperPdf } from '../../src/render/paper-pdf.ts'
import { fontsOf } from '../../src/store/fonts.ts'
import { demo } from './agreements.ts'

export const fonts = fontsOf()
/** The last character of Extension B, which Noto Sans SC has not. */
export const RARER = '\u{2a6d6}'

export const paper = (text: string, langs: readonly Lang[] = ['zh'], table?: PaperTable): Paper => ({
  id: 'paper-0123abcd',
  langs,
  titles: langs.map(() => '文件'),
  heads: langs.map(() => []),
  sections: [
    {
      name: 'words',
      titles: langs.map(() => '一'),
      sentences: langs.map(() => [text]),
      ...(table ? { table } : {}),
      whole: true,
    },
  ],
  feet: langs.map(() => ''),
  currency: 'CNY',
  digits: 2,
})

/** A PDF as the command makes it for a borrower of this name. */
export function printedFor(name: string, font?: string): Promise<Uint8Array> {
  const out = { write: () => undefined, isTerminal: false, columns: undefined }
  const io = {
    out,
    err: out,
    stdin: (async function* (): AsyncGenerator<string> {})(),
    stdinIsTerminal: false,
    env: { XDG_CONFIG_HOME: '/nonexistent' },
    cwd: '.',
  }
  const { situation } = demo('card')
  const parties = { borrower: { name }, lender: {}, guarantors: [] }
  return printing(
    context([], io),
    { situation: { ...situation, parties }, ...(font === undefined ? {} : { font }) },
    'paper.pdf',
    (lent) => paperPdf(paper(name), lent()),
  )
}

export type ReadPdf = {
  readonly pages: readonly string[]
  readonly text: string
  readonly info: Readonly<Record<string, unknown>>
}

/** Without spaces and line ends, which a PDF does not have. */
export const bare = (text: string): string => text.replace(/\s+/g, '')

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes))
  const { text } = await extractText(pdf)
  const { info } = await getMeta(pdf)
  return { pages: text, text: bare(text.join('\n')), info }
}
