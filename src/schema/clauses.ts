// Clause files (条款文件), parley/clauses@1: the words of an agreement in both languages, as a pack writes them.
// `{ id: account, title: { en, zh }, text: [{ en: 'Payments go to {account}.', zh: … }], table: schedule, when: waives }`
import { CLAUSE_TABLES, CLAUSE_WHENS } from '../core/agreement.ts'
import { schemaName, text, word } from './leaf.ts'
import { map, maybe, named } from './map.ts'
import { both, few, label, name } from './policy-leaves.ts'
import { type Tree, at } from './tree.ts'

const CLAUSES = 'parley/clauses@1'
const MOST_CLAUSES = 100

/** Is it a file of clauses, or one of values? */
export const isClauses = ({ root }: Tree): boolean => at(root, ['schema']) === CLAUSES

export function clausesShape() {
  const when = maybe(word(CLAUSE_WHENS))
  const clause = map({
    id: name(),
    after: maybe(name()),
    when,
    title: both(),
    text: maybe(few(map({ when, en: text(2000), zh: text(2000) }), 20, 1)),
    table: maybe(word(CLAUSE_TABLES)),
    source: maybe(label()),
  })
  return map({
    schema: schemaName(CLAUSES),
    sections: maybe(few(name(), MOST_CLAUSES)),
    /** A content that a law asks for, and the clauses that say it. */
    contents: maybe(named()),
    clauses: few(clause, MOST_CLAUSES),
  })
}
