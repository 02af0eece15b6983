// Standing (适用情形): a situation under law: which product, lender, region and contract day it has, and the policy for it, with
// the order of payments that the policy lays down. standing(situation, { product: 'credit-card', … }, bookOf('cn')).
import fc from 'fast-check'
import type { Day } from '../../src/core/day.ts'
import { type Debt, PRODUCTS, type Product } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import { type Situation, onWishedDay } from '../../src/core/situation.ts'
import { type Book, bookOf, bookOver, defaultsOf, read } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { WrittenMap } from '../../src/policy/written.ts'

export type Standing = {
  readonly product: Product
  readonly lender: string | undefined
  /** Days from the contract to the day of the figures. */
  readonly age: number | undefined
  readonly region: string | undefined
  readonly flat: number | undefined
  readonly capitalised: boolean
}

/** What a pack distinguishes; a contract may be older than the law. */
export const anyStanding: fc.Arbitrary<Standing> = fc.record({
  product: fc.constantFrom(...PRODUCTS),
  lender: fc.constantFrom(undefined, 'bank', 'consumer-finance', 'micro-loan', 'private', 'trust'),
  age: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined, freq: 3 }),
  region: fc.constantFrom(undefined, '310000', '310115', '440300', '510100'),
  flat: fc.option(fc.integer({ min: 1_000_000, max: 400_000_000 }), { nil: undefined, freq: 2 }),
  capitalised: fc.boolean(),
})

/** The situation as it would be read under this book, and the policy for it. */
export function standing(
  { debt, ...rest }: Situation,
  { product, lender, age, region, flat, capitalised }: Standing,
  book: Book,
): { situation: Situation; policy: Policy } {
  const { lender: _, contractDate: __, ...bare } = debt
  const own: Debt = {
    ...bare,
    product,
    ...(lender === undefined ? {} : { lender }),
    ...(age === undefined ? {} : { contractDate: (debt.asOf - age) as Day }),
    ...(flat === undefined || product !== 'second-lien'
      ? {}
      : { collateral: { value: money(flat), seniorLien: money(Math.floor(flat / 2)) } }),
    restructures: capitalised ? [{ on: (debt.asOf - 300) as Day, kind: 'capitalised' }] : [],
  }
  const { allocation } = defaultsOf(book, debt.digits)
  const { household } = rest
  const situation = onWishedDay({
    ...rest,
    debt: { ...own, allocation: allocation(own) },
    ...(household === undefined
      ? {}
      : { household: { ...household, ...(region === undefined ? {} : { region }) } }),
  })
  return { situation, policy: read(book, debt.digits, situation) }
}

/** A book of the shelf; one that is not there is a mistake of the test. */
export function shelved(name: string): Book {
  const book = bookOf(name)
  if (!book) throw new Error(`no policy ${name}`)
  return book
}
/** A lender's own policy over one of the shelf; its digest says nothing of what stands in it. */
export const ownBook = (over: string, written: WrittenMap): Book =>
  bookOver(
    {
      file: 'own.yaml',
      written: { ...written, id: 'own', version: '1' },
      lines: {},
      digest: 'sha256:0123456789',
    },
    shelved(over),
  )
