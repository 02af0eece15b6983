// The fonts we ship: small enough, whole, with the characters that names and agreements need, and with their licence.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coverage } from '../../src/render/glyphs.ts'
import { en } from '../../src/i18n/en.ts'
import { zh } from '../../src/i18n/zh.ts'
import { fonts } from '../support/printed.ts'

const folder = join(import.meta.dirname, '../../fonts')
const CONTROLS = /[\p{Cc}\p{Co}]/u

/** Every character that these bytes of a two-byte encoding stand for. */
function characters(encoding: string, leads: [number, number], trails: [number, number]): string[] {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const out: string[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (let trail = trails[0]; trail <= trails[1]; trail++)
      try {
        const char = decoder.decode(Uint8Array.of(lead, trail))
        if (!CONTROLS.test(char)) out.push(char)
      } catch {
        // No character has this code.
      }
  return out
}

describe.each(['regular', 'bold'] as const)('%s', (weight) => {
  const has = coverage(fonts[weight])
  const lacks = (chars: Iterable<string>): string[] =>
    [...chars].filter((char) => has?.(char.codePointAt(0) ?? 0) !== true)

  test('is at most 4 MB', () => {
    const { size } = statSync(join(folder, `noto-sans-sc-${weight}.ttf.br`))
    expect(size).toBeLessThanOrEqual(4_000_000)
    expect(size).toBeGreaterThan(1_000_000)
  })
  test('has all of GB 2312: 6,763 characters and their symbols', () => {
    const all = characters('gb2312', [0xa1, 0xf7], [0xa1, 0xfe])
    expect(all.filter((char) => /\p{Script=Han}/u.test(char)).length).toBeGreaterThanOrEqual(6763)
    expect(lacks(all)).toEqual([])
  })
  test('has all characters of GBK', () => {
    const all = characters('gbk', [0x81, 0xfe], [0x40, 0xfe]).filter((char) => /\p{Script=Han}/u.test(char))
    expect(all.length).toBeGreaterThan(20_902)
    expect(lacks(all)).toEqual([])
  })
  test('has the rare ones of names', () => {
    expect(lacks('喆堃镕垚珺龑䶮𬭎𫖮𬀩𫍯㛃㬎犇淼翀玥')).toEqual([])
  })
  test('has every letter and sign the program itself writes', () => {
    const words = JSON.stringify([en.agreement, en.request, en.report, zh.agreement, zh.request, zh.report])
    expect(lacks(words + '¥$€£–—−✓□·…“”‘’')).toEqual([])
  })
})

test('the licence and the origin go along', () => {
  expect(readFileSync(join(folder, 'OFL.txt'), 'utf8')).toMatch(/SIL OPEN FONT LICENSE Version 1\.1/)
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  const script = readFileSync(join(import.meta.dirname, '../../.build/fonts.js'), 'utf8')
  for (const of of ['@expo-google-fonts/noto-sans-sc', 'subset-font'])
    expect(readme).toContain(new RegExp(`${of}@[\\d.]+`).exec(script)?.[0] ?? 'nothing')
  const { files } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as { files: string[] }
  expect(files).toContain('fonts')
})
