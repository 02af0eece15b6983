// The terms of an agreement in a workbook (协议条件): the debt by part, what is given up of it, days, rates and rounding, the
// stages of the plan; and where in it each figure stands, since the schedule is reckoned from there.
// 48,732.55 of principal stands in B11 and opens the schedule as G11 = B11 - C11 - D11 - E11 + F11.
import type { Agreement } from '../core/agreement.ts'
import { anchorOf, firstDueOf } from '../core/course.ts'
import { BUCKETS, type Bucket, total } from '../core/debt.ts'
import type { Line } from '../core/line.ts'
import type { Money } from '../core/money.ts'
import { type Pay, type Stage, rateOf } from '../core/plan.ts'
import { toNumber } from '../core/rate.ts'
import { opening } from '../core/relief.ts'
import type { Voice } from '../i18n/say.ts'
import { RATE_FORMAT, type SheetCell, amounts, cell, dated, fixed, text, whole } from './sheet-cell.ts'

/** What every page of the workbook is made from. */
export type Source = {
  readonly of: Agreement
  readonly lines: readonly Line[]
  /** A text in every language of the workbook: "Terms / 条件". */
  readonly say: (one: (voice: Voice) => string) => string
  readonly names: Readonly<Record<'terms' | 'rows' | 'working' | 'clauses' | 'breach', string>>
}

/** Where the terms stand: cells that other sheets reckon from. */
export type Places = {
  readonly asOf: string
  readonly dueDay: string
  readonly firstDue: string
  readonly anchor: string
  readonly overdue: string
  /** Principal owed, and what was added to it: principal paid since reaches the overdue part first. */
  readonly borne: string
  readonly opened: Readonly<Record<Bucket, string>>
  readonly putOff: Readonly<Record<Bucket, string>>
  readonly rates: readonly string[]
  /** Of a stage with one amount for all its rows. */
  readonly amounts: readonly (string | undefined)[]
}

/** In the schedule and its working alike heads stand in row 4, the start in row 5, the lines from row 6 on. */
export const HEAD_ROW = 4
export const FIRST_LINE = HEAD_ROW + 2
export const FIRST_TOLD = BUCKETS.toReversed()

/** The amount that every row of a stage promises, if it is one: the rows may still pay less where less is owed. */
export function stageAmount(stage: Stage, at: number, lines: readonly Line[]): number | undefined {
  const { pay } = stage
  if (typeof pay === 'object') return 'amount' in pay ? pay.amount : undefined
  if (pay !== 'level') return undefined
  const of = lines.filter((line) => line.stage === at)
  // The last row of a plan takes what is left, which is no amount of the stage.
  const steady = of.at(-1) === lines.at(-1) && of.length > 1 ? of.slice(0, -1) : of
  return Math.max(0, ...steady.map(({ payment }) => payment))
}

const payName = (pay: Pay): string =>
  typeof pay === 'string' ? pay : 'amount' in pay ? 'amount' : 'weights' in pay ? 'weights' : 'grow'

/** The rows below `head`, and where in them each figure stands. */
export function termsRows(
  source: Source,
  head: readonly SheetCell[][],
): { rows: SheetCell[][]; places: Places } {
  const rows: SheetCell[][] = [...head]
  const owed = debtRows(source, rows)
  const termed = termRows(source, rows)
  const staged = stageRows(source, rows, termed.contractRate)
  return { rows, places: { ...owed, ...termed, ...staged } }
}

type Opened = Pick<Places, 'opened' | 'putOff' | 'overdue' | 'borne'>
function debtRows({ of, say, names }: Source, rows: SheetCell[][]): Opened {
  const { debt } = of.situation
  const { plan } = of.plan
  const amount = amounts(debt.digits)
  const { forgiven, held, putOff, opened } = of.schedule
  const open = opening(debt, plan)
  const added = new Set((plan.capitalise ?? []).filter((bucket) => bucket !== 'principal'))
  rows.push([
    text(
      say(({ words }) => words.sheet.debt.title),
      'title',
    ),
  ])
  rows.push([
    text(
      say(({ words }) => words.agreement.debt.item),
      'head',
    ),
    ...(['owed', 'now', 'held', 'putOff', 'added', 'opening'] as const).map((key) =>
      text(
        say(({ words }) => words.sheet.debt[key]),
        'head',
      ),
    ),
  ])
  const top = rows.length + 1
  const at = Object.fromEntries(FIRST_TOLD.map((bucket, i) => [bucket, top + i])) as Record<Bucket, number>
  for (const bucket of FIRST_TOLD) {
    const r = at[bucket]
    const rest = `B${r}-C${r}-D${r}-E${r}`
    const gained =
      bucket === 'principal'
        ? [...added].map((one) => `-F${at[one]}`).join('') || '0'
        : added.has(bucket)
          ? `-(${rest})`
          : '0'
    const kept = debt.owed[bucket] - forgiven[bucket] - held[bucket] - putOff[bucket]
    rows.push([
      text(say(({ words }) => words.report.columns[bucket])),
      amount(debt.owed[bucket], undefined, 'input'),
      amount(forgiven[bucket], undefined, 'input'),
      amount(held[bucket], undefined, 'input'),
      amount(putOff[bucket], undefined, 'input'),
      amount(opened[bucket] - kept, `ROUND(${gained},${debt.digits})`),
      amount(opened[bucket], `ROUND(${rest}+F${r},${debt.digits})`),
    ])
  }
  const sums: [letter: string, of: Money][] = [
    ['B', total(debt.owed)],
    ['C', total(forgiven)],
    ['D', total(held)],
    ['E', total(putOff)],
    ['F', 0 as Money],
    ['G', total(opened)],
  ]
  rows.push([
    text(
      say(({ words }) => words.agreement.debt.total),
      'sum',
    ),
    ...sums.map(([letter, sum]) =>
      amount(sum, `ROUND(SUM(${letter}${top}:${letter}${top + 3}),${debt.digits})`, 'sum'),
    ),
  ])
  let overdue = '0'
  if (debt.overduePrincipal !== undefined) {
    rows.push([
      text(say(({ words }) => words.sheet.debt.overdue)),
      amount(debt.overduePrincipal, undefined, 'input'),
    ])
    overdue = fixed(names.terms, 1, rows.length)
  }
  rows.push([])
  const each = (letter: number): Record<Bucket, string> =>
    Object.fromEntries(BUCKETS.map((bucket) => [bucket, fixed(names.terms, letter, at[bucket])])) as Record<
      Bucket,
      string
    >
  if ('refused' in open) throw new Error(open.refused.rule)
  return {
    opened: each(6),
    putOff: each(4),
    overdue,
    borne: `(${fixed(names.terms, 1, at.principal)}+${fixed(names.terms, 5, at.principal)})`,
  }
}

type Termed = Pick<Places, 'asOf' | 'dueDay' | 'firstDue' | 'anchor'> & { contractRate: string }
function termRows({ of, say, names }: Source, rows: SheetCell[][]): Termed {
  const { debt } = of.situation
  const first = firstDueOf(debt, of.plan.plan)
  const { rounding } = debt
  rows.push([
    text(
      say(({ words }) => words.sheet.terms.title),
      'title',
    ),
  ])
  rows.push([
    text(
      say(({ words }) => words.sheet.terms.item),
      'head',
    ),
    text(
      say(({ words }) => words.sheet.terms.value),
      'head',
      3,
    ),
  ])
  type Key = keyof Voice['words']['sheet']['terms']
  const put = (key: Key, one: SheetCell): string => {
    const wide = one && typeof one.value === 'string' ? { ...one, span: 3 } : one
    rows.push([text(say(({ words }) => words.sheet.terms[key])), wide])
    return fixed(names.terms, 1, rows.length)
  }
  const asOf = put('asOf', dated(debt.asOf, undefined, 'input'))
  put('currency', text(debt.currency))
  const contractRate = put(
    'contractRate',
    cell(toNumber(debt.rates.contract), RATE_FORMAT, undefined, 'input'),
  )
  put('dayCount', text(say((voice) => voice.word(debt.dayCount))))
  const dueDay = put('dueDay', whole(debt.dueDay, undefined, 'input'))
  const firstDue = put('firstDue', dated(first, undefined, 'input'))
  const onDueDay = `MIN(${dueDay},DAY(EOMONTH(${firstDue},0)))=DAY(${firstDue})`
  const anchor = put('anchor', whole(anchorOf(debt, first), `IF(${onDueDay},${dueDay},DAY(${firstDue}))`))
  put('interest', text(say(({ words }) => words.sheet.rounding[rounding.interest])))
  put(
    'instalment',
    text(
      say((voice) =>
        voice.say(voice.words.sheet.rounding.unit, {
          way: voice.words.sheet.rounding[rounding.instalment],
          unit: { money: rounding.unit },
        }),
      ),
    ),
  )
  put(
    'allocation',
    text(say(({ words }) => debt.allocation.map((bucket) => words.buckets[bucket]).join(words.report.comma))),
  )
  rows.push([])
  return { asOf, dueDay, firstDue, anchor, contractRate }
}

function stageRows(
  { of, lines, say, names }: Source,
  rows: SheetCell[][],
  contractRate: string,
): Pick<Places, 'rates' | 'amounts'> {
  const { debt } = of.situation
  const { stages } = of.plan.plan
  const amount = amounts(debt.digits)
  const head = ['stage', 'rows', 'pays', 'rate', 'perYear', 'amount', 'unpaid'] as const
  rows.push([
    text(
      say(({ words }) => words.sheet.stages.title),
      'title',
    ),
  ])
  rows.push(
    head.map((key) => text(key === 'perYear' ? '' : say(({ words }) => words.sheet.stages[key]), 'head')),
  )
  const places = stages.map((stage, at) => {
    const rate = rateOf(stage, debt)
    const promised = stageAmount(stage, at, lines)
    const usual = stage.rate === undefined
    rows.push([
      whole(at + 1),
      whole('months' in stage ? stage.months : 1),
      text(say((voice) => voice.word(payName(stage.pay)))),
      cell(toNumber(rate), RATE_FORMAT, usual ? contractRate : undefined, usual ? 'plain' : 'input'),
      text(say(({ words }) => words.sheet.stages[rate.per === 'day' ? 'perDay' : 'perYear'])),
      promised === undefined ? text('') : amount(promised, undefined, 'input'),
      text(say(({ words }) => words.sheet.stages[stage.unpaid ?? 'accrues'])),
    ])
    return {
      rate: fixed(names.terms, 3, rows.length),
      amount: promised === undefined ? undefined : fixed(names.terms, 5, rows.length),
    }
  })
  rows.push([])
  return { rates: places.map(({ rate }) => rate), amounts: places.map((place) => place.amount) }
}
