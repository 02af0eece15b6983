// A policy to be shown (政策内容): what it is and rests on, its parts with their lines, and the values of its packs for a day
// and a case. policyDocument(bookOf('cn'), { on, case: { product: 'credit-card' } }) says which cap decides for a card.
import { currencyDigits } from '../core/currency.ts'
import type { Day } from '../core/day.ts'
import type { Label } from '../core/finding.ts'
import type { Book } from '../policy/book.ts'
import { labelOf } from '../policy/entry.ts'
import { NO_SUBJECT, type Subject } from '../policy/law.ts'
import { mapOf, textOf } from '../policy/written.ts'
import { type Part, partsOf } from './policy-parts.ts'
import { type ShownValue, valuesOf } from './policy-values.ts'

export type PolicyHead = {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly label: Label
  readonly source?: Label
  readonly country?: string
  readonly currency?: string
  readonly digits: number
  /** The names it rests on, the nearest first. */
  readonly rests: readonly string[]
}
export type Counts = {
  readonly values: number
  readonly advisory: number
  /** Inputs that nobody published and the policy does not fill. */
  readonly empty: number
}
export type PolicyDocument = {
  readonly head: PolicyHead
  readonly on: Day
  readonly counts: Counts & { readonly stale: number }
  /** The case asked about. */
  readonly of?: Subject
  readonly parts: readonly Part[]
  readonly values: readonly ShownValue[]
}

/** What is asked of a policy: a day, a case in as much as it is told, and only one half of what there is. */
export type Asked = {
  readonly on: Day
  readonly only?: 'parts' | 'values'
  readonly case?: {
    readonly product?: string
    readonly lender?: string
    readonly region?: string
    readonly daysPastDue?: number
    readonly contractDate?: Day
  }
}

export function headOf(book: Book): PolicyHead {
  const { id, version, digest, written, chain } = book
  const [country, currency] = [textOf(written['country']), textOf(written['currency'])]
  const source = labelOf(written['source'])
  return {
    id,
    version,
    digest,
    label: labelOf(written['label']) ?? { en: id, zh: id },
    ...(source ? { source } : {}),
    ...(country === undefined ? {} : { country }),
    ...(currency === undefined ? {} : { currency }),
    digits: (currency === undefined ? undefined : currencyDigits(currency)) ?? 2,
    rests: chain.slice(1),
  }
}

const isLeftEmpty = ({ empty, filled }: ShownValue): boolean => empty !== undefined && !filled

export function countsOf(values: readonly ShownValue[]): Counts {
  const full = values.filter(({ empty }) => empty === undefined)
  return {
    values: full.length,
    advisory: full.filter(({ advisory }) => advisory).length,
    empty: values.filter(isLeftEmpty).length,
  }
}

/** Who asks about a case without naming the product means the one a case file has then; its lender is the policy's. */
function subjectFor(
  book: Book,
  on: Day,
  { product = NO_SUBJECT.product, ...more }: NonNullable<Asked['case']>,
) {
  const lender = more.lender ?? textOf(mapOf(book.written['lenders'])[product])
  const { region, contractDate, daysPastDue = 0 } = more
  return {
    on,
    product,
    daysPastDue,
    ...(lender === undefined ? {} : { lender }),
    ...(region === undefined ? {} : { region }),
    ...(contractDate === undefined ? {} : { contractDate }),
  } satisfies Subject
}

export function policyDocument(book: Book, { on, only, case: told }: Asked): PolicyDocument {
  const head = headOf(book)
  const of = told && subjectFor(book, on, told)
  const values = valuesOf(book, head.digits, { ...NO_SUBJECT, on }, of)
  return {
    head,
    on,
    counts: { ...countsOf(values), stale: values.filter((one) => one.stale !== undefined).length },
    ...(of ? { of } : {}),
    parts: only === 'values' ? [] : partsOf(book, head.digits),
    values: only === 'parts' ? [] : values,
  }
}
