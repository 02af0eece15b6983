// Which characters a font can show, and how a text is cut into runs by it.
import { describe, expect, test } from 'vitest'
import { coverage, printed, typesetter } from '../../src/render/glyphs.ts'
import { RARER, fonts } from '../support/printed.ts'

/** A font that says it has these characters, by a table of format 4 or 12. */
function fontWith(format: 4 | 12, ...ranges: readonly (readonly [number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(400))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, 2)
  for (const [i, tag] of ['cmap', 'glyf'].entries()) {
    for (const [k, char] of [...tag].entries()) view.setUint8(12 + i * 16 + k, char.charCodeAt(0))
    view.setUint32(12 + i * 16 + 8, 60)
  }
  view.setUint16(62, 1)
  view.setUint32(68, 12)
  view.setUint16(72, format)
  if (format === 12) {
    view.setUint32(84, ranges.length)
    for (const [i, [first, last]] of ranges.entries()) {
      view.setUint32(88 + i * 12, first)
      view.setUint32(92 + i * 12, last)
    }
  } else {
    const all = [...ranges, [0xffff, 0xffff]] as const
    view.setUint16(78, all.length * 2)
    for (const [i, [first, last]] of all.entries()) {
      view.setUint16(86 + i * 2, last)
      view.setUint16(88 + (all.length + i) * 2, first)
    }
  }
  return new Uint8Array(view.buffer)
}

describe('coverage', () => {
  test.each([4, 12] as const)('of a table of format %i', (format) => {
    const has = coverage(fontWith(format, [0x41, 0x5a], [0x4e00, 0x4e10]))
    const cases = [0x40, 0x41, 0x5a, 0x5b, 0x4dff, 0x4e00, 0x4e10, 0x4e11, 0xffff]
    expect(cases.map((code) => has?.(code))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ])
  })
  test('bytes that are no font', () => {
    for (const bytes of [
      [],
      [1, 2, 3],
      [...Buffer.from('wOF2 and more of it')],
      [0, 1, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0],
    ])
      expect(coverage(Uint8Array.from(bytes))).toBeUndefined()
    expect(coverage(Uint8Array.from(Buffer.from('ttcf\0\u0002\0\0\0\0\0\u0001')))).toBeUndefined()
  })
})

describe('runs', () => {
  test('what ours have is set in ours, the rest in the font given, and what none has is told', () => {
    const own = fontWith(12, [0x2a6d6, 0x2a6d6], [0x4e00, 0x9fff])
    expect(typesetter({ ...fonts, own }).runs(`张${RARER}三`)).toEqual([
      { text: '张', own: false },
      { text: RARER, own: true },
      { text: '三', own: false },
    ])
    const without = typesetter(fonts)
    without.runs(`张${RARER}三${RARER}`)
    without.runs('\ue000')
    expect(without.missing()).toEqual([RARER, '\ue000'])
  })
  test('what a text tried is written with letters every font has', () => {
    expect(printed('a\u001b[2J\n\u007fb\u202ec')).toBe('a\\u{1b}[2J\\u{a}\\u{21}b\\u{202e}c')
    expect(printed('❤\ufe0f\u200d')).toBe('❤')
  })
})
