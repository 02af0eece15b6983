// What is read is not written over (不覆盖所读): by whatever name it goes, links and shell redirections among them.
// parley batch answers.csv.part -o answers.csv is refused too: what is being written lies there until it is whole.
import { inputError } from '../schema/input-error.ts'
import { inBook } from '../store/book/book.ts'
import { partNames } from '../store/part-file.ts'
import { sameFile } from '../store/same-file.ts'
import { Refused } from './exit.ts'

/** Names as on the command line: `-` is a standard stream; nothing to write to is standard output. */
export function apart(read: readonly (string | undefined)[], written: readonly (string | undefined)[]): void {
  for (const to of written) {
    const touched = to === undefined || to === '-' ? [1] : [to, ...partNames(to)]
    for (const from of read)
      if (from !== undefined && touched.some((file) => sameFile(from === '-' ? 0 : from, file)))
        throw inputError('same-file', {}, { file: from === '-' ? String(to) : from })
  }
}

/** Nothing is written among the files of a book but by the book. */
export function outsideBooks(file: string): void {
  const no = inBook(file)
  if (no) throw new Refused(file, no.refused)
}
