// JSON (整个 JSON 文件), read whole up to a size: a list of objects, one object, or objects one after the other.
// Only cut here, element by element, each with the line it begins on; what stands in it is read where the work is done.
import { inputError } from '../../schema/input-error.ts'
import type { Raw } from './raw.ts'

const BLOCK = 256
const MARK = /["[\]{}]/g
const SCALAR = /[^\s,[\]{}"]+/y

/** Everything after the first fault is one error record: where an element ends is then not known. */
export function* json(text: string, file: string): Generator<Raw[]> {
  let at = 0
  let line = 1
  let counted = 0
  const lineAt = (offset: number): number => {
    for (
      let end = text.indexOf('\n', counted);
      end !== -1 && end < offset;
      end = text.indexOf('\n', counted)
    ) {
      line += 1
      counted = end + 1
    }
    return line
  }
  const space = (): string | undefined => {
    while (/\s/.test(text[at] ?? '')) at += 1
    return text[at]
  }
  if (space() === undefined) throw inputError('empty-file', {}, { file })
  const list = text[at] === '['
  if (list) at += 1
  let block: Raw[] = []
  const bad = (): Raw => ({
    line: lineAt(at),
    fault: { key: 'bad-syntax', args: { code: at >= text.length ? 'END' : 'JSON' } },
  })
  if (list && space() === ']') return yield []
  for (;;) {
    if (space() === undefined) {
      if (list) block.push(bad())
      break
    }
    const from = at
    const end = elementEnd(text, at)
    if (end === undefined) {
      block.push(bad())
      break
    }
    block.push({ line: lineAt(from), text: text.slice(from, end) })
    at = end
    if (block.length >= BLOCK) {
      yield block
      block = []
    }
    const next = space()
    if (!list) continue
    at += 1
    if (next === ',') continue
    if (next !== ']' || space() !== undefined) block.push(bad())
    break
  }
  yield block
}

/** Where the value at an offset ends; `undefined` where it does not, or is none. */
function elementEnd(text: string, from: number): number | undefined {
  const first = text[from]
  if (first !== '{' && first !== '[' && first !== '"') {
    SCALAR.lastIndex = from
    return SCALAR.test(text) ? SCALAR.lastIndex : undefined
  }
  let depth = 0
  MARK.lastIndex = from
  for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
    const [sign] = match
    if (sign === '"') {
      const end = textEnd(text, match.index + 1)
      if (end === undefined) return undefined
      MARK.lastIndex = end
      if (depth === 0) return end
    } else if (sign === '{' || sign === '[') depth += 1
    else if ((depth -= 1) === 0) return match.index + 1
  }
  return undefined
}

function textEnd(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at + 1
  }
  return undefined
}
