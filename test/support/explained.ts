// Explained (算式核对): an explanation printed in every language and notation, and what each printed formula comes to.
// proven(explanation) lists each equation as { line, figure, found }; the two must be the same.
import type { Explanation } from '../../src/app/explain.ts'
import { explanationJson } from '../../src/render/explain-json.ts'
import { explanationText } from '../../src/render/explain-text.ts'
import { check } from './evaluate.ts'

export type Proof = { readonly line: string; readonly figure: string; readonly found: string }
type Told = { readonly items: readonly { readonly value: unknown; readonly formula: string | null }[] }

const MANNERS = [
  { lang: 'en', colour: 0, width: 1e9 },
  { lang: 'zh', colour: 0, width: 1e9 },
  { lang: 'en', colour: 0 },
  { lang: 'zh', colour: 0, width: 1e9, ascii: true },
] as const

/** Every equation, in both languages, with and without digit groups, and as JSON. */
export function proven(of: Explanation): Proof[] {
  const equations = of.items.filter(({ formula }) => formula !== undefined).length
  const proofs = MANNERS.flatMap((manner) => {
    const lines = explanationText(of, manner)
      .split('\n')
      .flatMap((line) => /^ {2}\S.*?[:：] ?(\S+ = .+)$/.exec(line)?.[1] ?? [])
    if (lines.length !== equations)
      throw new Error(`${lines.length} equations of ${equations} in ${manner.lang}`)
    return lines.map((line) => ({ line, ...check(line, of.digits) }))
  })
  return [...proofs, ...fromJson(of)]
}

function fromJson(of: Explanation): Proof[] {
  const text = explanationJson(of, { lang: 'en', colour: 0 })
  // Numbers as they are written: 2474.50 keeps its digits.
  const told = JSON.parse(text.replace(/"value": (-?[\d.]+)/g, '"value": "$1"')) as Told
  return told.items.flatMap(({ value, formula }) => {
    if (formula === null) return []
    const line = `${String(value)} = ${formula}`
    return [{ line, ...check(line, of.digits) }]
  })
}

export const unproven = (of: Explanation): Proof[] =>
  proven(of).filter(({ figure, found }) => figure !== found)
