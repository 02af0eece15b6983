// Made-up records read under policies (虚构组合与政策): what a back-test is given. recordsUnder(20, ['cn', 'example']) is twenty lists of
// one record as each policy reads it.
import type { Judged } from '../../src/app/backtest-record.ts'
import { type Book, bookOf, defaultsOf, read } from '../../src/policy/load.ts'
import { readCase } from '../../src/schema/case.ts'
import { jsonTree } from '../../src/schema/json.ts'
import { records } from './records.ts'

function under(books: readonly Book[], line: string): Judged[] {
  return books.map((book) => {
    const situation = readCase(jsonTree(line), defaultsOf(book, 2))
    return { situation, policy: read(book, 2, situation) }
  })
}

export function recordsUnder(count: number, policies: readonly (string | Book)[], seed = 1): Judged[][] {
  const books = policies.map((one) => (typeof one === 'string' ? bookOf(one) : one))
  return [...records(count, seed)].map((line) => under(books as Book[], line))
}
