// A paper as PDF, read back by another library: its text in order, its pages, its fonts, its bytes, and what it refuses.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Lang } from '../../src/i18n/lang.ts'
import { agreementPaper } from '../../src/render/agreement-paper.ts'
import { renderAgreement } from '../../src/render/agreement.ts'
import { BadFont, MissingGlyphs, coverage } from '../../src/render/glyphs.ts'
import { paperPdf } from '../../src/render/paper-pdf.ts'
import { type Agreed, PLANS, agreed } from '../support/agreements.ts'
import { RARER, bare, fonts, paper, printedFor, readPdf } from '../support/printed.ts'
import { HOSTILE } from './cases.ts'

const SETS: readonly (readonly Lang[])[] = [['zh'], ['en'], ['zh', 'en']]
const lent = { fonts: () => fonts, digest: 'sha256:0123456789abcdef' }

describe.each(Object.keys(PLANS) as Agreed[])('%s', (name) => {
  test.each(SETS)('in %s %s: every sentence, every figure, every page', async (...langs) => {
    const of = agreementPaper(agreed(name), langs)
    const { pages, text, info } = await readPdf(
      (await renderAgreement('pdf', agreed(name), langs, lent)) as Uint8Array,
    )
    // In the order of reading: section by section, one language after the other where they stand side by side.
    let at = 0
    for (const { titles, sentences, table } of of.sections) {
      for (const said of [...titles, ...sentences.flat()]) {
        const found = withoutFeet(text).indexOf(bare(said), at)
        expect(found, said).toBeGreaterThanOrEqual(at)
        at = found
      }
      for (const cell of (table?.rows ?? []).flat()) expect(withoutFeet(text)).toContain(bare(cell))
    }
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(of.id)
      expect(page).toContain(lent.digest)
      if (langs.includes('en')) expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
      if (langs.includes('zh')) expect(bare(page)).toContain(`第${i + 1}页共${pages.length}页`)
    }
    expect(info).toMatchObject({
      Title: of.titles.join(' / '),
      Creator: 'parley',
      CreationDate: 'D:20261122000000Z',
    })
    expect(JSON.stringify(info)).not.toContain(of.id)
  })
})

/** Foot lines of pages stand in the middle of what runs on. */
const withoutFeet = (text: string): string =>
  text.replace(
    /demo-(?:job-loss|card|second-lien)-[0-9a-f]{8}·sha256:0123456789abcdef(?:第\d+页共\d+页)?\/?(?:Page\d+of\d+)?/g,
    '',
  )

describe('a long table', () => {
  test('has its head on every page, and none of its rows is lost', async () => {
    const rows = Array.from({ length: 180 }, (_, i) => [`row${i + 1}.`, '1,000.00'])
    const { pages, text } = await readPdf(
      await paperPdf(paper('', ['en'], { head: ['Number', 'Amount'], rows, words: 1 }), fonts),
    )
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page).toContain('Number')
    for (const [first] of rows) expect(text).toContain(first)
  })
  test('a cell longer than a page is printed to its end', async () => {
    const long = `${'长'.repeat(6000)}尾`
    for (const table of [
      { head: ['甲', '乙'], rows: [[long, '1.00']], words: 1 },
      { head: [long, '乙'], rows: [['甲', '1.00']], words: 1 },
    ])
      expect((await readPdf(await paperPdf(paper('', ['zh'], table), fonts))).text).toContain('长尾')
    expect(
      (await readPdf(await paperPdf(paper(`${'x'.repeat(9000)}z`, ['zh', 'en']), fonts))).text,
    ).toContain('xz')
  })
})

test('the same agreement has the same bytes', async () => {
  const one = await renderAgreement('pdf', agreed('card'), ['zh', 'en'], lent)
  const again = await renderAgreement('pdf', agreed('card'), ['zh', 'en'], lent)
  expect(Buffer.from(one as Uint8Array).equals(Buffer.from(again as Uint8Array))).toBe(true)
})

describe('fonts', () => {
  test('rare names are printed, in a subset that is embedded', async () => {
    const bytes = await printedFor('喆堃镕垚珺龑䶮𬭎𫖮')
    expect((await readPdf(bytes)).text).toContain('喆堃镕垚珺龑䶮𬭎𫖮')
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Regular/)
    expect(raw).toContain('/FontFile2')
    expect(raw).not.toContain('/Helvetica')
    expect(bytes.length).toBeLessThan(100_000)
  })
  test('what no font has is refused with its name', async () => {
    await expect(paperPdf(paper(`张${RARER}\ue123`), fonts)).rejects.toThrow(MissingGlyphs)
    await expect(paperPdf(paper(`张${RARER}\ue123`), fonts)).rejects.toMatchObject({
      characters: [RARER, '\ue123'],
    })
    await expect(printedFor(`张${RARER}`)).rejects.toMatchObject({
      troubles: [{ key: 'no-glyph', path: 'parties.borrower.name', args: { characters: RARER } }],
    })
  })
  test('a font of the user is taken for what ours lack alone', async () => {
    const roboto = readFileSync(
      join(import.meta.dirname, '../../node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf'),
    )
    const [ours, theirs] = [coverage(fonts.regular), coverage(roboto)]
    const code = Array.from({ length: 0x2000 }, (_, i) => i + 0x100).find(
      (one) => theirs?.(one) && !ours?.(one) && /\p{L}/u.test(String.fromCodePoint(one)),
    )
    const name = `张${String.fromCodePoint(code ?? 0)}三`
    await expect(paperPdf(paper(name), fonts)).rejects.toThrow(MissingGlyphs)
    const bytes = await paperPdf(paper(name), { ...fonts, own: roboto })
    expect((await readPdf(bytes)).text).toContain(name)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+Roboto-Regular/)
    const unused = await paperPdf(paper('张三'), { ...fonts, own: roboto })
    expect(Buffer.from(unused).toString('latin1')).not.toContain('Roboto')
  })
  test('what is no font, or half of one, is told as that', async () => {
    await expect(paperPdf(paper('张三'), { ...fonts, own: Uint8Array.of(1, 2, 3) })).rejects.toThrow(BadFont)
    const broken = Uint8Array.from(
      readFileSync(join(import.meta.dirname, '../../node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf')),
    ).fill(255, 40_000)
    await expect(
      paperPdf(paper('张Ӑ三'), { ...fonts, own: broken }).catch((error: unknown) => {
        if (error instanceof BadFont || error instanceof MissingGlyphs) return 'told'
        throw error
      }),
    ).resolves.toBeDefined()
  })
})

test.each([...HOSTILE])('%j does nothing', async (text) => {
  const bytes = await paperPdf(paper(text), fonts).catch((error: unknown) => error)
  if (bytes instanceof MissingGlyphs) return
  expect(bytes).toBeInstanceOf(Uint8Array)
  const raw = Buffer.from(bytes as Uint8Array).toString('latin1')
  expect(raw).not.toMatch(/\/JavaScript|\/Launch|\/URI|\/OpenAction|\/EmbeddedFile/)
})
