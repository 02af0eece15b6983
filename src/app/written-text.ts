// Written data as text (原样数据的文字): a part of a policy as YAML again, for comments and for what no rule reads.
// yamlText({ months: ['1', '2'], principal: '10%' }) is "{ months: [1, 2], principal: 10% }".
import { type Written, type WrittenMap, isWrittenMap } from '../policy/written.ts'

const PLAIN =
  /^[A-Za-z0-9./\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_.%+/-]*(?: [A-Za-z0-9\u4e00-\u9fff_.%+/-]+)*$/
/** Plain, these would be read as something else than a text. */
const TAKEN = /^(?:true|false|null|yes|no|on|off|~)$/i

const scalar = (text: string): string => (PLAIN.test(text) && !TAKEN.test(text) ? text : JSON.stringify(text))

/** On one line. */
export function yamlText(written: Written): string {
  if (written === null) return 'null'
  if (typeof written === 'string') return scalar(written)
  if (typeof written === 'boolean') return String(written)
  if (Array.isArray(written)) return `[${(written as readonly Written[]).map(yamlText).join(', ')}]`
  const pairs = Object.entries(written).map(([key, of]) => `${scalar(key)}: ${yamlText(of)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/** A section in lines: its keys one below the other, the items of a long list too. */
export function yamlLines(name: string, written: Written): string[] {
  if (!isWrittenMap(written)) {
    const items = Array.isArray(written) ? (written as readonly Written[]) : []
    return items.some(isWrittenMap)
      ? [`${scalar(name)}:`, ...items.map((item) => `  - ${yamlText(item)}`)]
      : [`${scalar(name)}: ${yamlText(written)}`]
  }
  const line = `${scalar(name)}: ${yamlText(written)}`
  return line.length <= SHORT ? [line] : [`${scalar(name)}:`, ...inner(written).map((below) => `  ${below}`)]
}
const SHORT = 100
const inner = (written: WrittenMap): string[] =>
  Object.entries(written).flatMap(([key, of]) => yamlLines(key, of))
