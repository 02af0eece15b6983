// Fonts on disk (字体文件): ours in two weights, shipped compressed beside the program, and one of the user's if a path is given.
// fontsOf() → { regular, bold }, 7.9 MB each; fontsOf('KaiTi.ttf') has the user's as `own` too.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { readBytes } from './case-file.ts'

type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array; readonly own?: Uint8Array }

/** Seen from the built program, from a build that stands elsewhere, and from its source. */
const PLACES = ['../fonts', 'fonts', '../../fonts']

function shipped(weight: 'regular' | 'bold'): Uint8Array {
  const name = `noto-sans-sc-${weight}.ttf.br`
  const file = PLACES.map((place) => join(import.meta.dirname, place, name)).find((one) => existsSync(one))
  if (file === undefined) throw new Error(`${name} is missing: the program is not installed as a whole`)
  return brotliDecompressSync(readFileSync(file))
}

/** The largest font there is holds 65,535 characters. */
const MOST_BYTES = 64 * 1024 * 1024

let read: Fonts | undefined

export function fontsOf(own?: string): Fonts {
  read ??= { regular: shipped('regular'), bold: shipped('bold') }
  return own === undefined ? read : { ...read, own: readBytes(own, MOST_BYTES) }
}
