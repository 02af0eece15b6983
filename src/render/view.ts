// View (版面内容): what a comparison says, in words and cells and in order, before it becomes a table, a page or Markdown.
// The contract comes first without a number; the plans follow as 1, 2, 3, the recommended one marked with its reason.
import type { Comparison, Refused } from '../app/compare.ts'
import type { Entry } from '../app/appraise.ts'
import type { Finding } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Voice } from '../i18n/say.ts'
import { visible } from '../i18n/neutral.ts'
import { kindWords, planTitle } from '../i18n/plan-words.ts'
import { type Column, type ColumnKey, type Marks, cell, columnsOf, entriesOf } from './columns.ts'
import { answerSections } from './answer-section.ts'
import { costSections } from './cost-section.ts'
import type { Context } from './document.ts'
import { lenderSections } from './lender-sections.ts'
import type { Section } from './section.ts'
import { stressSection } from './stress-section.ts'
import { facts, meansLine } from './facts.ts'
import { shownFindings, showsLender } from './lender.ts'
import { nearestWords } from './nearest-words.ts'

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
  readonly said: readonly (Remark & { readonly duty: boolean })[]
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
  /** What would have to change, where a wish was to be answered. */
  readonly answer: readonly Section[]
  /** Stress on the recommended plan, and for the lender alone its alternatives and the efficient plans. */
  readonly sections: readonly Section[]
  /** The cost form of every plan; too long for a terminal. */
  readonly costs: readonly Section[]
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
  const lender = showsLender(of, context)
  const columns = columnsOf(of, context, voice)
  const plans = entriesOf(of).map((entry) => planView(entry, of, columns, voice, marks, lender))
  const refused = of.plans.length > 0 ? firstOfFamilies(of.refused) : of.refused
  const rest = counts.refused - refused.length
  return {
    title: situation.id === undefined ? report.title : say(report.titleOf, { id: visible(situation.id) }),
    facts: facts(situation, voice),
    means: meansLine(of.means, voice, marks.minus),
    recommended: reason(of, context, plans, voice),
    columns,
    plans,
    mind: remarks(shownFindings(of.findings, lender), plans, voice),
    refused: refused.map((one) => refusedView(one, voice, marks)),
    refusedMore: refused.length > 0 && rest > 0 ? say(report.refusedMore, { count: rest }) : undefined,
    answer: answerSections(of, voice),
    sections: [...stressSection(of, voice), ...lenderSections(of, context, voice), ...duties(plans, voice)],
    costs: costSections(of, voice),
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
  const discount = policy.economics.discount === 'contract' ? debt.rates.contract : policy.economics.discount
  const explained = shown.flatMap(({ key }) =>
    explain[key] === undefined ? [] : [say(explain[key], { discount: { rate: discount } })],
  )
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
  lender: boolean,
): PlanView {
  const n = entry.family === 'contract' ? '' : String(of.plans.indexOf(entry) + 1)
  const cells = Object.fromEntries(columns.map(({ key }) => [key, cell(key, entry, voice, marks)]))
  const said = shownFindings(entry.findings, lender).map((finding) => ({
    level: finding.level,
    text: voice.finding(finding),
    duty: DUTIES.includes(finding.rule),
  }))
  if (entry.dominatedBy !== null) {
    const by = of.plans.findIndex(({ id }) => id === entry.dominatedBy)
    const text = voice.say(voice.words.report.better, { by: by < 0 ? visible(entry.dominatedBy) : by + 1 })
    said.push({ level: 'notes', text, duty: false })
  }
  if (lender && entry.beatenBy !== null && entry.beatenBy !== entry.dominatedBy) {
    const by = of.plans.findIndex(({ id }) => id === entry.beatenBy)
    const { beaten } = voice.words.value.efficient
    said.push({
      level: 'notes',
      text: voice.say(beaten, { by: by < 0 ? visible(entry.beatenBy) : by + 1 }),
      duty: false,
    })
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

/** Rules that say what an agreement brings with it, and not what is good or bad about one plan. */
const DUTIES: readonly string[] = ['duty', 'limitation-restarts', 'restructured-asset']

/** "1, 2, 5: It runs 45 months; at most 36 were asked for." What is said of all plans is said without their numbers. */
function ofPlans(plans: readonly PlanView[], duties: boolean, { words, say }: Voice): Remark[] {
  const { report, kinds } = words
  const about = new Map<string, { level: Finding['level']; text: string; names: string[] }>()
  for (const { n, said } of plans)
    for (const { level, text, duty } of said) {
      if (duty !== duties) continue
      const known = about.get(text) ?? { level, text, names: [] }
      known.names.push(n === '' ? kinds.contract : n)
      about.set(text, known)
    }
  const numbered = plans.filter(({ n }) => n !== '').length
  return [...about.values()].map(({ level, text, names }) => {
    const all = numbered > 1 && names.filter((name) => name !== kinds.contract).length === numbered
    if (all && duties) return { level, text }
    return { level, text: say(report.labelled, { name: all ? report.all : names.join(report.list), text }) }
  })
}

const remarks = (findings: readonly Finding[], plans: readonly PlanView[], voice: Voice): Remark[] => [
  ...findings.map((finding) => ({ level: finding.level, text: voice.finding(finding) })),
  ...ofPlans(plans, false, voice),
]

function duties(plans: readonly PlanView[], voice: Voice): Section[] {
  const lines = ofPlans(plans, true, voice).map(({ text }) => text)
  return lines.length === 0 ? [] : [{ title: voice.words.report.duties, lines }]
}

/** "short by ¥9,855.02 in 15 months" */
export function shortOf({ findings }: Entry, { words, say }: Voice): string | undefined {
  const found = findings.find(({ rule }) => rule === 'above-means')
  return found && say(words.report.shortBy, found.args)
}

/** Why this one, in one sentence: what it takes of the household, costs, is worth to the lender, and what it was weighed against. */
function reason(
  of: Comparison,
  context: Context,
  plans: readonly PlanView[],
  { words, say, fraction }: Voice,
): string[] {
  const { report, value } = words
  const chosen = of.plans.find(({ id }) => id === of.recommended)
  const shown = plans.find(({ recommended }) => recommended)
  if (!chosen || !shown)
    return of.plans.length === 0 ? [of.answer ? value.answer.none : report.nothingFits] : []
  const { measures: m } = chosen
  const w = value.reasons
  const worth = showsLender(of, context) && of.lender ? m.expectedValue : null
  const parts = [
    ...(m.strain === null
      ? []
      : [say(w.means, { peak: { money: m.peakPayment }, strain: fraction(m.strain) })]),
    say(w.total, { total: { money: m.totalPaid }, day: { day: m.finalDue } }),
    ...(worth === null
      ? []
      : [
          say(w.worth, {
            expected: { money: worth },
            reservation: { money: of.lender?.reservation ?? (0 as Money) },
          }),
        ]),
    say(w.best, { accepted: { count: of.counts.accepted } }),
  ]
  const last = parts.pop() ?? ''
  const reasons = parts.length === 0 ? last : `${parts.join(report.comma)}${w.and}${last}`
  return [say(report.recommended, { n: shown.n, title: shown.title }), say(w.sentence, { reasons })]
}

/** Where something can be granted, the nearest refusal of each family is enough. */
function firstOfFamilies(refused: readonly Refused[]): Refused[] {
  return refused.filter((one, i) => refused.findIndex(({ family }) => family === one.family) === i)
}

function refusedView({ id, plan, findings, nearest }: Refused, voice: Voice, { arrow }: Signs): RefusedView {
  const { report } = voice.words
  const help = nearest.map((one) => ({ text: nearestWords(one, voice, arrow), id: visible(one.id) }))
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
