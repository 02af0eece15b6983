// Wrap (折行): text cut into lines no wider than so many columns; Chinese may break between any two characters,
// but no line begins with a closing mark (，。）) nor ends with an opening one (（“), and figures stay whole.
// A no-break space holds its neighbours together and comes out as a space.
import { isWide, width } from './width.ts'

const CLOSING = new Set('，。、；：？！）】》」』”’％…,.;:?!)]}%·')
const OPENING = new Set('（【《「『“‘([{¥$€£')

/** Pieces that may not be broken: words, figures, single Chinese characters with the marks that belong to them. */
function pieces(text: string): string[] {
  const out: string[] = []
  let before = ' '
  for (const char of text) {
    const apart = char === ' ' || before === ' ' || (!sticks(before, char) && (wide(char) || wide(before)))
    if (apart) out.push(char)
    else out[out.length - 1] += char
    before = char
  }
  return out
}
const HARD = '\u00a0'
const sticks = (before: string, char: string): boolean =>
  char === HARD || before === HARD || CLOSING.has(char) || OPENING.has(before)
const wide = (char: string): boolean => isWide(char.codePointAt(0) ?? 0)

/** Lines of at most `columns`; later lines begin with `indent`. A piece wider than a line is cut. Infinity: one line. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  if (columns === Infinity || width(text) <= columns) return [soft(text)]
  const lines: string[] = []
  let line = ''
  let used = 0
  const end = (): void => {
    lines.push(soft(line.trimEnd()))
    line = indent
    used = width(indent)
  }
  for (const piece of pieces(text)) {
    const wanted = width(piece)
    if (used + wanted > columns && line.trim() !== '') {
      if (piece === ' ') continue
      end()
    }
    if (piece === ' ' && line.trim() === '' && lines.length > 0) continue
    if (used + wanted <= columns) {
      line += piece
      used += wanted
      continue
    }
    for (const char of piece) {
      if (used + width(char) > columns) end()
      line += char
      used += width(char)
    }
  }
  if (line.trim() !== '') lines.push(soft(line.trimEnd()))
  return lines
}
const soft = (line: string): string => line.replaceAll(HARD, ' ')
