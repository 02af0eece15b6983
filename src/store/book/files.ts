// The files of a book (账册的全部文件): every one below a folder, and in which of them a text stands, byte for byte. What a version
// control system keeps in a folder of its own (.git) is none of the book, nor is what a link points to.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink() && !(entry.isDirectory() && entry.name.startsWith('.')))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesIn(path) : [path]
    })
}

export type Remains = {
  /** Files looked through, and their bytes. */
  readonly files: number
  readonly bytes: number
  readonly found: readonly string[]
}

/** A text as it is, and as it stands in a string of JSON. */
const written = (text: string): string[] => [...new Set([text, JSON.stringify(text).slice(1, -1)])]

/** Which files hold any of these texts; all of each file is looked through, and the names of the files too. */
export function remains(folder: string, texts: readonly string[]): Remains {
  const needles = [...new Set(texts.flatMap(written))].map((text) => Buffer.from(text))
  const found: string[] = []
  let [files, bytes] = [0, 0]
  for (const file of filesIn(folder)) {
    const all = readFileSync(file)
    files += 1
    bytes += all.length
    const name = Buffer.from(file.slice(folder.length))
    if (needles.some((needle) => all.includes(needle) || name.includes(needle))) found.push(file)
  }
  return { files, bytes, found }
}
