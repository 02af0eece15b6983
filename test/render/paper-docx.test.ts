// A paper as DOCX: its XML read back, the same bytes twice, hostile text without effect; with LibreOffice at hand, as it lays it out.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Lang } from '../../src/i18n/lang.ts'
import { agreementPaper } from '../../src/render/agreement-paper.ts'
import { renderAgreement } from '../../src/render/agreement.ts'
import { paperDocx } from '../../src/render/paper-docx.ts'
import { type Agreed, PLANS, agreed } from '../support/agreements.ts'
import { bare, paper, readPdf } from '../support/printed.ts'
import { HOSTILE } from './cases.ts'

const SETS: readonly (readonly Lang[])[] = [['zh'], ['en'], ['zh', 'en']]
const mark = { digest: 'sha256:0123456789abcdef' }

type Parts = {
  readonly body: string
  readonly foot: string
  readonly core: string
  readonly text: string
  readonly names: string[]
}
function parts(bytes: Uint8Array): Parts {
  const files = unzipSync(bytes)
  const read = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8')
  const body = read('word/document.xml')
  const foot = read(Object.keys(files).find((name) => /footer\d*\.xml$/.test(name)) ?? '')
  return { body, foot, core: read('docProps/core.xml'), text: textOf(body), names: Object.keys(files) }
}
const textOf = (xml: string): string =>
  bare(
    [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => text)
      .join('')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  )

describe.each(Object.keys(PLANS) as Agreed[])('%s', (name) => {
  test.each(SETS)(
    'in %s %s: every sentence and every cell in order, heads that repeat, pages that count',
    async (...langs) => {
      const of = agreementPaper(agreed(name), langs)
      const { body, foot, core, text } = parts(
        (await renderAgreement('docx', agreed(name), langs, mark)) as Uint8Array,
      )
      let at = 0
      for (const { titles, sentences, table } of of.sections)
        for (const said of [...titles, ...sentences.flat(), ...(table?.rows ?? []).flat()]) {
          const found = text.indexOf(bare(said), at)
          expect(found, said).toBeGreaterThanOrEqual(at)
          at = found
        }
      const tables = of.sections.filter(({ table }) => table).length
      expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables)
      expect(body).toContain('w:pgSz w:w="11906" w:h="16838"')
      expect(foot).toMatch(/PAGE<.*NUMPAGES</s)
      expect(textOf(foot)).toContain(`${of.id}·${mark.digest}`)
      expect(core).toContain('2026-11-22T00:00:00Z')
      expect(core).not.toContain(of.id)
      // What stands side by side is a table of its own, without a head.
      const both = of.sections.filter(({ sentences }) => sentences.some((said) => said.length > 0)).length
      expect(body.match(/<w:tbl>/g)).toHaveLength(tables + (langs.length > 1 ? both : 0))
    },
  )
})

test('Chinese has a font of its own, and the same agreement the same bytes', async () => {
  const one = (await renderAgreement('docx', agreed('card'), ['zh', 'en'], mark)) as Uint8Array
  const again = (await renderAgreement('docx', agreed('card'), ['zh', 'en'], mark)) as Uint8Array
  expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true)
  const styles = Buffer.from(unzipSync(one)['word/styles.xml'] ?? []).toString('utf8')
  expect(styles).toContain('w:eastAsia="宋体"')
  expect(styles).toContain('w:eastAsia="zh-CN"')
})

test.each([...HOSTILE, '\ufffe\uffff\ud800'])('%j is text and nothing else', async (text) => {
  const { body, names } = parts(await paperDocx(paper(text)))
  expect(body).not.toMatch(/<script|w:hyperlink|w:instrText[^>]*>(?!PAGE|NUMPAGES)/)
  // eslint-disable-next-line no-control-regex
  expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e]/)
  expect(names.filter((name) => /vba|embed|media/i.test(name))).toEqual([])
})

describe('as LibreOffice lays it out (apt-get install libreoffice-writer)', () => {
  const office = spawnSync('soffice', ['--version']).status === 0
  if (!office) console.log('skipped: soffice is not installed')
  test.skipIf(!office)('every sentence on A4, in two languages', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-docx-'))
    try {
      const of = agreementPaper(agreed('second-lien'), ['zh', 'en'])
      writeFileSync(join(folder, 'a.docx'), await paperDocx(of))
      const args = [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
      ]
      const { status, stderr } = spawnSync('soffice', [...args, join(folder, 'a.docx')], { encoding: 'utf8' })
      expect([status, stderr]).toEqual([0, expect.anything()])
      const { pages, text } = await readPdf(readFileSync(join(folder, 'a.pdf')))
      expect(pages.length).toBeGreaterThan(3)
      expect(pages.length).toBeLessThan(12)
      for (const { titles } of of.sections) for (const title of titles) expect(text).toContain(bare(title))
      expect(text).toContain('343,694.57')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
