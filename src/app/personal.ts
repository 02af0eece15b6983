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

function partiesIn(data: Plain): (Plain | undefined)[] {
  const parties = at(caseIn(data), 'parties')
  const guarantors = at(parties, 'guarantors')
  return [at(parties, 'borrower'), ...(Array.isArray(guarantors) ? (guarantors as readonly Plain[]) : [])]
}

export type Personal = {
  readonly names: readonly string[]
  /** Numbers of people, accounts and contracts, addresses. */
  readonly others: readonly string[]
}

/** What was answered in a session about a party or the contract, by its path in the case. */
const answered = (entries: readonly Plain[], is: RegExp): string[] =>
  entries.flatMap((entry) => {
    const path = at(entry, 'move', 'path')
    return typeof path === 'string' && is.test(path) ? texts(at(entry, 'move', 'value')) : []
  })
const NAME = /^parties\.(borrower|guarantors.*)\.name$/
const OTHER = /^parties\.(borrower|guarantors.*)\.(?!name$)|^debt\.contractNo$/

/** What is written in a record of its people, wherever it may stand again: in a clause, in a note. */
export function personIn(data: Plain, entries: readonly Plain[] = []): Personal {
  const parties = partiesIn(data)
  const names = [...parties.flatMap((party) => texts(at(party, 'name'))), ...answered(entries, NAME)]
  const others = [
    ...parties.flatMap((party) => texts(party, new Set(['name']))),
    ...texts(at(caseIn(data), 'debt', 'contractNo')),
    ...answered(entries, OTHER),
  ]
  const whole = (all: readonly string[]): string[] =>
    [...new Set(all.map((text) => text.trim()))].filter((text) => [...text].length >= FEW)
  return { names: whole(names), others: whole(others) }
}

/** Days, amounts and words of the program tell nothing of a person. */
const OURS = new Set(['is', 'on', 'at', 'by', 'to', 'outcome', 'entered', 'amount', 'currency', 'promise'])
/** One letter stands everywhere. */
const FEW = 2

/** Every text of a record that tells of its people, its free words too. */
export function personalIn(data: Plain, entries: readonly Plain[]): string[] {
  const { names, others } = personIn(data, entries)
  const [id, of] = [at(data, 'id'), at(caseIn(data), 'id')]
  const free = [
    ...texts(id),
    ...texts(of),
    ...entries.flatMap((entry) => (at(entry, 'move') === undefined ? texts(entry, OURS) : [])),
  ]
  return [...new Set([...names, ...others, ...free.map((text) => text.trim())])].filter(
    (text) => [...text].length >= FEW,
  )
}
