// The working of a schedule in a workbook (计息过程): per row the days, the fraction of a year, the rate and the division that
// makes the interest, each column from those before it; and the figures agreed on, which the checks are held against.
import { anchorOf, firstDueOf } from '../core/course.ts'
import type { Line } from '../core/line.ts'
import { type SheetCell, amounts, column, text, whole } from './sheet-cell.ts'
import type { At, Column } from './sheet-column.ts'
import { periodColumns } from './sheet-days.ts'
import { divisionColumns, rateColumns } from './sheet-division.ts'
import { arithmetic } from './sheet-interest.ts'
import { FIRST_LINE, FIRST_TOLD, type Places, type Source } from './sheet-terms.ts'

export type Working = {
  readonly rows: SheetCell[][]
  readonly widths: readonly number[]
  /** A cell of a line, as the schedule refers to it. */
  readonly at: (key: string, row: number) => string
  readonly exact: boolean
  readonly products: readonly string[]
}

export function workingRows(
  source: Source,
  places: Places,
  scheduleAt: (letter: string, row: number) => string,
): Working {
  const { of, lines, say, names } = source
  const { debt } = of.situation
  const carries = debt.rounding.interest === 'carry'
  const anchor = anchorOf(debt, firstDueOf(debt, of.plan.plan))
  const before = lines.map((_, i) => (i === 0 ? of.schedule.opened : (lines[i - 1] as Line).left).principal)
  const made = arithmetic(
    lines.map(({ from, step }, i) => ({ from, due: step.due, rate: step.rate, principal: before[i] ?? 0 })),
    debt.dayCount,
    anchor,
    carries,
  )
  const columns: Column[] = [
    ...periodColumns(source, places, made, anchor, scheduleAt),
    ...rateColumns(source, places, made, carries),
    {
      key: 'minor',
      head: ({ words }) => words.sheet.working.minor,
      cell: (i, row) => whole(before[i] ?? 0, `ROUND(${scheduleAt('E', row)}*${10 ** debt.digits},0)`),
    },
    ...divisionColumns(source, made, before, carries),
    ...agreedColumns(source),
  ]
  const letters = new Map(columns.map(({ key }, i) => [key, column(i)]))
  const letter = (key: string): string => letters.get(key) ?? '?'
  const here: At = (key, row) => `${letter(key)}${row}`
  const head = columns.map((one) => text(say(one.head), 'head'))
  const body = lines.map((_, i) => columns.map((one) => one.cell(i, FIRST_LINE + i, here)))
  const last = FIRST_LINE + lines.length - 1
  return {
    rows: [
      [
        text(
          say(({ words }) => words.sheet.sheets.working),
          'title',
        ),
      ],
      [
        text(
          say(({ words }) => words.sheet.working.note),
          'soft',
          12,
        ),
      ],
      [],
      head,
      [],
      ...body,
    ],
    widths: columns.map(({ key }) => (/from|until/.test(key) ? 12 : 14)),
    at: (key, row) => `'${names.working}'!${here(key, row)}`,
    exact: made.pieces !== undefined,
    products: Array.from({ length: made.pieces?.count ?? 0 }, (_, k) => {
      const of = letter(`product${k + 1}`)
      return `'${names.working}'!${of}${FIRST_LINE}:${of}${last}`
    }),
  }
}

/** Interest, payment, where it goes, what is added to principal, what is left: as the agreement has them. */
function agreedColumns({ of, lines }: Source): Column[] {
  const amount = amounts(of.situation.debt.digits)
  const line = (i: number): Line => lines[i] as Line
  const agreed = (key: string, what: Column['head'], figure: (of: Line) => number): Column => ({
    key: `agreed-${key}`,
    head: (voice) => voice.say(voice.words.sheet.working.agreed, { what: what(voice) }),
    cell: (i) => amount(figure(line(i))),
  })
  return [
    agreed(
      'charged',
      ({ words }) => words.sheet.rows.charged,
      ({ charged }) => charged,
    ),
    agreed(
      'payment',
      ({ words }) => words.sheet.rows.payment,
      ({ payment }) => payment,
    ),
    ...FIRST_TOLD.map((bucket) =>
      agreed(
        `to-${bucket}`,
        ({ words, say }) => say(words.sheet.rows.to, { bucket: { word: bucket } }),
        ({ to }) => to[bucket],
      ),
    ),
    agreed(
      'capitalised',
      ({ words }) => words.sheet.rows.capitalised,
      ({ capitalised }) => capitalised,
    ),
    ...FIRST_TOLD.map((bucket) =>
      agreed(
        `left-${bucket}`,
        ({ words, say }) => say(words.sheet.rows.left, { bucket: { word: bucket } }),
        ({ left }) => left[bucket],
      ),
    ),
  ]
}
