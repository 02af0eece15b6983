// A policy pack (YAML) as a JavaScript module, for the build and for the tests alike.
// Every scalar stays the text it was written as, so that 0.10 keeps its digits and 2026-01-01 is no Date:
//   rate: 0.10   →  { rate: "0.10" }      only true, false and null (also ~ and nothing) become values.
import { createHash } from 'node:crypto'
import { LineCounter, parseDocument } from 'yaml'

/**
 * The source of an ES module whose default export is the data of `text`, with the digest of its bytes and the text
 * itself (left out of a bundle that does not ask for it). Throws an Error with `file:line:column`.
 */
export function yamlModule(text, file) {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: ['null', 'bool'],
    lineCounter: lines,
    prettyErrors: false,
  })
  const trouble = document.errors[0] ?? document.warnings[0]
  if (trouble) {
    const { line, col } = lines.linePos(trouble.pos[0])
    throw new Error(`${file}:${line}:${col}: ${trouble.message}`)
  }
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
  return [
    `export default ${JSON.stringify(document.toJS())}`,
    `export const digest = '${digest}'`,
    `export const text = ${JSON.stringify(text)}\n`,
  ].join('\n')
}
