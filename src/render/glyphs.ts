// Glyphs (字形): which characters a font can show, read from its `cmap` table (OpenType 1.9, formats 4 and 12); a text is cut into
// runs by the font that has its characters. A character no font has is told, and never printed as an empty box.
import { visible } from '../i18n/neutral.ts'

/** Fonts as files (TrueType or OpenType): ours in two weights, and one of the user's for what they lack. */
export type Fonts = {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
  readonly own?: Uint8Array
}
export type Run = { readonly text: string; readonly own: boolean }

/** Characters that no font given has; the sentence for people is made where the fonts were chosen. */
export class MissingGlyphs extends Error {
  override readonly name = 'MissingGlyphs'
  readonly characters: readonly string[]

  constructor(characters: readonly string[]) {
    super(`no glyph for ${characters.join(' ')}`)
    this.characters = characters
  }
}

/** More characters than can be set in a reasonable time: 60,000 are some 40 pages and 5 seconds. */
export const MOST_CHARACTERS = 60_000
export class TooLong extends Error {
  override readonly name = 'TooLong'
  readonly characters: number

  constructor(characters: number) {
    super(`${characters} characters`)
    this.characters = characters
  }
}

/** Bytes that were given as a font and are none that can be embedded. */
export class BadFont extends Error {
  override readonly name = 'BadFont'
}

/** [first, last] of every stretch of characters, in order. */
type Ranges = readonly (readonly [first: number, last: number])[]

/** Where the tables of a font stand; `undefined` where it is no single font that can be embedded. */
function tablesOf(view: DataView): Map<string, number> | undefined {
  const tag = view.byteLength < 12 ? 0 : view.getUint32(0)
  if (tag !== 0x00010000 && tag !== 0x4f54544f && tag !== 0x74727565) return undefined
  const found = new Map<string, number>()
  for (let i = 0, count = view.getUint16(4); i < count; i++) {
    const at = 12 + i * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)))
    found.set(name, view.getUint32(at + 8))
  }
  return found
}

/** The characters of a font, or nothing where the bytes are no font. */
function rangesOf(font: Uint8Array): Ranges | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  try {
    const tables = tablesOf(view)
    const cmap = tables?.get('cmap')
    if (!tables || cmap === undefined || !(tables.has('glyf') || tables.has('CFF '))) return undefined
    let best: Ranges | undefined
    for (let i = 0, count = view.getUint16(cmap + 2); i < count; i++) {
      const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
      const format = view.getUint16(at)
      if (format === 12) return groups(view, at)
      if (format === 4) best = segments(view, at)
    }
    return best
  } catch (error) {
    // A table that points beyond the end of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const groups = (view: DataView, at: number): Ranges =>
  Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12
    return [view.getUint32(group), view.getUint32(group + 4)] as const
  })

function segments(view: DataView, at: number): Ranges {
  const count = view.getUint16(at + 6) / 2
  return Array.from({ length: count }, (_, i) => {
    const last = view.getUint16(at + 14 + i * 2)
    return [view.getUint16(at + 16 + (count + i) * 2), last] as const
  }).filter(([first]) => first !== 0xffff)
}

const READ = new WeakMap<Uint8Array, (code: number) => boolean>()

/** Whether a font has a character; `undefined` where the bytes are no font. */
export function coverage(font: Uint8Array): ((code: number) => boolean) | undefined {
  const known = READ.get(font)
  if (known) return known
  const ranges = rangesOf(font)
  if (!ranges) return undefined
  const has = (code: number): boolean => {
    let [low, high] = [0, ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const [first, last] = ranges[middle] as Ranges[number]
      if (code < first) high = middle - 1
      else if (code > last) low = middle + 1
      else return true
    }
    return false
  }
  READ.set(font, has)
  return has
}

/** Hints on how a character is joined or drawn: without a glyph of their own, and without a meaning on paper. */
const HINTS = /\u200c|\u200d|[\ufe00-\ufe0f]/g
/** Pictures of controls stand for what a text tried; on paper its number says the same in letters every font has. */
const PICTURES = /[\u2400-\u2426]/g

/** Text as it is printed. */
export const printed = (text: string): string =>
  visible(text)
    .replace(HINTS, '')
    .replace(PICTURES, (sign) => `\\u{${((sign.codePointAt(0) ?? 0) - 0x2400).toString(16)}}`)

/** Cuts texts into runs, and remembers what no font has. */
export function typesetter(fonts: Fonts): {
  readonly runs: (text: string) => readonly Run[]
  readonly missing: () => readonly string[]
} {
  const [regular, bold] = [coverage(fonts.regular), coverage(fonts.bold)]
  const own = fonts.own && coverage(fonts.own)
  const lacking = new Set<string>()
  const runs = (text: string): readonly Run[] => {
    const out: Run[] = []
    for (const char of printed(text)) {
      const code = char.codePointAt(0) ?? 0
      const ours = regular?.(code) === true && bold?.(code) === true
      const theirs = !ours && own?.(code) === true
      if (!ours && !theirs) lacking.add(char)
      const last = out.at(-1)
      if (last && last.own === theirs) out[out.length - 1] = { text: last.text + char, own: theirs }
      else out.push({ text: char, own: theirs })
    }
    return out
  }
  return { runs, missing: () => [...lacking] }
}
