// The imports of a source text, found without a compiler: prose (comments, strings, patterns) is set aside first.
// `import { a } from './b.ts'` on line 3 → { from: './b.ts', line: 3, typeOnly: false }.

export type Import = { readonly from: string; readonly line: number; readonly typeOnly: boolean }

const CLAUSE = String.raw`(?:import|export)\b((?:(?!\b(?:import|export)\b)[\w$*\s,{}])*?)\bfrom\s*'(\d+)'`
const IMPORT = new RegExp(String.raw`(?<![\w$.])(?:${CLAUSE}|import\s*\(?\s*'(\d+)')`, 'g')
/** After one of these a slash opens a pattern, not a division. */
const BEFORE_PATTERN =
  /(?:^|[([{,;:=!?&|+\-*%<>~^}]|=>|\b(?:return|typeof|case|in|of|void|delete|throw|new|await))\s*$/

/** The code with comments gone and every string replaced by its number in `strings`; line breaks stay. */
function strip(text: string): { code: string; strings: string[] } {
  const strings: string[] = []
  let code = ''
  let at = 0
  /** Copies code up to the brace that closes a `${`, or to the end. */
  function copy(inTemplate: boolean): void {
    let depth = 0
    while (at < text.length) {
      const here = text[at] ?? ''
      const two = text.slice(at, at + 2)
      if (two === '//') at = end('\n', at)
      else if (two === '/*') skip(end('*/', at) + 2)
      else if (here === "'" || here === '"') quoted(here)
      else if (here === '`') template()
      else if (here === '/' && BEFORE_PATTERN.test(code.slice(-40))) pattern()
      else {
        if (here === '{') depth++
        if (here === '}' && depth-- === 0 && inTemplate) return
        code += here
        at++
      }
    }
  }
  function end(mark: string, from: number): number {
    const found = text.indexOf(mark, from)
    return found < 0 ? text.length : found
  }
  /** Leaves out the text up to `to`, but for its line breaks. */
  function skip(to: number): void {
    code += text.slice(at, to).replace(/[^\n]/g, '')
    at = to
  }
  function quoted(mark: string): void {
    const from = ++at
    while (at < text.length && text[at] !== mark && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1
    code += `'${strings.push(text.slice(from, at)) - 1}'`
    at++
  }
  function template(): void {
    at++
    while (at < text.length && text[at] !== '`') {
      if (text.startsWith('${', at)) {
        at += 2
        code += ' ('
        copy(true)
        code += ') '
        at++
      } else skip(at + (text[at] === '\\' ? 2 : 1))
    }
    at++
  }
  function pattern(): void {
    let inClass = false
    for (at++; at < text.length && text[at] !== '\n' && (inClass || text[at] !== '/'); at++) {
      if (text[at] === '\\') at++
      else if (text[at] === '[') inClass = true
      else if (text[at] === ']') inClass = false
    }
    at++
    code += '0'
  }
  copy(false)
  return { code, strings }
}

/** The code without comments, strings, template text and patterns, line for line. */
export const withoutProse = (text: string): string => strip(text).code

export function importsOf(text: string): Import[] {
  const { code, strings } = strip(text)
  return [...code.matchAll(IMPORT)].map((found) => {
    const clause = (found[1] ?? '').trim()
    const from = strings[Number(found[2] ?? found[3])] ?? ''
    const line = code.slice(0, found.index).split('\n').length
    return { from, line, typeOnly: typeOnly(clause) }
  })
}

/** `type { A }` and `{ type A, type B }` import types only. */
function typeOnly(clause: string): boolean {
  if (/^type\b(?!\s*,)/.test(clause)) return true
  const names = /^\{([^}]*)\}/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '))
}
