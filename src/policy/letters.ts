// The words of letters (函件文本), as packs write them, chosen for one letter on one day. A pack or a lender's own policy over another
// replaces sections by their id and says after which one (`after:`) a new one stands, as with the clauses of an agreement.
import {
  LETTER_TABLES,
  LETTER_WHENS,
  LETTERS,
  type LetterSection,
  type LetterText,
  type LetterWhen,
} from '../core/letter.ts'
import type { Label } from '../core/finding.ts'
import { labelOf } from './entry.ts'
import { type WrittenMap, listOf, mapOf, textOf } from './written.ts'

/** The sections of a letter; `holds` tells which conditions are met. One with neither words nor a table is left out. */
export const sectionsFor = (
  letters: readonly WrittenMap[],
  text: LetterText,
  holds: (when: LetterWhen) => boolean,
): readonly LetterSection[] => letters.flatMap((written) => sectionOf(written, text, holds) ?? [])

function sectionOf(
  written: WrittenMap,
  text: LetterText,
  holds: (when: LetterWhen) => boolean,
): LetterSection | undefined {
  const met = (of: WrittenMap): boolean => {
    const when = LETTER_WHENS.find((known) => known === of['when'])
    return of['when'] === undefined || (when !== undefined && holds(when))
  }
  const [id, title, source] = [textOf(written['id']), labelOf(written['title']), written['source']]
  const letter = LETTERS.find((known) => known === written['letter'])
  if (id === undefined || !title || letter !== text || !met(written)) return undefined
  const said = listOf(written['text']).flatMap((one): Label[] => {
    const label = met(mapOf(one)) ? labelOf(one) : undefined
    return label ? [label] : []
  })
  const table = LETTER_TABLES.find((known) => known === written['table'])
  if (said.length === 0 && !table) return undefined
  const cited = labelOf(source) ?? textOf(source)
  return {
    id,
    title,
    text: said,
    ...(table ? { table } : {}),
    ...(cited === undefined ? {} : { source: cited }),
  }
}
