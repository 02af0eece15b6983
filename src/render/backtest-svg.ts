// The charts of a back-test (政策回测图): who gets a plan, what becomes of each record, payments and months, reliefs by part, value and
// luck, what concessions buy. Each is left out where there is nothing to draw.
import type { Backtest, PolicyResult } from '../app/backtest.ts'
import { BUCKETS } from '../core/debt.ts'
import type { Spread } from '../core/quantile.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import {
  type Chart,
  LEFT,
  RIGHT,
  ROW,
  WIDE,
  axis,
  bar,
  dot,
  legend,
  nameAt,
  scaleOf,
} from './backtest-chart.ts'
import { amountOf, changesOf } from './backtest-words.ts'

export type Figure = Chart & { readonly title: string; readonly about: string }

const FILLS = ['#a9cfe8', '#fdcb86', '#c3e29b', '#cfbbe0', '#e3e3e3']
const NONE = 'url(#bt-none)'

export function figuresOf(of: Backtest, voice: Voice): Figure[] {
  const { charts } = voice.words.backtest
  const named = (title: string, about: string, chart: Chart | undefined): Figure[] =>
    chart ? [{ title, about, ...chart }] : []
  if (of.records === 0) return []
  return [
    ...named(charts.who, charts.whoAbout, who(of, voice)),
    ...named(charts.changes, charts.changesAbout, changes(of, voice)),
    ...named(charts.terms, charts.termsAbout, terms(of, voice)),
    ...named(charts.reliefs, charts.reliefsAbout, reliefs(of, voice)),
    ...named(charts.luck, charts.luckAbout, luck(of, voice)),
    ...named(charts.budget, charts.budgetAbout, budget(of, voice)),
  ]
}

const rowsOf = (policies: readonly PolicyResult[], row: (one: PolicyResult, y: number) => string): string =>
  policies.map((one, k) => nameAt(one.name, k * ROW + 20) + row(one, k * ROW + 5)).join('')

function who({ policies, records }: Backtest, { words }: Voice): Chart {
  const w = words.backtest
  const scale = scaleOf(0, records)
  const bottom = policies.length * ROW + 4
  const items = [
    { fill: FILLS[0] ?? '', text: w.plans },
    { fill: NONE, text: w.none },
  ]
  const under = legend(items, bottom + 38)
  const bars = rowsOf(policies, ({ plans, none }, y) =>
    bar(
      [
        { from: scale.at(0), to: scale.at(plans), fill: FILLS[0] ?? '', text: String(plans) },
        { from: scale.at(plans), to: scale.at(plans + none), fill: NONE, text: String(none) },
      ],
      y,
    ),
  )
  return { height: under.height, elements: axis(scale, 0, bottom, String) + bars + under.elements }
}

function changes({ policies, differences, records }: Backtest, { words }: Voice): Chart | undefined {
  if (differences.length === 0) return undefined
  const w = words.backtest
  const kinds = changesOf(words)
  const scale = scaleOf(0, records)
  const bottom = differences.length * ROW + 4
  const fill = (k: number): string => (kinds[k] === 'none' ? NONE : (FILLS[k] ?? ''))
  const bars = differences.map((one, row) => {
    let from = 0
    const parts = kinds.map((kind, k) => {
      const to = from + one.changes[kind]
      const part = {
        from: scale.at(from),
        to: scale.at(to),
        fill: fill(k),
        text: String(one.changes[kind]),
      }
      from = to
      return part
    })
    return nameAt(policies[row + 1]?.name ?? '', row * ROW + 20) + bar(parts, row * ROW + 5)
  })
  const under = legend(
    kinds.map((kind, k) => ({ fill: fill(k), text: w.changes[kind] })),
    bottom + 38,
  )
  return { height: under.height, elements: axis(scale, 0, bottom, String) + bars.join('') + under.elements }
}

/** A box from quartile to quartile, the median across it, whiskers to the twentieths. */
function box(
  { low, quarter, median, threeQuarters, high }: Spread,
  at: (value: number) => number,
  y: number,
): string {
  const middle = y + 11
  return [
    `<path class="whisk" d="M${dot(at(low))} ${middle}H${dot(at(high))}M${dot(at(low))} ${middle - 5}v10M${dot(at(high))} ${middle - 5}v10"/>`,
    `<rect class="box" x="${dot(at(quarter))}" y="${y}" width="${dot(Math.max(1, at(threeQuarters) - at(quarter)))}" height="22"/>`,
    `<path class="mid" d="M${dot(at(median))} ${y}v22"/>`,
  ].join('')
}

function terms(of: Backtest, voice: Voice): Chart | undefined {
  const w = voice.words.backtest
  const panels = [
    { name: w.firstPayment, get: (one: PolicyResult) => one.firstPayment, unit: 10 ** of.digits },
    { name: w.peakPayment, get: (one: PolicyResult) => one.peakPayment, unit: 10 ** of.digits },
    { name: w.months, get: (one: PolicyResult) => one.months, unit: 1 },
  ]
  let top = 0
  const drawn = panels.flatMap(({ name, get, unit }) => {
    const high = Math.max(0, ...of.policies.map((one) => get(one)?.high ?? 0))
    if (high === 0) return []
    const scale = scaleOf(0, high, unit)
    const bottom = top + 20 + of.policies.length * ROW
    const say = (value: number): string => (unit === 1 ? String(value) : amountOf(value, of, voice))
    const boxes = of.policies.map((one, k) => {
      const [spread, y] = [get(one), top + 20 + k * ROW]
      return nameAt(one.name, y + 19) + (spread ? box(spread, scale.at, y + 4) : '')
    })
    const title = `<text class="ink" x="${LEFT}" y="${top + 12}">${html(name)}</text>`
    const made = title + axis(scale, top + 20, bottom, say) + boxes.join('')
    top = bottom + 30
    return [made]
  })
  return drawn.length === 0 ? undefined : { height: top, elements: drawn.join('') }
}

function reliefs(of: Backtest, voice: Voice): Chart | undefined {
  const { words } = voice
  const all = ({ reliefs: { now, ifKept } }: PolicyResult): number => now + ifKept
  const most = Math.max(...of.policies.map(all))
  if (most === 0) return undefined
  const scale = scaleOf(0, most, 10 ** of.digits)
  const bottom = of.policies.length * ROW + 4
  const bars = rowsOf(of.policies, ({ forgiven, held }, y) => {
    let from = 0
    const parts = BUCKETS.map((bucket, k) => {
      const to = from + forgiven[bucket] + held[bucket]
      const text = amountOf(to - from, of, voice)
      const part = { from: scale.at(from), to: scale.at(to), fill: FILLS[k] ?? '', text }
      from = to
      return part
    })
    return bar(parts, y)
  })
  const under = legend(
    BUCKETS.map((bucket, k) => ({ fill: FILLS[k] ?? '', text: words.buckets[bucket] })),
    bottom + 38,
  )
  const across = axis(scale, 0, bottom, (value) => amountOf(value, of, voice))
  return { height: under.height, elements: across + bars + under.elements }
}

type Span = { readonly mean: number; readonly low: number; readonly high: number }

const span = ({ mean, low, high }: Span, at: (value: number) => number, y: number): string =>
  `<path class="whisk" d="M${dot(at(low))} ${y}H${dot(at(high))}M${dot(at(low))} ${y - 5}v10M${dot(at(high))} ${y - 5}v10"/>` +
  `<circle class="mean" cx="${dot(at(mean))}" cy="${y}" r="5"/>`

/** Above the values, below them on a scale of its own what differs from the first policy. */
function luck(of: Backtest, voice: Voice): Chart | undefined {
  const { words, say } = voice
  const w = words.backtest
  const values = of.policies.flatMap(({ drawings }) => drawings?.value ?? [])
  if (values.length === 0) return undefined
  const unit = 10 ** of.digits
  const amount = (value: number): string => amountOf(value, of, voice)
  const scale = scaleOf(
    Math.min(...values.map(({ low }) => low)),
    Math.max(...values.map(({ high }) => high)),
    unit,
  )
  const bottom = of.policies.length * ROW + 4
  const rows = rowsOf(of.policies, ({ drawings, expectedValue }, y) => {
    if (!drawings) return ''
    const x = dot(scale.at(expectedValue))
    return `<path class="aim" d="M${x} ${y}v22"/>${span(drawings.value, scale.at, y + 11)}`
  })
  const upper = axis(scale, 0, bottom, amount) + rows
  const apart = of.differences.flatMap(({ drawings }, k) =>
    drawings ? [{ ...drawings.value, name: of.policies[k + 1]?.name ?? '' }] : [],
  )
  if (apart.length === 0) return { height: bottom + 24, elements: upper }
  const least = Math.min(0, ...apart.map(({ low }) => low))
  const below = scaleOf(least, Math.max(0, ...apart.map(({ high }) => high)), unit)
  const top = bottom + 58
  const end = top + apart.length * ROW
  const title = say(w.charts.apart, { base: of.policies[0]?.name ?? '' })
  const lines = apart.map(
    (one, k) => nameAt(one.name, top + k * ROW + 20) + span(one, below.at, top + k * ROW + 16),
  )
  return {
    height: end + 24,
    elements: [
      upper,
      `<text class="ink" x="${LEFT}" y="${top - 10}">${html(title)}</text>`,
      axis(below, top, end, amount),
      `<path class="zero" d="M${dot(below.at(0))} ${top}V${end}"/>`,
      ...lines,
    ].join(''),
  }
}

const TALL = 220

function budget(of: Backtest, voice: Voice): Chart | undefined {
  const { charts } = voice.words.backtest
  const lines = of.policies.flatMap(({ spent, name }, k) =>
    spent && spent.all.cost > 0 ? [{ spent, name, k }] : [],
  )
  if (lines.length === 0) return undefined
  const unit = 10 ** of.digits
  const wide = Math.max(...lines.map(({ spent }) => spent.all.cost))
  const high = Math.max(...lines.map(({ spent }) => spent.all.value))
  const [across, up] = [scaleOf(0, wide, unit), scaleOf(0, high, unit)]
  const [first = 0, last = 1] = [up.ticks[0], up.ticks.at(-1)]
  const y = (value: number): number => 10 + TALL - ((value - first) / (last - first)) * TALL
  const amount = (value: number): string => amountOf(value, of, voice)
  const rules = up.ticks.map(
    (value) =>
      `<path class="rule" d="M${LEFT} ${dot(y(value))}H${WIDE - RIGHT}"/><text x="${LEFT - 8}" y="${dot(y(value) + 4)}" text-anchor="end">${html(amount(value))}</text>`,
  )
  const drawn = lines.map(({ spent, k }) => {
    const path = spent.line.map(
      ({ cost, value }, n) => `${n === 0 ? 'M' : 'L'}${dot(across.at(cost))} ${dot(y(value))}`,
    )
    return (
      `<path class="l${k}" d="${path.join('')}"/>` +
      `<circle class="mean" cx="${dot(across.at(spent.cost))}" cy="${dot(y(spent.gain))}" r="5"/>`
    )
  })
  const bottom = 10 + TALL
  const names = lines.map(
    ({ name, k }, n) =>
      `<path class="l${k}" d="M${LEFT} ${bottom + 56 + n * 18}h34"/><text class="ink" x="${LEFT + 42}" y="${bottom + 60 + n * 18}">${html(name)}</text>`,
  )
  return {
    height: bottom + 60 + lines.length * 18,
    elements: [
      axis(across, 10, bottom, amount),
      ...rules,
      ...drawn,
      `<text x="${LEFT}" y="${bottom + 36}">→ ${html(charts.given)}　↑ ${html(charts.bought)}</text>`,
      ...names,
    ].join(''),
  }
}
