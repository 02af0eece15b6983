// Explanation for scripts (算式说明数据): parley/explanation@1 as JSON, and figure,value,formula as CSV; the same in every language.
// { "subject": "row", "figure": "interestCharged", "value": 730.98, "formula": "48732.55 * 18% * 31/365, half-up" }
import type { Explanation, Item, Value } from '../app/explain.ts'
import { iso } from '../core/day.ts'
import type { Arg } from '../core/finding.ts'
import { Decimal } from '../core/rate.ts'
import { csvText } from '../i18n/neutral.ts'
import type { Context } from './document.ts'
import { type Notation, formulaText, neutral } from './explain-formula.ts'
import { shownItems, stepOf } from './explain-words.ts'
import { type Amount, amountIn, argJson, findingJson, planJson, sourceJson } from './json-plan.ts'
import { type Json, jsonText, literal } from './json-text.ts'
import { shownFindings } from './lender.ts'

export function explanationJson(of: Explanation, context: Context): string {
  const { id, currency, digits, dayCount, row } = of
  const amount = amountIn(digits)
  const notation = neutral(digits)
  const items = shownItems(of, context).map((item) => itemJson(item, amount, notation))
  const { compact = false } = context
  const head = { schema: 'parley/explanation@1', id, currency, dayCount, row }
  return `${jsonText({ ...head, items, ...judgementJson(of, amount, context) }, compact)}\n`
}

/** As a comparison tells of a plan and of a refused one. */
function judgementJson({ judgement }: Explanation, amount: Amount, { shared = false }: Context) {
  if (!judgement) return {}
  const { passes, findings, nearest } = judgement
  return {
    passes,
    findings: shownFindings(findings, !shared).map((finding) => findingJson(finding, amount, 'en')),
    nearest: nearest.map(({ change: { path, from, to }, id, plan }) => ({
      change: { path, from: argJson(from, amount, 'en'), to: argJson(to, amount, 'en') },
      id,
      plan: planJson(plan, amount),
    })),
  }
}

function itemJson(item: Item, amount: Amount, notation: Notation): Json {
  const { subject, figure, args = {}, value, note, source } = item
  return {
    subject,
    figure,
    args: Object.fromEntries(Object.entries(args).map(([key, arg]) => [key, argJson(arg, amount, 'en')])),
    value: valueJson(value, amount),
    formula: textOf(item, notation),
    note: note ?? null,
    source: source && sourceJson(source, 'en'),
  }
}

function valueJson(value: Value | null, amount: Amount): Json {
  if (value === null) return null
  if ('decimal' in value) return literal(value.decimal)
  return 'percent' in value ? literal(fraction(value.percent)) : argJson(value, amount, 'en')
}

/** "17.98" → "0.1798" */
const fraction = (percent: string): string => new Decimal(percent).div(100).toFixed(4)

const textOf = ({ value, formula }: Item, notation: Notation): string | null =>
  formula ? formulaText(formula, stepOf(value, notation.digits), notation) : null

/** A figure is a path: row.1.left.principal; formulas that a spreadsheet would take for its own are made texts. */
export function explanationCsv(of: Explanation, context: Context): string {
  const notation = neutral(of.digits)
  const amount = amountIn(of.digits)
  const lines = shownItems(of, context).map((item) =>
    [
      csvText(pathOf(item)),
      plainText(valueJson(item.value, amount)),
      csvText(textOf(item, notation) ?? ''),
    ].join(','),
  )
  return `${['figure,value,formula', ...lines, ...rules(of, context, amount)].join('\n')}\n`
}

/** rules.above-means,forbids, and what would let a refused plan pass: nearest.stages[0].months,33, */
function rules({ judgement }: Explanation, { shared = false }: Context, amount: Amount): string[] {
  if (!judgement) return []
  const told = shownFindings(judgement.findings, !shared)
  return [
    `rules.passes,${judgement.passes},`,
    ...told.map(({ rule, level }) => `${csvText(`rules.${rule}`)},${csvText(level)},`),
    ...judgement.nearest.map(
      ({ change }) => `${csvText(`nearest.${change.path}`)},${plainText(argJson(change.to, amount, 'en'))},`,
    ),
  ]
}

const plainText = (value: Json): string => {
  if (value === null) return ''
  return typeof value === 'string' ? csvText(value) : jsonText(value)
}

/** What tells figures of one name apart, in this order. */
const APART = ['from', 'row', 'first'] as const
const AFTER = ['bucket', 'when', 'rows', 'what', 'item', 'for'] as const

function pathOf({ subject, figure, args = {} }: Item): string {
  const said = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => (args[key] ? [wordOf(args[key])] : []))
  return [subject, ...said(subject === 'measures' ? [] : APART), figure, ...said(AFTER)].join('.')
}

function wordOf(arg: Arg): string {
  if ('day' in arg) return iso(arg.day)
  if ('count' in arg) return String(arg.count)
  return 'word' in arg ? arg.word : 'text' in arg ? arg.text : ''
}
