// Cells that hold no value (错误单元格): #DIV/0!, or a formula that was saved without its result. The reader passes over both as if they
// were empty, and an interest so written would be none. Made texts they are told where they are used: “#DIV/0!” is no amount.
import type { Unzipped } from 'fflate'

const ERROR = /(<(?:\w+:)?c\b[^<>]*?\s)t="e"/g
const UNSOLVED =
  /<((?:\w+:)?)c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*\/>|[^<>]*>([^<]*)<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g
const OWN_TYPE = /\st="\w*"/

/** The workbook with those cells as texts; the same bytes where it has none, or cannot be opened. */
export async function withErrorsAsText(bytes: Buffer): Promise<Buffer> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]*\.xml$/.test(name)
  const open = (all: boolean): Unzipped => unzipSync(bytes, { filter: ({ name }) => all || isSheet(name) })
  const changed = new Map<string, Uint8Array>()
  try {
    for (const [name, data] of Object.entries(open(false))) {
      const at = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      if (!at.includes(' t="e"') && !/<(?:\w+:)?f\b/.test(at.toString('latin1'))) continue
      const before = strFromU8(data)
      const after = textsFor(before)
      if (after !== before) changed.set(name, strToU8(after))
    }
    if (changed.size === 0) return bytes
    const whole = Object.entries(open(true)).map(([name, data]) => [name, changed.get(name) ?? data] as const)
    return Buffer.from(zipSync(Object.fromEntries(whole), { level: 0 }))
  } catch {
    // What is no workbook is told by whoever reads it.
    return bytes
  }
}

/** `<c r="B2" t="e"><v>#DIV/0!</v></c>` has t="str"; `<c r="B3"><f>B2*2</f></c>` becomes the text “=B2*2”. */
export const textsFor = (xml: string): string =>
  xml
    .replace(ERROR, '$1t="str"')
    .replace(
      UNSOLVED,
      (_, of: string, own: string, formula = '') =>
        `<${of}c${own.replace(OWN_TYPE, '')} t="str"><${of}v>=${formula}</${of}v></${of}c>`,
    )
