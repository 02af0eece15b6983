// The tables of an agreement (协议中的表): parties, debt by part, rows, what a breach brings back, duties, signatures, cost form;
// in one language, or in two with both words in each head: 还款日 / Due.
import type { Agreement, ClauseTable } from '../core/agreement.ts'
import { iso } from '../core/day.ts'
import { BUCKETS, type Bucket, total } from '../core/debt.ts'
import type { Party } from '../core/situation.ts'
import type { Lang } from '../i18n/lang.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, citation } from '../i18n/say.ts'
import { inCapitals, voiceFor } from './agreement-words.ts'
import { costSection } from './cost-section.ts'
import { type PaperTable, inOne } from './paper.ts'
import { scheduleView } from './schedule-view.ts'

export type AgreementTable = PaperTable
type Maker = (of: Agreement, voice: Voice) => AgreementTable | undefined

const FIRST_TOLD = BUCKETS.toReversed()
const FIELDS = ['name', 'idNumber', 'phone', 'address', 'account'] as const

type WithParties = Pick<Agreement, 'situation'>
function everyone({ situation: { parties } }: WithParties, voice: Voice): [who: string, of: Party][] {
  const w = voice.words.agreement.parties
  return [
    [w.borrower, parties?.borrower ?? {}],
    [w.lender, parties?.lender ?? {}],
    ...(parties?.guarantors ?? []).map((one): [string, Party] => [w.guarantor, one]),
  ]
}

/** Everybody with names, numbers and addresses; what is not known is a line to write on. */
export function partiesTable(of: WithParties, voice: Voice): AgreementTable {
  const w = voice.words.agreement
  const { party, field, said } = w.parties.head
  const rows = everyone(of, voice).flatMap(([who, one]) =>
    FIELDS.map((key) => [
      key === 'name' ? who : '',
      w.parties[key],
      one[key] === undefined ? w.blank : visible(one[key]),
    ]),
  )
  return { head: [party, field, said], rows, words: 3 }
}

const MAKERS: Readonly<Record<ClauseTable, Maker>> = {
  parties: partiesTable,

  debt: (of, voice) => {
    const { owed } = of.situation.debt
    const w = voice.words.agreement.debt
    const lines = [
      ...FIRST_TOLD.map((bucket) => [voice.words.buckets[bucket], owed[bucket]] as const),
      [w.total, total(owed)] as const,
    ]
    const words = inCapitals(of, total(owed)) !== undefined
    return {
      head: [w.item, ...(words ? [w.words] : []), w.amount],
      rows: lines.map(([name, amount]) => [
        name,
        ...(words ? [inCapitals(of, amount) ?? ''] : []),
        voice.amount(amount),
      ]),
      words: words ? 2 : 1,
      sums: 1,
    }
  },

  schedule: ({ situation, plan, schedule }, voice) => {
    const seen = scheduleView({ situation, ...plan, schedule, findings: [] }, voice)
    return {
      head: seen.columns.map(({ head }) => head),
      rows: [...seen.rows, seen.totals].map((row) => seen.columns.map(({ key }) => row[key])),
      words: 0,
      sums: 1,
    }
  },

  breach: ({ breaches }, { words, amount }) => {
    const w = words.agreement.breach.head
    const buckets = FIRST_TOLD.filter((bucket) => breaches.some(({ broken }) => broken.owed[bucket] > 0))
    const returns = breaches.some(({ broken }) => total(broken.returned) > 0)
    const capital = (bucket: Bucket): string => words.report.columns[bucket]
    return {
      head: [w.row, w.due, w.on, ...buckets.map(capital), w.total, ...(returns ? [w.returned] : [])],
      rows: breaches.map(({ row, due, broken }) => [
        String(row),
        iso(due),
        iso(broken.on),
        ...buckets.map((bucket) => amount(broken.owed[bucket])),
        amount(total(broken.owed)),
        ...(returns ? [amount(total(broken.returned))] : []),
      ]),
      words: 0,
    }
  },

  duties: ({ duties }, { lang, words }) => {
    const { text, source } = words.agreement.duty
    const rows = duties.map((duty) => [
      visible(duty.label[lang]),
      duty.source ? citation(duty.source, lang) : '',
    ])
    return { head: [text, source], rows, words: 2 }
  },

  signatures: (of, voice) => {
    const w = voice.words.agreement
    const rows = everyone(of, voice).map(([who, { name }]) => [
      who,
      name === undefined ? w.blank : visible(name),
      w.blank,
      w.blank,
    ])
    const { party } = w.parties.head
    return { head: [party, w.parties.name, w.signatures.signed, w.signatures.date], rows, words: 4 }
  },

  'cost-form': ({ plan, costForm, situation }, voice) =>
    costForm && costSection(plan, costForm, situation, '', voice).table,
}

/** The table in these languages. */
export const agreementTable = (
  name: ClauseTable,
  of: Agreement,
  langs: readonly Lang[],
): AgreementTable | undefined => inOne(langs.flatMap((lang) => MAKERS[name](of, voiceFor(of, lang)) ?? []))
