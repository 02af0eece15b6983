// JSON text (JSON 文本): values written with amounts in exactly the currency's digits: 247450 fen is 2474.50, not 2474.5.
// jsonText({ payment: literal('2474.50'), due: '2026-12-15' }); keys stand in the order they were given.

const LITERAL = Symbol('literal')
/** A number as it shall be written. */
export type Literal = { readonly [LITERAL]: string }
export type Json =
  | string
  | number
  | boolean
  | null
  | Literal
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

export const literal = (text: string): Literal => ({ [LITERAL]: text })
const isLiteral = (value: object): value is Literal => LITERAL in value
const isList = (value: object): value is readonly Json[] => Array.isArray(value)

/** Controls, direction marks and invisible signs that JSON allows as they are, but a terminal would obey or hide. */
const UNSEEN =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\udb40-\udb43][\udc00-\udfff]/g
const unit = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
const escaped = (of: string): string => of.split('').map(unit).join('')
/** Most texts, and all keys, are plain: a list of 50,000 records has a million of them. */
const PLAIN = /^[ !#-[\]-~]*$/
const quoted = (text: string): string =>
  PLAIN.test(text) ? `"${text}"` : JSON.stringify(text).replace(UNSEEN, escaped)

/** Pretty with two spaces; `compact` is one line. Keys whose value is undefined are left out. */
export function jsonText(value: Json, compact = false, depth = 0): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : 'null'
  if (typeof value === 'boolean' || value === null) return String(value)
  if (isLiteral(value)) return value[LITERAL]
  const colon = compact ? ':' : ': '
  const items: string[] = []
  if (isList(value)) for (const item of value) items.push(jsonText(item, compact, depth + 1))
  else
    for (const key of Object.keys(value)) {
      const item = value[key]
      if (item !== undefined) items.push(quoted(key) + colon + jsonText(item, compact, depth + 1))
    }
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}']
  if (items.length === 0) return `${open}${close}`
  if (compact) return `${open}${items.join(',')}${close}`
  const line = `\n${'  '.repeat(depth)}`
  return `${open}${line}  ${items.join(`,${line}  `)}${line}${close}`
}
