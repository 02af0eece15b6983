// A sweep in words (变动测算的文字): its fields, its values, what stands for a cell, why nothing can be granted there.
// { rate: 12 % } is "12%", income of 6,500.00 among whole amounts "6,500", a cell of a term extension "TE".
import type { Cell, Sweep } from '../app/sweep.ts'
import { iso } from '../core/day.ts'
import type { Arg } from '../core/finding.ts'
import { type Money, parse } from '../core/money.ts'
import { compare, rate, same, share } from '../core/rate.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { sayTrouble } from '../i18n/say-trouble.ts'
import type { Axis } from '../schema/axis.ts'

export type State = keyof Voice['words']['sweep']['codes']

/** What a cell is drawn as: its plan's kind, or that there is none. */
export function stateOf(cell: Cell): State {
  if (cell.is !== 'plan') return cell.is
  return cell.levels.forbids > 0 ? 'forbidden' : cell.plan.kind
}
export const stateName = (state: State, { words }: Voice): string =>
  state === 'forbidden' || state === 'none' || state === 'refused'
    ? words.sweep.states[state]
    : words.kinds[state]

/** The states that occur, in the order of the codes. */
export function statesIn(cells: readonly Cell[], { words }: Voice): State[] {
  const seen = new Set(cells.map(stateOf))
  return (Object.keys(words.sweep.codes) as State[]).filter((state) => seen.has(state))
}

export const nameOf = ({ path }: Pick<Axis, 'path'>, { words }: Voice): string =>
  (words.sweep.paths as Readonly<Record<string, string>>)[path] ?? path

/** With what its values are counted in: "income a month (CNY)". Words and texts have no unit. */
export function labelOf(axis: Axis, { currency }: Sweep, voice: Voice): string {
  const { words, say } = voice
  const { unit } = axis
  const name = nameOf(axis, voice)
  if (unit === 'amount') return say(words.sweep.inUnit, { name, unit: visible(currency) })
  const [first] = axis.values
  const yearly = unit === 'rate' && first && 'rate' in first && first.rate.per === 'year'
  return yearly ? say(words.sweep.inUnit, { name, unit: words.sweep.units.rate }) : name
}

function valueText(value: Arg, voice: Voice): string {
  if ('money' in value) return voice.amount(value.money)
  if ('rate' in value) return voice.rate(value.rate)
  if ('share' in value) return voice.share(value.share)
  if ('day' in value) return iso(value.day)
  if ('count' in value) return String(value.count)
  if ('label' in value) return visible(value.label[voice.lang])
  const { products } = voice.words
  const said = 'word' in value ? value.word : value.text
  return Object.hasOwn(products, said) ? products[said as keyof typeof products] : voice.word(said)
}

/** 4,600.40 → "4,600" */
export const wholeAmount = (amount: Money, digits: number, voice: Voice): string =>
  voice.amount((Math.round(amount / 10 ** digits) * 10 ** digits) as Money).replace(/\.0+$/, '')

/** The values of an axis: without fraction where none has any. */
export function valueTexts({ values }: Axis, { digits }: Sweep, voice: Voice): string[] {
  const round = values.every((value) => 'money' in value && value.money % 10 ** digits === 0)
  return values.map((value) =>
    round && 'money' in value ? wholeAmount(value.money, digits, voice) : valueText(value, voice),
  )
}

/** The index of the value that the case itself has, where the axis has it too. */
export function baseIndex(of: Sweep, axis: number): number | undefined {
  const written = of.base[axis]
  if (written === null || written === undefined) return undefined
  const values = of.axes[axis]?.values ?? []
  const found = values.findIndex((value) => sameAsWritten(value, written, of.digits))
  return found < 0 ? undefined : found
}

function sameAsWritten(value: Arg, written: string, digits: number): boolean {
  if ('money' in value) {
    const read = parse(written, digits)
    return 'amount' in read && read.amount === value.money
  }
  if ('rate' in value) {
    const read = rate(written)
    return read !== undefined && same(read, value.rate)
  }
  if ('share' in value) {
    const read = share(written)
    return read !== undefined && compare(read, value.share) === 0
  }
  if ('count' in value) return Number(written) === value.count
  if ('day' in value) return written === iso(value.day)
  return written === ('word' in value ? value.word : 'text' in value ? value.text : '')
}

export function titleOf({ id }: Sweep, { words, say }: Voice): string {
  return id === undefined ? words.sweep.title : say(words.sweep.titleOf, { id: visible(id) })
}

/** What is varied, over which values, and what stands in each cell. */
export function factsOf(of: Sweep, voice: Voice): string[] {
  const { words, say } = voice
  const axes = of.axes.map((axis, k) => {
    const texts = valueTexts(axis, of, voice)
    const [from = '', to = ''] = [texts[0], texts.at(-1)]
    const values =
      texts.length > 4
        ? say(words.sweep.range, { from, to, count: texts.length })
        : texts.join(words.report.list)
    const base = of.base[k]
    const said =
      base === null || base === undefined ? values : say(words.sweep.stands, { values, base: visible(base) })
    return say(words.sweep.over, { name: labelOf(axis, of, voice), values: said })
  })
  const plan =
    of.follow === undefined
      ? words.sweep.recommended
      : say(words.sweep.followed, { plan: visible(of.follow) })
  return [...axes, plan]
}

export function footOf(of: Sweep, { words, say }: Voice): string[] {
  const { policy, counts, cells, currency } = of
  const digest = policy.digest.slice(7, 15)
  return [
    say(words.sweep.counts, { cells: cells.length, ...counts }),
    say(words.sweep.policy, {
      id: visible(policy.id),
      version: visible(policy.version),
      digest,
      currency: visible(currency),
    }),
  ]
}

/** Why there is no plan: the rules' sentences, or what is wrong with the case. */
export function reasonsOf(cell: Cell, voice: Voice): string[] {
  if (cell.is === 'none') return cell.why.map(voice.finding)
  if (cell.is === 'refused')
    return cell.troubles.map(({ file: _file, line: _line, col: _col, ...trouble }) =>
      sayTrouble(trouble, voice),
    )
  return []
}
/** The same for scripts: the rule, or the trouble and where it is. */
export const reasonKeys = (cell: Cell): string[] =>
  cell.is === 'none'
    ? cell.why.map(({ rule }) => rule)
    : cell.is === 'refused'
      ? cell.troubles.map(({ key, path }) => (path === '' ? key : `${key}@${path}`))
      : []

/** So many reasons are told beside the grid; each cell has its own. */
const MOST_REASONS = 5

/** Each rule or trouble once, in the words of the first cell it is said of. */
export function reasonsTold(of: Sweep, voice: Voice): string[] {
  const { words, say } = voice
  const told = new Map<string, { cells: number; at: string; text: string }>()
  for (const cell of of.cells) {
    const texts = reasonsOf(cell, voice)
    const at = of.axes.map((axis, k) => valueText(axis.values[cell.at[k] ?? 0] as Arg, voice))
    for (const [i, key] of reasonKeys(cell).entries()) {
      const known = told.get(key) ?? { cells: 0, at: at.join(words.report.list), text: texts[i] ?? '' }
      told.set(key, { ...known, cells: known.cells + 1 })
    }
  }
  return [...told.values()]
    .toSorted((a, b) => b.cells - a.cells)
    .slice(0, MOST_REASONS)
    .map((one) => say(words.sweep.times, one))
}
