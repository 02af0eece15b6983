// The rules a record stands under (适用政策): --policy, else PARLEY_POLICY, else the policy the agreement was made under where it
// ships, else that of its country or currency.
import { currencyDigits } from '../../core/currency.ts'
import type { Law } from '../../policy/law.ts'
import { type Book, bookOf, read } from '../../policy/load.ts'
import { lawFor } from '../../policy/read.ts'
import { isPlainMap, readAgreement } from '../../schema/agreement.ts'
import { treeOf } from '../../schema/tree.ts'
import type { Plain } from '../../schema/plain.ts'
import type { Record } from '../../store/book/record.ts'
import type { Context } from '../context.ts'
import { loaded } from '../case-input.ts'
import { bookFor } from '../policy-input.ts'

type Options = Readonly<{ [key: string]: unknown }>
export type Ruled = {
  readonly law: Law
  readonly policy: Pick<Book, 'id' | 'version' | 'digest'>
  readonly digits: number
  readonly currency: string
}

const caseOf = (data: Plain): Plain => (isPlainMap(data) ? (data['case'] ?? data) : data)

export async function lawOfRecord(
  context: Context,
  { kind, id, data, row }: Record,
  options: Options,
): Promise<Ruled> {
  const currency = row.currency ?? 'CNY'
  const digits = currencyDigits(currency) ?? 2
  const tree = treeOf(caseOf(data), id)
  const named = options['policy'] ?? (context.io.env['PARLEY_POLICY'] || undefined)
  const own = named === undefined && row.policy !== undefined ? bookOf(row.policy) : undefined
  const book = own ?? (await bookFor(context, named, tree))
  const policy = { id: book.id, version: book.version, digest: book.digest }
  // Of a damaged record the index still knows under which policy it was made.
  const whole = kind === 'session' || (isPlainMap(data) && (kind === 'case' || data['case'] !== undefined))
  if (!whole) return { law: read(book, digits).law, policy, digits, currency }
  if (kind === 'agreement')
    return { law: lawFor(book, digits, readAgreement(data, id).situation), policy, digits, currency }
  if (kind === 'case') {
    const { situation } = await loaded(context, tree, { ...options, policy: named })
    return { law: lawFor(book, digits, situation), policy, digits, currency }
  }
  // A session may hold no case that is whole.
  return { law: read(book, digits).law, policy, digits, currency }
}
