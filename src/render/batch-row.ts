// A row for a record (批量结果行): the recommended plan and its measures, the runner-up, findings, the reason when nothing fits.
// line 2, id a1, status plan, plan term-extension-15, firstPayment 1234.50 … ; amounts are texts with the currency's digits.
import type { Appraised } from '../app/batch.ts'
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Finding } from '../core/finding.ts'
import { format } from '../core/money.ts'
import { csvText } from '../i18n/neutral.ts'
import { type Json, jsonText, literal } from './json-text.ts'

type Kind = 'text' | 'amount' | 'count' | 'rate'
/** An amount is the text of a number; a day an ISO date. */
export type Field = string | number | null
export type RowColumn = { readonly name: string; readonly kind: Kind }
type Own = RowColumn & { readonly of: (one: Appraised) => Field; readonly lender?: true }

const rules = (findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ rule }) => rule))].join(' ')
const own = (name: string, kind: Kind, of: Own['of'], lender?: true): Own => ({
  name,
  kind,
  of,
  ...(lender ? { lender } : {}),
})

const OWN: readonly Own[] = [
  own('plan', 'text', ({ best }) => best?.id ?? null),
  own('kind', 'text', ({ best }) => best?.plan.kind ?? null),
  own('family', 'text', ({ best }) => best?.family ?? null),
  ...(['firstPayment', 'peakPayment', 'lastPayment', 'totalPaid', 'interestCharged', 'held'] as const).map(
    (name) =>
      own(name, 'amount', ({ best, situation: { debt } }) =>
        best ? format(best.measures[name], debt.digits) : null,
      ),
  ),
  own('forgiven', 'amount', ({ best, situation: { debt } }) =>
    best ? format(total(best.measures.forgiven), debt.digits) : null,
  ),
  own('months', 'count', ({ best }) => best?.measures.months ?? null),
  own('firstDue', 'text', ({ best }) => (best ? iso(best.measures.firstDue) : null)),
  own('finalDue', 'text', ({ best }) => (best ? iso(best.measures.finalDue) : null)),
  own('strain', 'rate', ({ best }) => best?.measures.strain ?? null),
  own('annualRate', 'rate', ({ best }) => best?.measures.annualRate ?? null),
  ...(['presentValue', 'expectedValue'] as const).map((name) =>
    own(
      name,
      'amount',
      ({ best, situation: { debt } }) => {
        const value = best?.measures[name] ?? null
        return value === null ? null : format(value, debt.digits)
      },
      true,
    ),
  ),
  own('authority', 'text', ({ best }) => best?.authority ?? null, true),
  own('runnerUp', 'text', ({ next }) => next?.id ?? null),
  own('runnerUpPayment', 'amount', ({ next, situation: { debt } }) =>
    next ? format(next.measures.firstPayment, debt.digits) : null,
  ),
  own('findings', 'text', ({ findings, best }) => rules([...findings, ...(best?.findings ?? [])]) || null),
  own('reason', 'text', ({ reasons }) => rules(reasons) || null),
  own('considered', 'count', ({ counts }) => counts.considered),
  own('owed', 'amount', ({ situation: { debt } }) => format(total(debt.owed), debt.digits)),
  own('currency', 'text', ({ situation }) => situation.debt.currency),
  own('policy', 'text', ({ policy }) => `${policy.id} ${policy.version}`),
  own('policyDigest', 'text', ({ policy }) => policy.digest),
]

export type RowShape = {
  readonly columns: readonly RowColumn[]
  readonly carried: readonly string[]
  readonly lines: boolean
  readonly borrower: boolean
}

/** The columns of a run: `line` where asked for, the lender's figures where they may be seen, then what is carried through. */
export function rowShape(
  carried: readonly string[],
  { lines, borrower }: { lines: boolean; borrower: boolean },
): RowShape {
  const columns: RowColumn[] = [
    ...(lines ? [{ name: 'line', kind: 'count' } as const] : []),
    { name: 'id', kind: 'text' },
    { name: 'status', kind: 'text' },
    ...OWN.filter(({ lender }) => !(borrower && lender)).map(({ name, kind }) => ({ name, kind })),
    { name: 'error', kind: 'text' },
    { name: 'message', kind: 'text' },
  ]
  const taken = new Set(columns.map(({ name }) => name))
  const names = carried.map((name) => (taken.has(name) ? `input.${name}` : name))
  return {
    columns: [...columns, ...names.map((name) => ({ name, kind: 'text' }) as const)],
    carried,
    lines,
    borrower,
  }
}

/** What goes before and behind the figures of every record. */
export type Around = {
  readonly line: number
  readonly id: string | undefined
  readonly carried: readonly (string | null)[]
}
/** What was wrong with a record: the keys, and sentences. */
export type Wrong = { readonly keys: readonly string[]; readonly messages: readonly string[] }

export function rowOf(shape: RowShape, { line, id, carried }: Around, said: Appraised | Wrong): Field[] {
  const wrong = 'keys' in said
  return [
    ...(shape.lines ? [line] : []),
    id ?? null,
    wrong ? 'error' : said.best ? 'plan' : 'none',
    ...OWN.filter(({ lender }) => !(shape.borrower && lender)).map(({ of }) => (wrong ? null : of(said))),
    wrong ? said.keys.join(' ') : null,
    wrong ? said.messages.join(' ') : null,
    ...carried,
  ]
}

export const csvHead = ({ columns }: RowShape): string =>
  `${columns.map(({ name }) => csvText(name)).join(',')}\n`

export const csvRow = ({ columns }: RowShape, row: readonly Field[]): string =>
  `${row
    .map((field, at) =>
      field === null ? '' : columns[at]?.kind === 'text' ? csvText(String(field)) : String(field),
    )
    .join(',')}\n`

/** One line of `parley/row@1`; an error is `parley/record-error@1`, the same in a run of whole comparisons. */
export function jsonRow({ columns, carried }: RowShape, row: readonly Field[]): string {
  const out: Record<string, Json> = { schema: 'parley/row@1' }
  const end = columns.length - carried.length
  for (const [at, { name, kind }] of columns.entries()) {
    if (at >= end || name === 'error' || name === 'message') continue
    const field = row[at] ?? null
    out[name] = kind === 'amount' && typeof field === 'string' ? literal(field) : field
  }
  if (carried.length > 0) out['carried'] = carriedJson(carried, row.slice(end) as (string | null)[])
  return `${jsonText(out, true)}\n`
}

export const carriedJson = (names: readonly string[], cells: readonly (string | null)[]): Json =>
  Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null]))
