// Plain YAML (常用写法): the YAML that people write by hand: block maps and lists, one-line { } and [ ], quoted and plain
// texts, comments. Anything beyond it makes this reader give up (`undefined`) and leaves the file to the full parser,
// which costs ten times as long to load; a test holds the two equal wherever this one answers.
import { emptyMap, type Marks, MOST_DEEP, MOST_TEXT, type TreeNode } from '../schema/tree.ts'

type Line = { readonly indent: number; readonly start: number; readonly text: string }
class Beyond extends Error {}
const beyond = (): never => {
  throw new Beyond()
}

export function plainYaml(text: string): { readonly root: TreeNode; readonly marks: Marks } | undefined {
  const lines = linesOf(text)
  if (!lines || lines.length === 0) return undefined
  try {
    return new Reader(lines).read()
  } catch (error) {
    if (error instanceof Beyond) return undefined
    throw error
  }
}

// Tabs, lone carriage returns, exotic line breaks, byte order marks and control characters are the full parser's.
// eslint-disable-next-line no-control-regex
const EXOTIC = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|^(?:---|\.\.\.|%)/m

function linesOf(text: string): Line[] | undefined {
  const lines: Line[] = []
  let start = 0
  for (const whole of text.split('\n')) {
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole
    if (EXOTIC.test(line)) return undefined
    let indent = 0
    while (line[indent] === ' ') indent += 1
    if (indent < line.length && line[indent] !== '#') lines.push({ indent, start, text: withoutEnd(line) })
    start += whole.length + 1
  }
  return lines
}

/** Without trailing spaces; other white space is part of a text. */
function withoutEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ') end -= 1
  return text.slice(0, end)
}

const KEY = /([A-Za-z_][A-Za-z0-9_-]*):(?= |$)/y
const PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[0-9]))[^\n]*/y
const FLOW_PLAIN =
  /[A-Za-z0-9\u4e00-\u9fff](?:[A-Za-z0-9\u4e00-\u9fff_.%+/-]| (?=[A-Za-z0-9\u4e00-\u9fff]))*/y
const QUOTED = /"([^"\\]*)"|'([^']*)'(?!')/y
const NULL = /^(?:|~|null|Null|NULL)$/

class Reader {
  readonly lines: readonly Line[]
  readonly marks: Marks = new Map()
  row = 0
  at = 0

  constructor(lines: readonly Line[]) {
    this.lines = lines
  }

  get line(): Line | undefined {
    return this.lines[this.row]
  }

  read(): { root: TreeNode; marks: Marks } {
    const root = this.block(this.line?.indent ?? 0, 1)
    if (this.line) beyond()
    return { root, marks: this.marks }
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.line?.text ?? '')
    if (match) this.at = pattern.lastIndex
    return match
  }

  /** The block that starts on this line at this indentation: a list, a map, or nothing we read. */
  block(indent: number, depth: number): TreeNode {
    if (depth > MOST_DEEP) beyond()
    this.at = indent
    return isItem(this.line, indent) ? this.list(indent, depth) : this.map(indent, depth)
  }

  map(indent: number, depth: number): TreeNode {
    const map = emptyMap()
    const offsets = new Map<string, readonly [number, number]>()
    this.marks.set(map, offsets)
    for (let first = true; first || this.line?.indent === indent; first = false) {
      const line = this.line ?? beyond()
      if (!first && isItem(line, indent)) beyond()
      this.at = first ? this.at : indent
      const keyAt = line.start + this.at
      const key = this.take(KEY)?.[1] ?? beyond()
      if (key.length > 64 || Object.hasOwn(map, key)) beyond()
      this.skipSpaces()
      const inline = this.at < line.text.length && line.text[this.at] !== '#'
      const valueAt = line.start + this.at
      if (inline) {
        map[key] = this.value(depth)
        offsets.set(key, [keyAt, valueAt])
        continue
      }
      this.row += 1
      const next = this.line
      const nested = next !== undefined && (next.indent > indent || isItem(next, indent))
      offsets.set(key, [keyAt, nested ? next.start + next.indent : keyAt + key.length + 1])
      map[key] = nested ? this.block(next.indent, depth + 1) : null
    }
    if (this.line && this.line.indent > indent) beyond()
    return map
  }

  list(indent: number, depth: number): TreeNode {
    const list: TreeNode[] = []
    const offsets = new Map<number, readonly [number, number]>()
    this.marks.set(list, offsets)
    while (isItem(this.line, indent)) {
      const { start, text } = this.line ?? beyond()
      this.at = indent + 1
      this.skipSpaces()
      if (this.at >= text.length || text[this.at] === '#') beyond()
      offsets.set(list.length, [start + this.at, start + this.at])
      KEY.lastIndex = this.at
      if (text[this.at] === '-' && text[this.at + 1] === ' ') beyond()
      list.push(KEY.test(text) ? this.nestedMap(depth + 1) : this.value(depth))
    }
    if (this.line && this.line.indent > indent) beyond()
    return list
  }

  /** `- what: rent` opens a map whose further keys stand under `what`. */
  nestedMap(depth: number): TreeNode {
    if (depth > MOST_DEEP) beyond()
    return this.map(this.at, depth)
  }

  /** One value on the rest of the line; nothing but a comment may follow. */
  value(depth: number): TreeNode {
    const text = this.line?.text ?? ''
    const first = text[this.at]
    let node: TreeNode
    if (first === '{' || first === '[') node = this.flow(depth + 1)
    else if (first === '"' || first === "'") node = this.quoted()
    else {
      const plain = this.take(PLAIN)?.[0] ?? beyond()
      const said = withoutEnd(plain.split(' #', 1)[0] ?? '')
      if (said.includes(': ') || said.endsWith(':')) beyond()
      node = scalar(said)
      this.at = text.length
    }
    this.skipSpaces()
    const rest = text.slice(this.at)
    if (rest !== '' && !(rest.startsWith('#') && text[this.at - 1] === ' ')) beyond()
    this.row += 1
    return node
  }

  quoted(): string {
    const match = this.take(QUOTED) ?? beyond()
    const said = match[1] ?? match[2] ?? ''
    return said.length > MOST_TEXT ? beyond() : said
  }

  flow(depth: number): TreeNode {
    if (depth > MOST_DEEP) beyond()
    const { start, text } = this.line ?? beyond()
    const isMap = text[this.at] === '{'
    const close = isMap ? '}' : ']'
    const map = emptyMap()
    const list: TreeNode[] = []
    const offsets = new Map<string | number, readonly [number, number]>()
    this.marks.set(isMap ? map : list, offsets)
    this.at += 1
    this.skipSpaces()
    while (text[this.at] !== close) {
      const keyAt = start + this.at
      const key = isMap ? (this.take(KEY)?.[1] ?? beyond()) : list.length
      if (typeof key === 'string' && Object.hasOwn(map, key)) beyond()
      this.skipSpaces()
      offsets.set(key, [keyAt, start + this.at])
      const node = this.flowValue(depth)
      if (typeof key === 'string') map[key] = node
      else list.push(node)
      this.skipSpaces()
      if (text[this.at] === close) break
      if (text[this.at] !== ',') beyond()
      this.at += 1
      this.skipSpaces()
      if (text[this.at] === close) beyond()
    }
    this.at += 1
    return isMap ? map : list
  }

  flowValue(depth: number): TreeNode {
    const first = this.line?.text[this.at]
    if (first === '{' || first === '[') return this.flow(depth + 1)
    if (first === '"' || first === "'") return this.quoted()
    return scalar(this.take(FLOW_PLAIN)?.[0] ?? beyond())
  }

  skipSpaces(): void {
    while (this.line?.text[this.at] === ' ') this.at += 1
  }
}

const isItem = (line: Line | undefined, indent: number): boolean =>
  line?.indent === indent && line.text[indent] === '-' && (line.text[indent + 1] ?? ' ') === ' '

function scalar(said: string): string | null {
  if (said.length > MOST_TEXT) beyond()
  return NULL.test(said) ? null : said
}
