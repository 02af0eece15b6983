// Clauses (协议条款): the words of an agreement, as packs write them, chosen for one case. A pack over another replaces
// clauses by their id and says after which one (`after:`) a new one stands.
// cn over generic: 18 general clauses, six of them replaced, `recording` after `limitation`.
import {
  type Clause,
  type ClauseTable,
  type ClauseWhen,
  CLAUSE_TABLES,
  CLAUSE_WHENS,
} from '../core/agreement.ts'
import type { Label } from '../core/finding.ts'
import type { AgreementWords, WrittenMap } from '../packs/shelf.js'
import { labelOf } from './entry.ts'
import { listOf, mapOf, textOf } from './written.ts'

export const NO_CLAUSES: AgreementWords = { clauses: [], sections: [], contents: {} }

/** The upper over the lower: one of an id takes the lower one's place, a new one stands after the one it names. */
export function joinedParts(upper: readonly WrittenMap[], lower: readonly WrittenMap[]): WrittenMap[] {
  const out = [...lower]
  for (const part of upper) {
    const at = out.findIndex(({ id }) => id === part['id'])
    const after = out.findIndex(({ id }) => id === part['after'])
    if (at >= 0) out[at] = part
    else out.splice(after < 0 ? out.length : after + 1, 0, part)
  }
  return out
}

export function joinedWords(upper: AgreementWords, lower: AgreementWords): AgreementWords {
  return {
    clauses: joinedParts(upper.clauses, lower.clauses),
    sections: [...new Set([...lower.sections, ...upper.sections])],
    contents: { ...lower.contents, ...upper.contents },
  }
}

/** The clauses for a case: `holds` tells which conditions are met. One whose every sentence is left out is left out. */
export const clausesFor = (
  { clauses }: AgreementWords,
  holds: (when: ClauseWhen) => boolean,
): readonly Clause[] => clauses.flatMap((written) => clauseOf(written, holds) ?? [])

function clauseOf(written: WrittenMap, holds: (when: ClauseWhen) => boolean): Clause | undefined {
  const met = (of: WrittenMap): boolean => {
    const when = CLAUSE_WHENS.find((known) => known === of['when'])
    return of['when'] === undefined || (when !== undefined && holds(when))
  }
  const [id, title, source] = [textOf(written['id']), labelOf(written['title']), written['source']]
  if (id === undefined || !title || !met(written)) return undefined
  const text = listOf(written['text']).flatMap((one): Label[] => {
    const said = met(mapOf(one)) ? labelOf(one) : undefined
    return said ? [said] : []
  })
  const table: ClauseTable | undefined = CLAUSE_TABLES.find((known) => known === written['table'])
  if (text.length === 0 && !table) return undefined
  const cited = labelOf(source) ?? textOf(source)
  return { id, title, text, ...(table ? { table } : {}), ...(cited === undefined ? {} : { source: cited }) }
}
