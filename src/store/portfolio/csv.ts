// CSV (逗号分隔, RFC 4180): records of quoted and bare cells, told with the line they begin on. A quotation mark that opens a
// cell and never closes spoils its own line alone: reading goes on at the next. Blank lines are passed over.
// 1,"a ""b""\nc",3 is ['1', 'a "b"\nc', '3']; a"b without a mark in front is the text a"b.
import { type Fault, inputError } from '../../schema/input-error.ts'
import type { Decoder } from './encoding.ts'
import { type Line, lines } from './lines.ts'
import { type Bytes, MOST_QUOTED, type Raw } from './raw.ts'

type Cells = { readonly line: number } & ({ readonly cells: readonly string[] } | { readonly fault: Fault })

/** The columns, then the records under them. Throws where there are no columns, or two of one name. */
export async function csv(
  bytes: Bytes,
  decoder: Decoder,
  file: string,
  delimiter: string,
): Promise<{ columns: readonly string[]; blocks: AsyncGenerator<Raw[]> }> {
  const blocks = records(lines(bytes, decoder, file), delimiter)
  let head: Cells | undefined
  let left: Cells[] = []
  while (!head) {
    const { value, done } = await blocks.next()
    if (done) throw inputError('empty-file', {}, { file })
    head = value[0]
    left = value.slice(1)
  }
  if ('fault' in head) throw inputError(head.fault.key, head.fault.args as never, { file, line: head.line })
  const columns = columnsOf(head.cells, file, head.line)
  return { columns, blocks: under(columns.length, left, blocks) }
}

/**
 * Column names without the space around them; an unnamed one cannot be asked for. A name with a carriage return in it is a file
 * whose lines end in nothing else: all of it is one line, and no record would be found.
 */
export function columnsOf(cells: readonly string[], file: string, line = 1): string[] {
  if (cells.some((cell) => /\r(?!\n)/.test(cell))) throw inputError('lone-cr', {}, { file, line })
  const columns = cells.map((cell) => cell.trim())
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) < at)
  if (twice !== undefined) throw inputError('duplicate-column', { name: twice }, { file, line })
  return columns
}

async function* under(
  columns: number,
  first: Cells[],
  blocks: AsyncIterable<Cells[]>,
): AsyncGenerator<Raw[]> {
  const row = (one: Cells): Raw =>
    'fault' in one || one.cells.length === columns
      ? one
      : { line: one.line, fault: { key: 'ragged', args: { cells: one.cells.length, columns } } }
  yield first.map(row)
  for await (const block of blocks) yield block.map(row)
}

/** What the lines so far left open: the cells before, and the text of the one that is quoted. */
type Open = {
  readonly cells: string[]
  readonly text: string
  readonly lines: readonly Line[]
  readonly size: number
}

async function* records(blocks: AsyncIterable<Line[]>, delimiter: string): AsyncGenerator<Cells[]> {
  let open: Open | undefined
  for await (const block of blocks) {
    const out: Cells[] = []
    open = taken(block, open, delimiter, out)
    yield out
  }
  const out: Cells[] = []
  while (open) {
    const others = given(open.lines, { key: 'open-quote', args: {} }, out)
    open = taken(others, undefined, delimiter, out)
  }
  yield out
}

/** The opening line is given up; those after it are to be read for themselves. */
function given([first, ...others]: readonly Line[], fault: Fault, out: Cells[]): Line[] {
  if (first) out.push({ line: first.line, fault })
  return others
}

function taken(
  block: readonly Line[],
  before: Open | undefined,
  delimiter: string,
  out: Cells[],
): Open | undefined {
  let open = before
  const waiting = block.toReversed()
  const again = (lines: readonly Line[], fault: Fault): undefined => {
    waiting.push(...given(lines, fault, out).reverse())
    return undefined
  }
  for (let line = waiting.pop(); line; line = waiting.pop()) {
    const { said } = line
    if (typeof said !== 'string') {
      if (open) open = again([...open.lines, line], { key: 'open-quote', args: {} })
      else out.push({ line: line.line, ...said })
      continue
    }
    if (!open && !said.includes('"')) {
      if (said.trim() !== '') out.push({ line: line.line, cells: said.split(delimiter) })
      continue
    }
    const cells: string[] = open?.cells ?? []
    const held: readonly Line[] = open ? [...open.lines, line] : [line]
    const size: number = (open?.size ?? 0) + said.length + 1
    const read = cut(said, delimiter, cells, open?.text)
    if (read === 'bad') open = again(held, { key: 'bad-quote', args: {} })
    else if (read === undefined) {
      out.push({ line: held[0]?.line ?? line.line, cells })
      open = undefined
    } else if (size > MOST_QUOTED) open = again(held, { key: 'open-quote', args: {} })
    else open = { cells, text: read.open + line.ended, lines: held, size }
  }
  return open
}

/** Adds the cells of a line; the text of a quoted cell that the line leaves open, `bad` where a closing mark is followed by more. */
function cut(
  text: string,
  delimiter: string,
  cells: string[],
  quoted: string | undefined,
): { open: string } | 'bad' | undefined {
  let at = 0
  let inside = quoted
  for (;;) {
    if (inside === undefined && text[at] !== '"') {
      const end = text.indexOf(delimiter, at)
      cells.push(end === -1 ? text.slice(at) : text.slice(at, end))
      if (end === -1) return undefined
      at = end + 1
      continue
    }
    if (inside === undefined) at += 1
    inside ??= ''
    for (;;) {
      const mark = text.indexOf('"', at)
      if (mark === -1) return { open: inside + text.slice(at) }
      inside += text.slice(at, mark)
      at = mark + 1
      if (text[at] !== '"') break
      inside += '"'
      at += 1
    }
    cells.push(inside)
    inside = undefined
    if (at === text.length) return undefined
    if (text[at] !== delimiter) return 'bad'
    at += 1
  }
}
