// A back-test in words and tables (政策回测的文字与表格): who gets a plan, what is paid, given up and worth, what luck does to it, and
// why there is none; the same sections in a terminal and on a page. Amounts in whole units; every digit is in JSON and CSV.
import type { Role } from '../app/appraise.ts'
import type { Backtest, PolicyResult, Reason, Rejected } from '../app/backtest.ts'
import { BUCKETS } from '../core/debt.ts'
import type { Spread } from '../core/quantile.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { sayTrouble } from '../i18n/say-trouble.ts'
import { amountOf, drawnOf } from './backtest-words.ts'
import { budgetSection, differenceSections } from './backtest-against.ts'
import type { Section } from './section.ts'

export const titleOf = ({ policies }: Backtest, { words, say }: Voice): string =>
  say(words.backtest.title, { policies: policies.map(({ name }) => visible(name)).join(words.report.list) })

export function factsOf(of: Backtest, voice: Voice): string[] {
  const { words, say, share } = voice
  const { records, currency, owed, seed, simulations, shocks, policies } = of
  const w = words.backtest
  const rejected = of.rejected.reduce((sum, { count }) => sum + count, 0)
  const facts = say(w.facts, {
    records,
    currency: visible(currency),
    owed: amountOf(owed, of, voice),
    rejected,
  })
  if (records === 0) return [w.noRecords]
  const some = policies.some(({ drawings }) => drawings)
  const unknown = policies.flatMap(({ name, drawn, plans }) => {
    const policy = visible(name)
    if (plans === 0 || drawn === plans) return []
    return [drawn === 0 ? say(w.noHazard, { policy }) : say(w.someHazard, { policy, drawn, plans })]
  })
  const shaken = shocks
    ? say(w.shocks, { income: share(shocks.income), months: shocks.months, chance: share(shocks.chance) })
    : w.noShocks
  return [
    facts,
    ...(some ? [say(w.luck, { simulations, seed }), shaken] : []),
    ...discounts(of, voice),
    ...unknown,
  ]
}

/** Told only where it makes a difference of its own. */
function discounts({ policies }: Backtest, { words, say, rate }: Voice): string[] {
  const w = words.backtest
  const told = policies.map(({ discount }) => (discount === 'contract' ? '' : rate(discount)))
  if (new Set(told).size < 2) return []
  const rates = policies.map(({ name }, k) => {
    const at = told[k] ?? ''
    return say(at === '' ? w.discountOwn : w.discountAt, { policy: visible(name), rate: at })
  })
  return [say(w.discounts, { rates: rates.join(words.report.list) })]
}

/** A row of each policy; left out where no policy has anything to say in it. */
type Row = { readonly name: string; readonly cell: (of: PolicyResult) => string }

function table(title: string, { policies }: Backtest, rows: readonly Row[]): Section[] {
  const cells = rows.map(({ name, cell }) => [name, ...policies.map(cell)])
  const shown = cells.filter(([, ...texts]) => texts.some((text) => text !== ''))
  const head = ['', ...policies.map(({ name }) => visible(name))]
  return shown.length === 0 ? [] : [{ title, lines: [], table: { head, rows: shown, words: 1 } }]
}

export function sectionsOf(of: Backtest, voice: Voice): Section[] {
  if (of.records === 0) return rejectedSection(of, voice)
  return [
    ...who(of, voice),
    ...terms(of, voice),
    ...reliefs(of, voice),
    ...value(of, voice),
    ...simulated(of, voice),
    ...differenceSections(of, voice),
    ...budgetSection(of, voice),
    ...reasons(of, voice),
    ...rejectedSection(of, voice),
  ]
}

function who(of: Backtest, { words, fraction, say }: Voice): Section[] {
  const w = words.backtest
  const granting = of.policies.flatMap(({ authority }) => Object.keys(authority))
  const roles = (Object.keys(words.roles) as Role[]).filter((role) => granting.includes(role))
  const approvals: Row[] =
    roles.length > 0
      ? [...roles, 'nobody' as const].map((role) => ({
          name: role === 'nobody' ? w.nobody : say(w.approvals, { role: words.roles[role] }),
          cell: ({ authority }) => countOf(authority[role as keyof typeof authority] ?? 0),
        }))
      : []
  return table(w.who, of, [
    { name: w.plans, cell: ({ plans }) => String(plans) },
    { name: w.none, cell: ({ none }) => String(none) },
    { name: w.share, cell: ({ plans }) => fraction(plans / of.records) },
    {
      name: w.bears,
      cell: ({ bearing, withIncome }) =>
        withIncome === 0 ? '' : say(w.bearsOf, { bearing, plans: withIncome }),
    },
    ...approvals,
    {
      name: say(w.beyond, { role: words.roles[of.role] }),
      cell: ({ beyond }) => countOf(beyond),
    },
  ])
}
const countOf = (count: number): string => (count === 0 ? '' : String(count))

function terms(of: Backtest, voice: Voice): Section[] {
  const w = voice.words.backtest
  const amount = (value: number): string => amountOf(value, of, voice)
  const middle = (spread: Spread | undefined, say: (value: number) => string): string =>
    spread ? `${say(spread.median)} (${say(spread.quarter)}–${say(spread.threeQuarters)})` : ''
  return table(w.terms, of, [
    { name: w.firstPayment, cell: ({ firstPayment }) => middle(firstPayment, amount) },
    { name: w.peakPayment, cell: ({ peakPayment }) => middle(peakPayment, amount) },
    { name: w.months, cell: ({ months }) => middle(months, (value) => String(Math.round(value))) },
  ])
}

function reliefs(of: Backtest, voice: Voice): Section[] {
  const { words } = voice
  const w = words.backtest
  const amount = (value: number): string => (value === 0 ? '' : amountOf(value, of, voice))
  return table(w.reliefs, of, [
    ...BUCKETS.map((bucket): Row => ({
      name: words.buckets[bucket],
      cell: ({ forgiven, held }) => amount(forgiven[bucket] + held[bucket]),
    })),
    { name: w.now, cell: ({ reliefs: { now } }) => amount(now) },
    { name: w.ifKept, cell: ({ reliefs: { ifKept } }) => amount(ifKept) },
    { name: w.together, cell: ({ reliefs: { now, ifKept } }) => amount(now + ifKept) },
  ])
}

function value(of: Backtest, voice: Voice): Section[] {
  const w = voice.words.backtest
  const amount = (value_: number): string => amountOf(value_, of, voice)
  const known = (one: PolicyResult, value_: number): string => (one.drawn === 0 ? '' : amount(value_))
  return table(w.value, of, [
    { name: w.owedByThese, cell: ({ owed }) => amount(owed) },
    { name: w.presentValue, cell: ({ presentValue }) => amount(presentValue) },
    { name: w.expectedValue, cell: (one) => known(one, one.expectedValue) },
    {
      name: w.recovery,
      cell: ({ recovery }) => (recovery === undefined ? '' : voice.fraction(recovery)),
    },
    { name: w.without, cell: ({ without }) => (without === 0 ? '' : amount(without)) },
    { name: w.portfolio, cell: (one) => known(one, one.expectedValue + one.without) },
  ])
}

/** A mean above what 19 of 20 lie within: the two are read together. */
function simulated(of: Backtest, voice: Voice): Section[] {
  const w = voice.words.backtest
  return table(
    w.simulated,
    of,
    drawnOf(voice.words).flatMap((key): Row[] => {
      const say = (value_: number): string =>
        key === 'kept' ? String(Math.round(value_)) : amountOf(value_, of, voice)
      // A mean of plans has a fraction, and in a small portfolio it matters.
      const mean = (value_: number): string => (key === 'kept' ? value_.toFixed(1) : say(value_))
      return [
        { name: w.drawn[key], cell: ({ drawings }) => (drawings ? mean(drawings[key].mean) : '') },
        {
          name: '',
          cell: ({ drawings }) => (drawings ? `(${say(drawings[key].low)}–${say(drawings[key].high)})` : ''),
        },
      ]
    }),
  )
}

function reasons({ policies }: Backtest, voice: Voice): Section[] {
  const { words, say, finding } = voice
  const w = words.backtest
  return policies.flatMap(({ name, reasons: all, offersNothing }) => {
    const lines = [
      ...sortedReasons(all).map(([, { count, first }]) =>
        say(w.reason, { records: count, line: first.where.line, text: finding(first) }),
      ),
      ...(offersNothing > 0 ? [say(w.noPlan, { records: offersNothing })] : []),
    ]
    return lines.length === 0 ? [] : [{ title: say(w.reasons, { policy: visible(name) }), lines }]
  })
}

/** The most frequent first. */
export const sortedReasons = (all: PolicyResult['reasons']): [string, Reason][] =>
  Object.entries(all).toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))

/** The first of them in words; where it stands is told beside it. */
export function rejectedText({ trouble }: Rejected, voice: Voice): string {
  if (!trouble) return voice.words.cli.batch.recordBug
  const { file: _file, line: _line, col: _col, ...plain } = trouble
  return sayTrouble(plain, voice)
}

function rejectedSection({ rejected }: Backtest, voice: Voice): Section[] {
  const { words, say } = voice
  const w = words.backtest
  if (rejected.length === 0) return []
  const lines = rejected
    .toSorted((a, b) => b.count - a.count || a.line - b.line)
    .map((one) => say(w.rejectedLine, { records: one.count, line: one.line, text: rejectedText(one, voice) }))
  return [{ title: w.rejected, lines }]
}

export const footOf = ({ policies, currency }: Backtest, { words, say }: Voice): string[] => [
  ...policies.map(({ name, id, version, digest }) =>
    say(words.backtest.policy, {
      name: visible(name),
      id: visible(id),
      version: visible(version),
      digest: digest.slice(7, 15),
    }),
  ),
  say(words.backtest.foot, { currency: visible(currency) }),
]
