// Whose a record is (个人信息): the texts in it that say who somebody is, to be masked, or looked for after it was forgotten.
// Of a case the parties' names, numbers and addresses and the number of the contract; of payments and contacts all free words.
import type { Plain } from '../schema/plain.ts'
import { isPlainMap } from '../schema/agreement.ts'

const at = (of: Plain | undefined, ...path: readonly string[]): Plain | undefined =>
  path.reduce<Plain | undefined>((node, key) => (isPlainMap(node) ? node[key] : undefined), of)

function texts(of: Plain | undefined, skip: ReadonlySet<string> = new Set()): string[] {
  if (typeof of === 'string') return of.trim() === '' ? [] : [of]
  if (typeof of !== 'object' || of === null) return []
  if (Array.isArray(of)) return (of as readonly Plain[]).flatMap((item) => texts(item, skip))
  return Object.entries(of as { readonly [key: string]: Plain }).flatMap(([key, value]) =>
    skip.has(key) ? [] : texts(value, skip),
  )
}

/** The case in an agreement, at the head of a session, or the case itself. */
const caseIn = (data: Plain): Plain => at(data, 'case') ?? data

export const namesIn = (data: Plain): string[] => {
  const parties = at(caseIn(data), 'parties')
  const guarantors = at(parties, 'guarantors')
  const all = [
    at(parties, 'borrower'),
    ...(Array.isArray(guarantors) ? (guarantors as readonly Plain[]) : []),
  ]
  return all.flatMap((party) => {
    const name = at(party, 'name')
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []
  })
}

/** Days, amounts and words of the program tell nothing of a person. */
const OURS = new Set(['is', 'on', 'at', 'by', 'to', 'outcome', 'entered', 'amount', 'currency', 'promise'])
const FEW = 2

export function personalIn(data: Plain, entries: readonly Plain[]): string[] {
  const of = caseIn(data)
  const parties = at(of, 'parties')
  const id = at(data, 'id')
  const found = [
    ...texts(at(parties, 'borrower')),
    ...texts(at(parties, 'guarantors')),
    ...texts(at(of, 'debt', 'contractNo')),
    ...texts(at(of, 'id')),
    ...(typeof id === 'string' ? [id] : []),
    ...entries.flatMap((entry) => texts(entry, OURS)),
  ]
  // One letter stands everywhere.
  return [...new Set(found.map((text) => text.trim()))].filter((text) => [...text].length >= FEW)
}
