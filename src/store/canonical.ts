// Canonical JSON (规范 JSON): one value has one text, keys sorted and no spaces, so that its digest is the same everywhere.
// { b: 1, a: '830.00' } is {"a":"830.00","b":1}. As RFC 8785 lays down; amounts come as texts, exact to the digit.
import type { Plain } from '../schema/plain.ts'

const isList = (value: object): value is readonly Plain[] => Array.isArray(value)

/** Throws on a number that JSON has not: that is a bug. */
export function canonical(value: Plain): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`no JSON: ${value}`)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const items = Object.keys(value)
    .toSorted()
    .flatMap((key) => {
      const item = value[key]
      return item === undefined ? [] : [`${JSON.stringify(key)}:${canonical(item)}`]
    })
  return `{${items.join(',')}}`
}

/** Controls and direction marks that JSON allows as they are, but a terminal would obey, and line ends of other systems. */
const UNSEEN =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\udb40-\udb43][\udc00-\udfff]/g
const unit = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A canonical text as it stands in a file: of the same meaning, and harmless in a terminal. */
export const unseenEscaped = (text: string): string =>
  text.replace(UNSEEN, (of) => of.split('').map(unit).join(''))
