// From --policy to a book (政策输入): a shipped policy by its name, one of the user's folder by its name, or a file; where nobody
// names one, the shipped policy of the case's country. PARLEY_POLICY=cn parley compare a.yaml is the same as --policy cn.
import { currencyDigits } from '../core/currency.ts'
import { type Book, bookOf, isPolicyName, policyOfCountry } from '../policy/load.ts'
import { inputError } from '../schema/input-error.ts'
import { type Tree, isMap } from '../schema/tree.ts'
import type { Context } from './context.ts'

const textAt = ({ root }: Tree, key: string): string | undefined => {
  const value = isMap(root) ? root[key] : undefined
  return typeof value === 'string' ? value.trim() : undefined
}

/** The book that --policy or PARLEY_POLICY names; else that of the case's country or currency, else the generic one. */
export async function bookFor(context: Context, named: unknown, tree: Tree): Promise<Book> {
  const [country, currency] = [textAt(tree, 'country'), textAt(tree, 'currency')]
  const asked = typeof named === 'string' ? named : context.io.env['PARLEY_POLICY'] || undefined
  const name = asked ?? policyOfCountry(country, currency)
  const shipped = isPolicyName(name) ? bookOf(name) : undefined
  const book = shipped ?? (await ownBook(context, name, currency))
  const want = book.written['currency']
  if (asked !== undefined && typeof want === 'string' && currency !== undefined && currency !== want)
    throw inputError(
      'other-currency',
      { policy: book.id, want },
      { path: 'currency', read: currency, ...tree.place(['currency']) },
    )
  return book
}

/** Amounts of a policy that names no currency are read in the digits of the case's. */
async function ownBook(context: Context, name: string, currency: string | undefined): Promise<Book> {
  const digits = currency === undefined ? undefined : currencyDigits(currency)
  const { loadPolicy } = await import('./own-policy.ts')
  return (await loadPolicy(context, name, digits)).book
}
