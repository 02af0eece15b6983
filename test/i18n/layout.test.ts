// Layout of text: display width, wrapping, and texts that try to do something where they are shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText, htmlText, markdownText, visible } from '../../src/i18n/neutral.ts'
import { width } from '../../src/i18n/width.ts'
import { wrap } from '../../src/i18n/wrap.ts'
import { aligned, tabled } from '../../src/render/grid.ts'
import { HOSTILE, UNSEEN } from '../render/cases.ts'

describe('width', () => {
  test.each<[string, number]>([
    ['', 0],
    ['abc', 3],
    ['还款', 4],
    ['（）', 4],
    ['¥2,432.59', 9],
    ['￥', 2],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['😀', 2],
    ['👩‍💻', 2],
    ['\u001b[1m还\u001b[22m', 2],
    ['✓→─│█', 5],
    ['한글カナ', 8],
    ['ｱ', 1],
  ])('%j is %i', (text, columns) => {
    expect(width(text)).toBe(columns)
  })

  test('the table library measures the same, so that columns stay aligned', () => {
    const cells = ['还款', 'abc', '（）', '¥2,432.59', '𠮷', '😀', '✓→─', '한글']
    const lines = tabled(
      cells.map((cell) => [cell, '|']),
      ['left', 'left'],
      ' ',
    )
    expect(new Set(lines.map(width)).size).toBe(1)
  })

  test('long tables, laid out without it, look the same', () => {
    const line = fc.string({ unit: fc.constantFrom(...'还款 12,.¥ab✓（'), maxLength: 8 })
    const cell = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, (rows) => {
        const aligns = ['right', 'left', 'right'] as const
        expect(aligned(rows, aligns, '  ')).toEqual(tabled(rows, aligns, '  '))
      }),
    )
  })
})

describe('wrap', () => {
  test('words, Chinese, and closing marks', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('最高一期，合计还款。', 8)).toEqual(['最高一', '期，合计', '还款。'])
    expect(wrap('一二三（四五）', 8)).toEqual(['一二三', '（四五）'])
    expect(wrap('共 ¥63,761.61 元', 10)).toEqual(['共', '¥63,761.61', '元'])
    expect(wrap('罚息\u00a0¥215.40，费用', 14)).toEqual(
      ['罚息 ¥215.40，', '费用'].flatMap((line) => (width(line) > 14 ? [] : [line])),
    )
    expect(wrap('a b', Infinity)).toEqual(['a b'])
    expect(wrap('abc', 10, '  ')).toEqual(['abc'])
    expect(wrap('one two', 5, '  ')).toEqual(['one', '  two'])
  })

  test('never wider, nothing lost', () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'还款计划，。（）“”'), maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'ab1,.¥%'), maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 6, max: 40 }), (words, columns) => {
        const text = words.join(' ')
        const lines = wrap(text, columns)
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })
})

describe('neutral', () => {
  test('a terminal sees no control and no turned line', () => {
    for (const text of HOSTILE) expect(visible(text)).not.toMatch(UNSEEN)
    expect(visible('\u001b[2J')).toBe('␛[2J')
    expect(visible('a\u202eb')).toBe('a\\u{202e}b')
    expect(visible('a\nb')).toBe('a␊b')
    expect(visible('\ud800x')).toBe('\\u{d800}x')
    expect(visible('张三 👩‍💻')).toBe('张三 👩‍💻')
  })
  test('a spreadsheet sees no formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝'])
      expect(csvText(`${start}1`).replace(/^"/, '')).toMatch(/^'/)
    expect(csvText('a "b", c')).toBe('"a ""b"", c"')
    expect(csvText('x')).toBe('x')
  })
  test('Markdown and HTML see text', () => {
    expect(markdownText('[a](http://x) | `b` <i> # *c* _d_')).toBe(
      '\\[a\\]\\(http:\\//x\\) \\| \\`b\\` &lt;i&gt; \\# \\*c\\* \\_d\\_',
    )
    expect(markdownText('- a\n# b')).toBe('\\- a␊\\# b')
    expect(htmlText(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;')
  })
})
