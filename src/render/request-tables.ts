// The tables of a request (申请书中的表): who asks, what is owed, the household's income and spending, the rows in groups, what the
// rules say; in one language, each to be joined with its like in the other.
import type { Asked, Request } from '../app/request.ts'
import { iso } from '../core/day.ts'
import { BUCKETS, total } from '../core/debt.ts'
import type { Flow } from '../core/household.ts'
import { monthly } from '../core/means.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, citation } from '../i18n/say.ts'
import { valueWords } from '../i18n/value-words.ts'
import { known } from './facts.ts'
import type { PaperTable } from './paper.ts'

type Maker = (of: Request, voice: Voice) => PaperTable | undefined

const FIELDS = ['name', 'idNumber', 'phone', 'address'] as const

export const applicantTable: Maker = ({ situation: { parties, debt } }, { words }) => {
  const { parties: w, blank } = words.agreement
  const borrower = parties?.borrower ?? {}
  const said = (text: string | undefined): string => (text === undefined ? blank : visible(text))
  return {
    head: [w.head.field, w.head.said],
    rows: [
      ...FIELDS.map((key) => [w[key], said(borrower[key])]),
      [words.request.applicant.contractNo, said(debt.contractNo)],
    ],
    words: 2,
  }
}

export const owedTable: Maker = ({ situation: { debt } }, { words, amount }) => {
  const w = words.agreement.debt
  return {
    head: [w.item, w.amount],
    rows: [
      ...BUCKETS.toReversed().map((bucket) => [words.buckets[bucket], amount(debt.owed[bucket])]),
      [w.total, amount(total(debt.owed))],
    ],
    words: 1,
    sums: 1,
  }
}

function timeOf({ every, from, until }: Flow, { words, say }: Voice): string {
  const w = words.request.household
  const span =
    from !== undefined && until !== undefined
      ? say(w.span, { from: { day: from }, until: { day: until } })
      : from !== undefined
        ? say(w.from, { from: { day: from } })
        : until === undefined
          ? ''
          : say(w.until, { until: { day: until } })
  return [...(every === 'once' ? [w.once] : []), ...(span === '' ? [] : [span])].join(words.report.comma)
}

export const householdTable: Maker = ({ situation: { household } }, voice) => {
  const { words, amount } = voice
  const w = words.request.household
  const { blank } = words.agreement
  const flows = (kind: string, list: readonly Flow[] | undefined): string[][] =>
    list === undefined
      ? [[kind, blank, '', blank]]
      : list.map((flow) => [kind, known(words.flows, flow.what), timeOf(flow, voice), amount(monthly(flow))])
  const { income, spending, otherDebts, savings } = household ?? {}
  const kept = savings === undefined ? blank : amount(savings)
  return {
    head: [w.head.kind, w.head.item, w.head.time, w.head.amount],
    rows: [
      ...flows(w.income, income),
      ...flows(w.spending, spending),
      ...flows(w.debts, otherDebts),
      ...(household && savings === undefined ? [] : [[w.savings, '', '', kept]]),
    ],
    words: 3,
  }
}

export function rowsTable({ rows }: Asked, { words, amount }: Voice): PaperTable {
  const w = words.request.plan
  const span = (from: string, to: string): string => (from === to ? from : `${from} – ${to}`)
  return {
    head: [w.head.rows, w.head.due, w.head.each, w.head.sum],
    rows: rows.map((of) => [
      span(String(of.from), String(of.to)),
      span(iso(of.firstDue), iso(of.lastDue)),
      span(amount(of.least), amount(of.most)),
      amount(of.sum),
    ]),
    words: 2,
  }
}

export const rulesTable: Maker = ({ rights, limits, duties }, voice) => {
  const { words, say, lang } = voice
  const w = words.request.law
  const rows = [
    ...rights.map(({ label, unit, value, source }) => [
      say(w.value, { label: { label }, value: valueWords(unit, value as never, voice) }),
      citation(source, lang),
    ]),
    ...limits.map(({ source, ...finding }) => [voice.finding(finding), source ? citation(source, lang) : '']),
    ...duties.map(({ label, source }) => [visible(label[lang]), source ? citation(source, lang) : '']),
  ]
  return rows.length === 0 ? undefined : { head: [w.head.text, w.head.source], rows, words: 2 }
}

export const signTable: Maker = (_, { words }) => {
  const w = words.request.sign
  const { blank } = words.agreement
  return { head: [w.applicant, w.signed, w.date], rows: [[blank, blank, blank]], words: 3 }
}
