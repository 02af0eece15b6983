// Printing (文件成文): what a document on paper needs from outside: fonts when a PDF is made, a line on a terminal when it takes a
// while, and words for what no font can show: parties.borrower.name: no font here has 𰻝. Give one that has it: --font FILE.
import type { Situation } from '../core/situation.ts'
import { BadFont, type Fonts, MissingGlyphs, MOST_CHARACTERS, TooLong } from '../render/glyphs.ts'
import { writtenCase } from '../schema/case-written.ts'
import { inputError } from '../schema/input-error.ts'
import type { Plain } from '../schema/plain.ts'
import { fontsOf } from '../store/fonts.ts'
import type { Context } from './context.ts'

/** Whose words are printed, and the user's own font for what ours lack. */
export type Printed = { readonly situation: Situation; readonly font?: string }

/** What is not half made after this much takes a second or more, and says nothing while it is laid out. */
const SLOW_MS = 400

/** Runs what makes a file; `name` is what the line says that is shown where it takes about a second or more. */
export async function printing<T>(
  { io, words }: Context,
  { situation, font }: Printed,
  name: string,
  make: (fonts: () => Fonts) => Promise<T>,
): Promise<T> {
  let told = !io.err.isTerminal
  const tell = (): void => {
    if (told) return
    told = true
    io.err.write(`${words.cli.making.replace('{file}', () => name)}\n`)
  }
  const timer = setTimeout(tell, SLOW_MS)
  try {
    return await make(() => fontsOf(font))
  } catch (error) {
    if (error instanceof MissingGlyphs) {
      const path = pathOf(writtenCase(situation), error.characters)
      const characters = error.characters.slice(0, 20).join(' ')
      throw inputError('no-glyph', { characters }, path === undefined ? {} : { path })
    }
    if (error instanceof TooLong) {
      const { characters } = error
      const longest = longestOf(writtenCase(situation))
      throw inputError('too-long-to-print', { characters, most: MOST_CHARACTERS }, { path: longest.path })
    }
    if (error instanceof BadFont) throw inputError('not-a-font', {}, font === undefined ? {} : { file: font })
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The field with most in it. */
function longestOf(of: Plain | undefined, path = ''): { readonly path: string; readonly size: number } {
  if (typeof of === 'string') return { path, size: of.length }
  let longest = { path, size: 0 }
  for (const [at, value] of fieldsOf(of, path)) {
    const found = longestOf(value, at)
    if (found.size > longest.size) longest = found
  }
  return longest
}

function fieldsOf(of: Plain | undefined, path: string): [path: string, value: Plain | undefined][] {
  if (typeof of !== 'object' || of === null) return []
  return Array.isArray(of)
    ? of.map((item, i) => [`${path}[${i}]`, item as Plain])
    : Object.entries(of).map(([key, value]) => [path === '' ? key : `${path}.${key}`, value as Plain])
}

/** The first field with one of these characters: parties.guarantors[0].name. */
function pathOf(of: Plain | undefined, characters: readonly string[], path = ''): string | undefined {
  if (typeof of === 'string') return characters.some((char) => of.includes(char)) ? path : undefined
  for (const [at, value] of fieldsOf(of, path)) {
    const found = pathOf(value, characters, at)
    if (found !== undefined) return found
  }
  return undefined
}
