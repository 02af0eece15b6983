// View (版面内容): what a comparison says, in words and cells and in order, before it becomes a table, a page or Markdown.
// The contract comes first without a number; the plans follow as 1, 2, 3, the recommended one marked with its reason.
import type { Comparison, Refused } from '../app/compare.ts'
import type { Entry } from '../app/appraise.ts'
import type { Nearest } from '../app/nearest.ts'
import type { Finding } from '../core/finding.ts'
import type { Voice } from '../i18n/say.ts'
import { visible } from '../i18n/neutral.ts'
import { kindWords, planTitle } from '../i18n/plan-words.ts'
import { type Column, type ColumnKey, type Marks, cell, columnsOf, entriesOf } from './columns.ts'
import type { Context } from './document.ts'
import { facts, known, meansLine } from './facts.ts'
import { showsLender } from './lender.ts'

export type PlanView = {
  /** "1"; empty for the contract. */
  readonly n: string
  readonly id: string
  readonly title: string
  readonly recommended: boolean
  readonly fits: boolean | null
  readonly cells: Readonly<Record<ColumnKey, string>>
  /** "short by ¥9,855.02 in 15 months" where it does not fit. */
  readonly short: string | undefined
  /** What stands against it or must be minded, and which plan is better. */
  readonly said: readonly Remark[]
}
export type Remark = { readonly level: Finding['level']; readonly text: string }
export type RefusedView = {
  readonly id: string
  readonly title: string
  readonly reasons: readonly string[]
  readonly help: readonly Help[]
  readonly would: string
}
export type Help = { readonly text: string; readonly id: string }
export type View = {
  readonly title: string
  readonly facts: readonly string[]
  readonly means: string
  readonly recommended: readonly string[]
  readonly columns: readonly Column[]
  readonly plans: readonly PlanView[]
  /** General remarks, then what is said of the plans; what is said of several is said once. */
  readonly mind: readonly Remark[]
  readonly refused: readonly RefusedView[]
  readonly refusedMore: string | undefined
  readonly foot: readonly string[]
}

export type Signs = Marks & { readonly minus: string; readonly arrow: string }
const signs = (ascii: boolean, { words }: Voice): Signs =>
  ascii
    ? { yes: words.report.yes, no: words.report.no, minus: '-', arrow: '->' }
    : { yes: '✓', no: '✗', minus: '−', arrow: '→' }

export function view(of: Comparison, context: Context, voice: Voice): View {
  const { words, say } = voice
  const { report } = words
  const { situation, counts } = of
  const marks = signs(context.ascii === true, voice)
  const columns = columnsOf(of, context, voice)
  const plans = entriesOf(of).map((entry) => planView(entry, of, columns, voice, marks))
  const refused = of.plans.length > 0 ? firstOfFamilies(of.refused) : of.refused
  const rest = counts.refused - refused.length
  return {
    title: situation.id === undefined ? report.title : say(report.titleOf, { id: visible(situation.id) }),
    facts: facts(situation, voice),
    means: meansLine(of.means, voice, marks.minus),
    recommended: reason(of, context, plans, voice),
    columns,
    plans,
    mind: remarks(of, plans, voice),
    refused: refused.map((one) => refusedView(one, voice, marks)),
    refusedMore: refused.length > 0 && rest > 0 ? say(report.refusedMore, { count: rest }) : undefined,
    foot: foot(of, columns, voice),
  }
}

function foot(
  { situation: { debt }, policy, counts }: Comparison,
  shown: readonly Column[],
  voice: Voice,
): string[] {
  const { words, say } = voice
  const { report } = words
  const explain: Readonly<Record<string, string>> = report.explain
  const explained = shown.flatMap(({ key }) => explain[key] ?? [])
  return [
    voice.join([say(report.explain.currency, { currency: debt.currency }), ...explained]),
    say(report.counts, counts),
    say(report.policy, {
      id: visible(policy.id),
      version: visible(policy.version),
      digest: shortDigest(policy.digest),
      dayCount: { word: debt.dayCount },
    }),
  ]
}

/** "sha256:9f86d081884c…" → "9f86d081" */
const shortDigest = (digest: string): string => visible(digest.replace(/^sha256:/, '').slice(0, 8))

function planView(
  entry: Entry,
  of: Comparison,
  columns: readonly Column[],
  voice: Voice,
  marks: Marks,
): PlanView {
  const n = entry.family === 'contract' ? '' : String(of.plans.indexOf(entry) + 1)
  const cells = Object.fromEntries(columns.map(({ key }) => [key, cell(key, entry.measures, voice, marks)]))
  const said = entry.findings.map((finding) => ({ level: finding.level, text: voice.finding(finding) }))
  if (entry.dominatedBy !== null) {
    const by = of.plans.findIndex(({ id }) => id === entry.dominatedBy)
    const text = voice.say(voice.words.report.better, { by: by < 0 ? visible(entry.dominatedBy) : by + 1 })
    said.push({ level: 'notes', text })
  }
  return {
    n,
    id: visible(entry.id),
    title: planTitle(entry.plan, voice),
    recommended: entry.id === of.recommended,
    fits: entry.measures.fits,
    cells: cells as PlanView['cells'],
    short: shortOf(entry, voice),
    said,
  }
}

/** "1, 2, 5: It runs 45 months; at most 36 were asked for." */
function remarks({ findings }: Comparison, plans: readonly PlanView[], voice: Voice): Remark[] {
  const { report, kinds } = voice.words
  const about = new Map<string, { level: Finding['level']; text: string; names: string[] }>()
  for (const { n, said } of plans)
    for (const { level, text } of said) {
      const known = about.get(text) ?? { level, text, names: [] }
      known.names.push(n === '' ? kinds.contract : n)
      about.set(text, known)
    }
  return [
    ...findings.map((finding) => ({ level: finding.level, text: voice.finding(finding) })),
    ...[...about.values()].map(({ level, text, names }) => ({
      level,
      text: voice.say(report.labelled, { name: names.join(report.list), text }),
    })),
  ]
}

function shortOf({ findings }: Entry, { words, say }: Voice): string | undefined {
  const found = findings.find(({ rule }) => rule === 'above-means')
  return found && say(words.report.shortBy, found.args)
}

/** Why this one: what it asks of the household, what it costs, and how it was weighed. */
function reason(
  of: Comparison,
  context: Context,
  plans: readonly PlanView[],
  { words, say, fraction }: Voice,
): string[] {
  const { report } = words
  const chosen = of.plans.find(({ id }) => id === of.recommended)
  const shown = plans.find(({ recommended }) => recommended)
  if (!chosen || !shown) return of.plans.length === 0 ? [report.nothingFits] : []
  const { measures: m } = chosen
  const weighed = showsLender(of, context) ? report.reasonLender : report.reasonBorrower
  return [
    say(report.recommended, { n: shown.n, title: shown.title }),
    ...(m.strain === null
      ? []
      : [say(report.reasonMeans, { peak: { money: m.peakPayment }, strain: fraction(m.strain) })]),
    say(report.reasonTotal, { total: { money: m.totalPaid }, day: { day: m.finalDue } }),
    say(weighed, { accepted: { count: of.counts.accepted } }),
  ]
}

/** Where something can be granted, the nearest refusal of each family is enough. */
function firstOfFamilies(refused: readonly Refused[]): Refused[] {
  return refused.filter((one, i) => refused.findIndex(({ family }) => family === one.family) === i)
}

function refusedView({ id, plan, findings, nearest }: Refused, voice: Voice, { arrow }: Signs): RefusedView {
  const { report } = voice.words
  const help = nearest.map((one) => ({ text: changeWords(one, voice, arrow), id: visible(one.id) }))
  return {
    id: visible(id),
    title: plan.stages.length > 0 ? planTitle(plan, voice) : kindOf(id, voice),
    reasons: findings.map((finding) => voice.finding(finding)),
    help,
    would:
      help.length === 0
        ? report.noHelp
        : voice.say(report.help, { changes: help.map(({ text }) => text).join(report.or) }),
  }
}

/** A plan that could not even be laid out has only its id to be known by. */
function kindOf(id: string, voice: Voice): string {
  const kinds = Object.keys(voice.words.kinds).toSorted((a, b) => b.length - a.length)
  const kind = kinds.find((one) => id.startsWith(one))
  return kind === undefined ? visible(id) : kindWords(kind as 'contract', voice)
}

/** "24 → 33 months", "rate 8% → 5.5%", "¥800.00 paid at once", "¥180.00 a month more in the household" */
function changeWords({ change: { path, from, to } }: Nearest, { words, say }: Voice, arrow: string): string {
  const { change } = words.report
  const figures = { from, to, to_: arrow }
  if (path.startsWith('reliefs.'))
    return say(change.relief, { ...figures, bucket: known(words.buckets, path.slice(8)) })
  if (path.startsWith('household.')) return say(change.surplus, figures)
  if (path.endsWith('.rate')) return say(change.rate, figures)
  if (path.endsWith('.months')) return say(change.months, figures)
  return say('money' in from && from.money > 0 ? change.moreDown : change.down, figures)
}
