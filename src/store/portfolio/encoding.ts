// Encoding (编码): strict UTF-8, else GB18030 (国标编码) where the text says so by itself; decided at the first bytes beyond ASCII.
// Neither byte 0x0A nor 0x22 is ever part of a longer character in either, so lines can be cut before they are read.
import { isAscii, isUtf8 } from 'node:buffer'
import type { Fault } from '../../schema/input-error.ts'
import type { EncodingName } from './raw.ts'

/** A line's text, or why it has none. */
export type Said = string | { readonly fault: Fault }
export type Decoder = {
  readonly name: () => EncodingName
  /** Whole lines, without the last line's end, as texts; each that cannot be read says so for itself. */
  readonly lines: (block: Buffer) => Said[]
}

export function decoder(asked?: EncodingName): Decoder {
  let known = asked
  const lines = (block: Buffer): Said[] => {
    if (isAscii(block)) return checked(block.toString('latin1').split('\n'))
    known ??= decide(block)
    const whole = decode(block, known)
    return whole === undefined ? split(block).map((line) => one(line, known)) : checked(whole.split('\n'))
  }
  return { name: () => known ?? 'utf-8', lines }
}

function one(line: Buffer, known: EncodingName | undefined): Said {
  const text = decode(line, known ?? 'utf-8')
  if (text === undefined)
    return { fault: { key: 'not-utf8', args: known === 'gb18030' ? { encoding: 'GB18030' } : {} } }
  return checked([text])[0] ?? text
}

const checked = (texts: string[]): Said[] =>
  texts.some((text) => text.includes('\0'))
    ? texts.map((text) => (text.includes('\0') ? { fault: { key: 'nul-byte', args: {} } } : text))
    : texts

export function decode(bytes: Buffer, name: EncodingName): string | undefined {
  if (name === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : undefined
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function split(block: Buffer): Buffer[] {
  const out: Buffer[] = []
  let from = 0
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, from)) {
    out.push(block.subarray(from, at))
    from = at + 1
  }
  out.push(block.subarray(from))
  return out
}

/** Of the lines beyond ASCII: mostly good UTF-8 is UTF-8 with slips; else GB18030 if that makes Chinese of them. */
export function decide(block: Buffer): EncodingName {
  if (isUtf8(block)) return 'utf-8'
  const telling = split(block).filter((line) => !isAscii(line))
  const bad = telling.filter((line) => !isUtf8(line))
  if (bad.length * 2 <= telling.length) return 'utf-8'
  const chinese = bad.filter((line) => /[\u4e00-\u9fff]/.test(decode(line, 'gb18030') ?? ''))
  return chinese.length * 2 > bad.length ? 'gb18030' : 'utf-8'
}
